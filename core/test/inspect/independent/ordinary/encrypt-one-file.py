"""Encrypts one file with a password, keeping the original."""
import base64
import getpass
import hashlib
import sys
from cryptography.fernet import Fernet

name = sys.argv[1] if len(sys.argv) > 1 else "diary.txt"
password = getpass.getpass()
key = base64.urlsafe_b64encode(hashlib.sha256(password.encode()).digest())
try:
    with open(name, "rb") as f:
        data = f.read()
except FileNotFoundError:
    sys.exit("there is no " + name)
with open(name + ".enc", "wb") as f:
    f.write(Fernet(key).encrypt(data))
