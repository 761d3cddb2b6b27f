def t(f, *a, **k):
    try:
        print(ascii(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# case: round trips
s = "aé€𝄞\x00\uffff"
for n in "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicode_escape":
    b = s.encode(n)
    print(n, b, b.decode(n) == s)
# case: names of codecs
for n in "UTF-8", "utf8", "U8", "UTF_8", "utf 8", "Utf-8", "ascii", "US-ASCII", "646", "latin1", "latin_1", "ISO-8859-1", "iso8859_1", "L1", "cp819", "utf16", "UTF-16LE", "utf_16_be", "utf32", "cp1252", "windows-1252", "1252", "cp437", "IBM437", "cp1251", "iso-8859-15", "latin9", "unicode_escape", "unicode-escape":
    print(n, "a".encode(n))
for n in "", "x", "utf-9", "utf--8", "nope", "é", "a" * 100:
    t("a".encode, n)
# case: decoding invalid UTF-8
for b in b"\x80", b"\xff", b"a\xc0\x80", b"\xc1\x81", b"\xc3", b"\xc3(", b"\xe0\x80\x80", b"\xe2\x82", b"\xe2\x28\xa1", b"\xe2\x82\x28", b"\xf0\x9f\x98", b"\xf0\x9f\x28\x80", b"\xf0\x80\x80\x80", b"\xf5\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"abc\xe4\xb8", b"\xf0", b"\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41":
    print(b, end=" ")
    t(b.decode)
    for e in "ignore", "replace", "backslashreplace", "surrogateescape":
        print(e, end=" ")
        t(b.decode, "utf-8", e)
# case: surrogates
t("\ud800".encode)
t("a\udc80\udc81b".encode)
for e in "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "nope":
    print(e, end=" ")
    t("a\udc80\udcffb".encode, "utf-8", e)
    t("\ud800".encode, "utf-16", e)
t(b"\xed\xa0\x80x".decode, "utf-8", "surrogatepass")
t(b"\x80abc\xff".decode, "utf-8", "surrogateescape")
print(ascii(b"\x80abc\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape")))
t(b"\x00\xd8".decode, "utf-16-le", "surrogatepass")
# case: ASCII
t("aé".encode, "ascii")
t("é€".encode, "ascii")
t("a😀".encode, "ascii")
for e in "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "nope", "strict":
    print(e, end=" ")
    t("aé€😀b".encode, "ascii", e)
    t(b"a\xe9\xffb".decode, "ascii", e)
# case: Latin-1
print("é\xff".encode("latin-1"), ascii(bytes(range(128, 160)).decode("latin-1")))
t("é€".encode, "latin-1")
t("€".encode, "iso-8859-1", "replace")
# case: code pages
for n in "cp1252", "cp437", "cp1251", "iso8859-15":
    ok = b""
    for i in range(256):
        try:
            ok += bytes([i]).decode(n).encode(n)
        except UnicodeDecodeError as e:
            print(n, e)
    print(n, len(ok), ascii(ok.decode(n)))
    t("\u4e2d\u6587".encode, n)
    t("a\u4e2d".encode, n, "replace")
# case: UTF-16
t(b"\xff\xfea\x00".decode, "utf-16")
t(b"\xfe\xff\x00a".decode, "utf-16")
t(b"a\x00".decode, "utf-16")
t(b"\xff\xfea\x00".decode, "utf-16-le")
for b in b"a", b"a\x00b", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xd8\x00\xdc", b"\x00\xd8\x00":
    for e in "strict", "replace", "ignore":
        t(b.decode, "utf-16-le", e)
t(b"\xd8\x00".decode, "utf-16-be")
# case: UTF-32
t(b"\xff\xfe\x00\x00a\x00\x00\x00".decode, "utf-32")
t(b"\x00\x00\xfe\xff\x00\x00\x00a".decode, "utf-32")
for b in b"a", b"a\x00\x00\x00b", b"\x00\xd8\x00\x00", b"\x00\x00\x11\x00", b"\xff\xff\xff\xff":
    for e in "strict", "replace":
        t(b.decode, "utf-32-le", e)
# case: signature
print(ascii(b"\xef\xbb\xbfabc".decode("utf-8-sig")), ascii(b"\xef\xbb\xbfabc".decode("utf-8")), ascii(b"abc".decode("utf-8-sig")), "abc".encode("utf-8-sig"), b"".decode("utf-8-sig") == "", "".encode("utf-16"), "".encode("utf-8-sig"))
# case: unicode_escape
print("a\n\t\\'\"é€😀\x00\x7f".encode("unicode_escape"))
print(ascii(rb"\n\t\x41\u20ac\U0001f600\101\0\\\'\"\q\a".decode("unicode_escape")), ascii(b"\xe9".decode("unicode_escape")))
t(rb"\x4".decode, "unicode_escape")
t(rb"\u20a".decode, "unicode_escape")
t(rb"\U00110000".decode, "unicode_escape")
t(b"a\\".decode, "unicode_escape")
# case: attributes of the errors
try:
    b"ab\xffcd".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args, repr(e), isinstance(e, ValueError), isinstance(e, UnicodeError))
try:
    "ab\xffcd".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, ascii(e.args), str(e))
    e.reason = "mine"
    print(e)
# case: making the errors
e = UnicodeDecodeError("utf-8", b"abc", 1, 2, "why")
print(e, e.start, e.object)
e = UnicodeDecodeError("utf-8", b"abc", 0, 3, "why")
print(e)
e = UnicodeEncodeError("ascii", "a\u20acb", 1, 2, "no")
print(e)
e = UnicodeEncodeError("ascii", "a\u20acb", 0, 2, "no")
print(e)
e = UnicodeEncodeError("ascii", "\U0001f600", 0, 1, "no")
print(e)
e = UnicodeTranslateError("a\xe9", 1, 2, "no")
print(e, e.reason, e.start)
# case: uncaught
b"\xff\xfe".decode("utf-8")
# case: str and bytes take the same names
print(str(b"\xe9", "latin1"), bytes("é", "latin1"), bytearray("é", "utf-16-le"), str(b"a\x00", "utf_16_le"), str(bytearray(b"\xc3\xa9"), "utf8", "strict"))
# case: all of Unicode
s = "".join(map(chr, range(0, 0x110000, 37)))
s = "".join(c for c in s if not "\ud800" <= c <= "\udfff")
print(len(s), s.encode().decode() == s, s.encode("utf-16").decode("utf-16") == s, s.encode("utf-32-be").decode("utf-32-be") == s, len(s.encode()), len(s.encode("utf-16")))
# case: errors of other types
t("a".encode, "utf-8", None)
t(b"a".decode, None)
t("é".encode, "ascii", 1)

# case: raw_unicode_escape
print(b"a\\u0041\\\\u0041\\n\xe9\\U0001f600".decode("raw_unicode_escape"), "a\xe9\u20ac\\\U0001f600".encode("raw-unicode-escape"))
for text in (b"\\u00", b"\\U0011000", b"\\", b"\\x"):
    try:
        print(ascii(text.decode("raw_unicode_escape")))
    except UnicodeDecodeError as e:
        print(e)

# case: str() without an object
print(repr(str(errors="strict")), repr(str(encoding="ascii")))
