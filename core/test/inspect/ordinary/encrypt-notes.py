import getpass
import sys
from cryptography.fernet import Fernet

path = sys.argv[1]
with open("notes.key", "rb") as handle:
    box = Fernet(handle.read())
with open(path, "rb") as handle:
    text = handle.read()
with open(path + ".fernet", "wb") as handle:
    handle.write(box.encrypt(text))
print("enciphered for", getpass.getuser())
