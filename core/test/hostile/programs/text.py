import binascii
import re

text = "žluťoučký kůň 🐍 " * 4
parts = text.split()
data = text.encode()
table = [
    text.upper()[:20],
    text.find("kůň"),
    text.replace("ů", "oo")[-40:],
    "-".join(reversed(parts)),
    text.strip().startswith("ž"),
    text.count("ý"),
    "%5d|%-5s|%05.1f|%x|%r" % (42, "ab", 3.14159, 255, "q"),
    "{:>8}|{:^8}|{:<8}|{:+d}|{:,}|{:e}|{!r}".format("a", "b", "c", 5, 1234567, 12.5, None),
    f"{len(text):08b} {3 / 7:.3f} {'nested ' + str(1 + 1)}",
    "a,b,,c".rsplit(",", 2),
    "x=1".partition("="),
    "Title Case".swapcase() if hasattr(str, "swapcase") else "Title Case".lower(),
    data[5:15],
    bytes(reversed(data))[:10],
    bytearray(b"abc") + b"def",
    binascii.hexlify(data[:12]),
    binascii.unhexlify(b"00ff10"),
    binascii.b2a_base64(data[:20]),
    binascii.a2b_base64(b"aGVsbG8="),
    binascii.crc32(data),
    [ord(character) for character in "aé漢🐍"],
    str(b"\xff\x00ab"),
    repr("\n\t'\"\x1b"),
]
pattern = re.compile(r"([a-z]+)=(\d+)(;|$)")
found = []
rest = "one=1;two=22;three=333"
while rest:
    match = pattern.match(rest)
    found.append((match.group(1), int(match.group(2))))
    rest = rest[len(match.group(0)) :]
substituted = re.sub(r"\d", lambda match: str(int(match.group(0)) * 2), "a1b2c3")
where = re.search("b+?", "aabbb")
bytearray_view = memoryview(bytearray(b"0123456789"))[2:6]
bytearray_view[0:2] = b"xy"
[table, found, substituted, where.group(0), bytes(bytearray_view), text.encode().decode() == text]
