import hashlib
import sys
import urllib.request

URL = "https://files.example.org/releases/data-1.2.tar.gz"
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

data = urllib.request.urlopen(URL).read()
if hashlib.sha256(data).hexdigest() != SHA256:
    sys.exit("the checksum is wrong")
with open("data-1.2.tar.gz", "wb") as f:
    f.write(data)
print("ok")
