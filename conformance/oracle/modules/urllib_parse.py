from urllib.parse import *
from urllib.parse import quote_from_bytes, unquote_to_bytes

# case: urlsplit
for url in ("http://a.b/c?d=e#f", "//a/b", "/a/b", "mailto:x@y.z", "", "a:b", "http:", "file:///etc/x", "HTTP://A/", "a/b:c", "http://[::1]:80/x", "1a:b", "x?y#z?w"):
    print(urlsplit(url))

# case: urlparse
for url in ("http://u:p@h:8/p;q?r=s#t", "http://a/b;c/d;e", "svn://a/b;c", ";x", "a;b"):
    print(urlparse(url))

# case: parts of a host
for url in ("http://u:p@HOST:80/", "http://host/", "http://[::1]:8/", "http://u@h", "//", "http://h:"):
    r = urlparse(url)
    print(r.username, r.password, r.hostname, r.port, r.netloc)
for url in ("http://h:x/", "http://h:99999/"):
    try:
        print(urlsplit(url).port)
    except ValueError as e:
        print(e)

# case: results
r = urlparse("http://a/b?c#d")
print(r.scheme, r[1], r.geturl(), r._replace(path="/x", query="").geturl(), len(r), r == ("http", "a", "/b", "", "c", "d"))
print(urlsplit(b"http://a/b?c"), urlsplit(b"http://a/b?c").geturl(), urlsplit("http://a/b").encode(), urlparse(b"x").decode())

# case: unsplit
print(urlunsplit(("http", "a", "b", "c", "d")), urlunparse(("http", "a", "/b", "c", "d", "e")), urlunsplit(("", "", "x", "", "")), urlunsplit(("file", "", "/x", "", "")), urlunparse(["", "", "p", "", "", ""]))

# case: join with a base
base = "http://a/b/c/d;p?q"
for url in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/./h", "g/../h", "http:g", "ftp://x/y", "mailto:a"):
    print(url, urljoin(base, url))

# case: join with odd bases
print(urljoin("", "a"), urljoin("a", ""), urljoin("a/b", "c"), urljoin("http://a", "b"), urljoin("http://a/b", "c/d"), urljoin("mailto:x", "y"), urljoin(b"http://a/b", b"c"), urljoin("http://a//b//c", "d"))

# case: fragments
print(urldefrag("http://a/b#c"), urldefrag("a"), urldefrag("a#").url, urldefrag(b"a#b"), urldefrag("http://a/b?x#y").geturl())

# case: quote
print(quote("a b/c?d=é&ü"), quote("a/b", safe=""), quote("~_.-"), quote(b"\xff /"), quote("a+b"), quote_plus("a b+c/d"), quote("é", encoding="latin-1"), quote(""), quote_from_bytes(b"a\x00", ""), quote("a:b@c", safe=":@"))

# case: what cannot be quoted
for f in (lambda: quote(1), lambda: quote(b"a", encoding="utf-8"), lambda: quote_from_bytes("a"), lambda: quote(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)

# case: unquote
print(unquote("a%20b%C3%A9"), unquote("%zz%2"), unquote("a+b"), unquote_plus("a+b%2B"), unquote("%E9", encoding="latin-1"), ascii(unquote("%ff")), unquote_to_bytes("a%20\u00e9"), unquote(b"a%20b"), unquote("é%20ü"), unquote("%"))

# case: urlencode
print(urlencode({"a": 1, "b": "x y&z", "c": None}), urlencode([("a", 1), ("a", "é")]), urlencode({"a": [1, 2], "b": "xy"}, doseq=True), urlencode({"a": [1, 2]}), urlencode({"a": "b/c"}, safe="/"), urlencode({b"k": b"v w"}), urlencode({"a b": "c d"}, quote_via=quote), urlencode({}))
for q in (1, "abc", [1]):
    try:
        print(urlencode(q))
    except TypeError as e:
        print(e)

# case: parse_qs
print(parse_qs("a=1&b=2&a=3"), parse_qs("a=&b"), parse_qs("a=&b", keep_blank_values=True), parse_qs("a=%20b+c&d=%C3%A9"), parse_qs(""), parse_qs("a=1;b=2"), parse_qs("a=1;b=2", separator=";"), parse_qs(b"a=1"))
print(parse_qsl("b=1&a=2&b=3"), parse_qsl("a=b=c"), parse_qsl("&&a=1&"))
for call in (lambda: parse_qs("a", strict_parsing=True), lambda: parse_qs("a=1&b=2", max_num_fields=1), lambda: parse_qs("a", separator="")):
    try:
        print(call())
    except ValueError as e:
        print(e)

# case: odd urls
print(urlsplit("http://a\n/b"), urlsplit("  http://a"), urlsplit("http://a?b/c"), urlsplit("http://a#b?c"), urlsplit("x", scheme="http"), urlsplit("http://a#b", allow_fragments=False))
try:
    urlsplit("http://[a/b")
except ValueError as e:
    print(e)
try:
    urljoin("a", b"b")
except TypeError as e:
    print(e)
