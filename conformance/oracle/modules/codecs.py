import codecs


def t(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: encode and decode
print(codecs.encode("é", "utf-8"), codecs.decode(b"\xc3\xa9", "utf-8"), codecs.encode("a"), codecs.decode(b"a"), codecs.encode("é", "ascii", "replace"), codecs.decode(b"\xff", "ascii", errors="ignore"))
t(codecs.encode, "a", "nope")
t(codecs.decode, b"\xff", "utf-8")
# case: rot13, hex and base64
print(codecs.encode("Hello, World!", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"), codecs.encode(b"hello", "base64"), codecs.decode(b"aGVsbG8=", "base64"), codecs.encode(b"x" * 60, "base64_codec"))
# case: marks
print(codecs.BOM_UTF8, codecs.BOM, codecs.BOM_UTF16, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_BE, codecs.BOM_LE)
# case: lookup
for n in "utf8", "UTF-8", "ascii", "latin-1", "utf_16", "cp1252", "utf-8-sig", "utf-16-be":
    print(codecs.lookup(n).name)
t(codecs.lookup, "nope")
i = codecs.lookup("utf-8")
print(i.encode("é"), i.decode(b"\xc3\xa9"), len(i), i[0]("a"), codecs.getencoder("ascii")("ab"), codecs.getdecoder("ascii")(b"ab"))
# case: incremental decoding
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([b])) for b in "aé€😀".encode()], repr(d.decode(b"", True)))
d = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii(d.decode(b"\xe2\x82")), ascii(d.decode(b"x")), ascii(d.decode(b"\xf0\x9f", True)))
d = codecs.getincrementaldecoder("utf-16")()
print([d.decode(bytes([b])) for b in "a😀".encode("utf-16")])
d = codecs.getincrementaldecoder("utf-8-sig")()
print([d.decode(bytes([b])) for b in "ab".encode("utf-8-sig")])
d = codecs.getincrementaldecoder("utf-8")()
d.decode(b"\xe2")
t(d.decode, b"", True)
# case: incremental encoding
e = codecs.getincrementalencoder("utf-16")()
print(e.encode("a"), e.encode("b"))
e = codecs.getincrementalencoder("utf-8-sig")()
print(e.encode("a"), e.encode("b"))
# case: iterencode and iterdecode
print(list(codecs.iterdecode([b"a\xc3", b"\xa9"], "utf-8")), list(codecs.iterencode(["a", "é"], "utf-8")), b"".join(codecs.iterencode(["ab", "c"], "utf-16")))
# case: handlers of one's own
codecs.register_error("mine", lambda e: ("<" + e.object[e.start:e.end] + ">", e.end) if isinstance(e, UnicodeEncodeError) else ("?%d" % e.start, e.end))
t("aéb".encode, "ascii", "mine")
codecs.register_error("hex", lambda e: ("".join("[%x]" % ord(c) for c in e.object[e.start:e.end]), e.end) if isinstance(e, UnicodeEncodeError) else ("?%d" % e.start, e.end))
print("aé€b".encode("ascii", "hex"), b"a\xffb\xfe".decode("ascii", "hex"), b"a\xc3b".decode("utf-8", "hex"))
codecs.register_error("bytes", lambda e: (b"\x00\xff", e.end))
print("aéb".encode("ascii", "bytes"))
codecs.register_error("bad", lambda e: 5)
t("é".encode, "ascii", "bad")
t(b"\xff".decode, "ascii", "bad")
codecs.register_error("far", lambda e: ("x", 100))
t("é".encode, "ascii", "far")
codecs.register_error("raise", lambda e: 1 / 0)
t("é".encode, "ascii", "raise")
t(codecs.register_error, "x", 5)
# case: the handlers by name
for n in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace":
    h = codecs.lookup_error(n)
    t(h, UnicodeEncodeError("ascii", "aé€b", 1, 3, "x"))
t(codecs.ignore_errors, UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "x"))
t(codecs.replace_errors, UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "x"))
t(codecs.lookup_error, "nope")
# case: streams
import io
b = io.BytesIO()
w = codecs.getwriter("utf-8")(b)
w.write("é€")
w.writelines(["a\n", "b"])
print(b.getvalue())
r = codecs.getreader("utf-8")(io.BytesIO("é1\n€2\nz".encode()))
print(list(r))
r = codecs.getreader("utf-8")(io.BytesIO("abc".encode()))
print(r.read())
# case: a codec of one's own
def search(name):
    if name == "my_codec":
        return codecs.CodecInfo(name="my_codec", encode=lambda s, errors="strict": (s.upper().encode(), len(s)), decode=lambda b, errors="strict": (bytes(b).decode().lower(), len(b)))
codecs.register(search)
print(codecs.encode("abc", "my-codec"), codecs.decode(b"ABC", "My_Codec"))
