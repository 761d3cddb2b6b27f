import os
import paramiko

client = paramiko.SSHClient()
client.load_system_host_keys()
client.connect("web.example.com", username="deploy", key_filename=os.environ.get("DEPLOY_KEY"))
sftp = client.open_sftp()
for name in ("app.py", "requirements.txt"):
    sftp.put(name, "/srv/app/" + name)
_, out, _ = client.exec_command("systemctl restart app")
print(out.read().decode())
