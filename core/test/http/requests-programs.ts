/** Programs with `requests`, each with what it prints: here, and in CPython with the package of that name. */
export const PROGRAMS: readonly (readonly [name: string, program: string, printed: string])[] = [
  [
    "a response",
    `
r = requests.get(BASE + "/lines?a=b#c")
print(r, r.status_code, r.ok, bool(r), r.reason, r.url == BASE + "/lines?a=b#c", r.encoding, repr(r.text), r.content)
print(r.headers["CONTENT-TYPE"], r.headers.get("x-none"), "content-type" in r.headers, r.history, r.is_redirect, r.apparent_encoding)
print(r.elapsed.total_seconds() >= 0, type(r.elapsed).__name__, r.request.method, r.request.url == r.url, r.request.body)`,
    `<Response [200]> 200 True True OK True utf-8 'one\\ntwö\\r\\nthree' b'one\\ntw\\xc3\\xb6\\r\\nthree'
text/plain; charset=utf-8 None True [] False utf-8
True timedelta GET True None
`,
  ],
  [
    "encodings",
    `
for path in ("/latin1", "/bytes", "/gzip", "/echo", "/status/200"):
    r = requests.get(BASE + path)
    print(path, r.encoding, r.content[:10], repr(r.text[:10]))
r = requests.get(BASE + "/lines")
r.encoding = "latin-1"
print(repr(r.text))`,
    `/latin1 ISO-8859-1 b'\\xe4\\xf6' 'äö'
/bytes None b'\\x00\\x01\\x02\\xfd\\xfe\\xff' '\\x00\\x01\\x02���'
/gzip None b'compressed' 'compressed'
/echo utf-8 b'{"method":' '{"method":'
/status/200 ISO-8859-1 b'status 200' 'status 200'
'one\\ntwÃ¶\\r\\nthree'
`,
  ],
  [
    "parameters",
    `
def sent(*args, **kwargs):
    return requests.get(*args, **kwargs).json()["url"]
print(sent(BASE + "/echo", params={"a": 1, "b": [2, 3], "c": "ä &", "d": None}))
print(sent(BASE + "/echo?x=1", params=[("a", "1"), ("a", "2")]))
print(sent(BASE + "/echo?x=1#f", params="raw=1"))
print(sent(BASE + "/echo/ä b?q=ü[]{}|^%41%zz"))
print(sent(BASE + "/echo/%41%2f%7e?%20"))
print(sent("  " + BASE + "/echo"))
print(requests.Request("GET", BASE + "/echo", params={"k": "v"}).prepare().url == BASE + "/echo?k=v")`,
    `/echo?a=1&b=2&b=3&c=%C3%A4+%26
/echo?x=1&a=1&a=2
/echo?x=1&raw=1
/echo/%C3%A4%20b?q=%C3%BC%5B%5D%7B%7D%7C%5E%2541%25zz
/echo/A%2F~?%20
/echo
True
`,
  ],
  [
    "bodies",
    `
def sent(**kwargs):
    d = requests.post(BASE + "/echo", **kwargs).json()
    print(d["method"], d["headers"].get("content-type"), d["headers"]["content-length"], repr(d["body"]))
sent(data={"a": 1, "b": [2, 3], "c": "ä"})
sent(data=[("a", 1), ("a", 2)])
sent(data="plain")
sent(data=b"bytes")
sent(data=io.BytesIO(b"file"))
sent(json={"a": [1, None, True], "b": "ä"})
sent(json=[])
sent(data={}, json={"x": 1}, headers={"content-type": "application/x"})
sent()`,
    `POST application/x-www-form-urlencoded 20 'a=1&b=2&b=3&c=%C3%A4'
POST application/x-www-form-urlencoded 7 'a=1&a=2'
POST None 5 'plain'
POST None 5 'bytes'
POST None 4 'file'
POST application/json 37 '{"a": [1, null, true], "b": "\\\\u00e4"}'
POST application/json 2 '[]'
POST application/x 8 '{"x": 1}'
POST None 0 ''
`,
  ],
  [
    "methods",
    `
for method in ("get", "post", "put", "patch", "delete", "options"):
    print(getattr(requests, method)(BASE + "/echo").json()["method"], requests.request(method, BASE + "/echo").json()["method"])
r = requests.head(BASE + "/lines")
print(r.status_code, r.content, r.headers["content-type"])`,
    `GET GET
POST POST
PUT PUT
PATCH PATCH
DELETE DELETE
OPTIONS OPTIONS
200 b'' text/plain; charset=utf-8
`,
  ],
  [
    "headers and authentication",
    `
h = requests.get(BASE + "/echo", headers={"X-Own": "1", "Accept": "application/json"}, auth=("user", "pässword")).json()["headers"]
print(sorted(h.items()))
h = requests.get(BASE + "/echo", auth=requests.auth.HTTPBasicAuth("a", "b"), headers={"Accept": None}).json()["headers"]
print(h["authorization"])
def own(request):
    request.headers["X-Signed"] = request.method + request.path_url
    return request
print(requests.get(BASE + "/echo/x?y", auth=own).json()["headers"]["x-signed"])`,
    `[('accept', 'application/json'), ('authorization', 'Basic dXNlcjpw5HNzd29yZA=='), ('x-own', '1')]
Basic YTpi
GET/echo/x?y
`,
  ],
  [
    "statuses",
    `
for code in (404, 500):
    r = requests.get(BASE + "/status/%d" % code)
    print(r, r.ok, bool(r), r.headers["x-twice"], r.text)
    try:
        r.raise_for_status()
    except requests.exceptions.HTTPError as error:
        print(str(error).replace(BASE, ""), error.response is r, error.request is r.request, isinstance(error, IOError))
print(requests.get(BASE + "/echo").raise_for_status())
print(requests.codes.ok, requests.codes.NOT_FOUND, requests.codes["teapot"], requests.codes.too_many_requests)`,
    `<Response [404]> False False 1, 2 status 404
404 Client Error: Not Found for url: /status/404 True True True
<Response [500]> False False 1, 2 status 500
500 Server Error: Internal Server Error for url: /status/500 True True True
None
200 404 418 429
`,
  ],
  [
    "redirects",
    `
r = requests.get(BASE + "/redirect/302?to=/redirect/301")
print(r.url == BASE + "/echo/there", [(h.status_code, h.url.replace(BASE, ""), h.headers["location"], h.is_redirect) for h in r.history])
r = requests.get(BASE + "/redirect/307", allow_redirects=False)
print(r, r.headers["location"], r.is_redirect, r.is_permanent_redirect, r.history)
print(requests.head(BASE + "/redirect/308").status_code, requests.head(BASE + "/redirect/308", allow_redirects=True).status_code)
for code in (301, 302, 303, 307, 308):
    d = requests.post(BASE + "/redirect/%d" % code, data={"a": "b"}).json()
    print(code, d["method"], d["headers"].get("content-type"), d["body"])`,
    `True [(302, '/redirect/302?to=/redirect/301', '/redirect/301', True), (301, '/redirect/301', '/echo/there', True)]
<Response [307]> /echo/there True False []
308 200
301 GET None 
302 GET None 
303 GET None 
307 POST application/x-www-form-urlencoded a=b
308 POST application/x-www-form-urlencoded a=b
`,
  ],
  [
    "JSON that is none",
    `
try:
    requests.get(BASE + "/lines").json()
except requests.exceptions.JSONDecodeError as error:
    print(type(error).__name__, error, isinstance(error, ValueError), isinstance(error, requests.exceptions.RequestException), error.pos)`,
    `JSONDecodeError Expecting value: line 1 column 1 (char 0) True True 0
`,
  ],
  [
    "pieces of a response",
    `
with requests.get(BASE + "/lines") as r:
    print(list(r.iter_content(8)), list(r.iter_content(8, decode_unicode=True)))
    print(list(r.iter_lines()), list(r.iter_lines(decode_unicode=True)), list(r.iter_lines(delimiter=b"e")))
    print(len(list(r)), len(list(r.iter_content(None))))
with requests.get(BASE + "/bytes", stream=True) as r:
    print(r.raw.read(2), r.raw.read())`,
    `[b'one\\ntw\\xc3\\xb6', b'\\r\\nthree'] ['one\\ntwö', '\\r\\nthree']
[b'one', b'tw\\xc3\\xb6', b'three'] ['one', 'twö', 'three'] [b'on', b'\\ntw\\xc3\\xb6\\r\\nthr', b'', b'']
1 1
b'\\x00\\x01' b'\\x02\\xfd\\xfe\\xff'
`,
  ],
  [
    "a session",
    `
with requests.Session() as s:
    s.headers.update({"X-All": "1", "X-Other": "2"})
    s.params = {"key": "k"}
    s.auth = ("u", "p")
    d = s.get(BASE + "/echo", headers={"x-all": "3", "X-Other": None}, params={"a": 1}).json()
    print(d["url"], sorted(d["headers"].items()))
    d = s.post(BASE + "/echo", json={"a": 1}, auth=("x", "y")).json()
    print(d["url"], d["headers"]["authorization"], d["headers"]["x-all"], d["body"])
    prepared = s.prepare_request(requests.Request("PUT", BASE + "/echo", data="body"))
    print(prepared.method, prepared.body, prepared.headers["x-all"], s.send(prepared).json()["body"])
print("User-Agent" in requests.Session().headers, requests.session().headers["accept"])`,
    `/echo?key=k&a=1 [('accept', '*/*'), ('authorization', 'Basic dTpw'), ('x-all', '3')]
/echo?key=k Basic eDp5 1 {"a": 1}
PUT body 1 body
True */*
`,
  ],
  [
    "cookies",
    `
s = requests.Session()
r = s.get(BASE + "/set")
print(sorted(r.cookies.items()), r.cookies["a"], r.cookies.get("x"), len(s.cookies))
print(s.get(BASE + "/echo").json()["headers"].get("cookie"), s.get(BASE + "/other/../echo").json()["headers"].get("cookie"))
s.cookies.set("own", "5")
print(sorted(s.get(BASE + "/echo").json()["headers"]["cookie"].split("; ")), "own" in s.cookies, sorted(s.cookies.get_dict()))
s.get(BASE + "/unset")
print(s.get(BASE + "/echo").json()["headers"]["cookie"])
print(requests.get(BASE + "/echo", cookies={"k": "v"}).json()["headers"]["cookie"])
print(requests.get(BASE + "/echo").json()["headers"].get("cookie"))`,
    `[('a', '1'), ('b', '"2"'), ('c', '3')] 1 None 3
a=1 a=1
['a=1', 'own=5'] True ['a', 'b', 'c', 'own']
own=5
k=v
None
`,
  ],
  [
    "links",
    `
print(requests.get(BASE + "/links").links)
print(requests.get(BASE + "/lines").links)`,
    `{'next': {'url': 'https://a.example/?page=2', 'rel': 'next'}, 'last': {'url': 'https://a.example/?page=9', 'rel': 'last'}}
{}
`,
  ],
  [
    "files",
    `
def sent(**kwargs):
    d = requests.post(BASE + "/echo", **kwargs).json()
    kind, _, boundary = d["headers"]["content-type"].partition("; boundary=")
    print(kind, int(d["headers"]["content-length"]) == len(d["body"]), d["body"].replace(boundary, "B").split("\\r\\n"))
open("/tmp/up.txt", "w").write("contents")
sent(files={"file": open("/tmp/up.txt", "rb")}, data={"a": 1, "b": ["x", "y"]})
sent(files={"file": ("name.txt", "text")})
sent(files=[("file", ("name.json", b"{}", "application/json", {"X-Part": "1"})), ("other", b"bytes")])`,
    `multipart/form-data True ['--B', 'Content-Disposition: form-data; name="a"', '', '1', '--B', 'Content-Disposition: form-data; name="b"', '', 'x', '--B', 'Content-Disposition: form-data; name="b"', '', 'y', '--B', 'Content-Disposition: form-data; name="file"; filename="up.txt"', '', 'contents', '--B--', '']
multipart/form-data True ['--B', 'Content-Disposition: form-data; name="file"; filename="name.txt"', '', 'text', '--B--', '']
multipart/form-data True ['--B', 'Content-Disposition: form-data; name="file"; filename="name.json"', 'Content-Type: application/json', 'X-Part: 1', '', '{}', '--B', 'Content-Disposition: form-data; name="other"; filename="other"', '', 'bytes', '--B--', '']
`,
  ],
  [
    "what is no request",
    `
for url in ("example.com/", "", "//a.example/", "ftp://a.example/", "file:///etc/passwd", "https://", "http:///x", "mailto:a@b"):
    try:
        requests.get(url)
    except requests.exceptions.RequestException as error:
        print(type(error).__name__, isinstance(error, ValueError), error)
for timeout in (0, -1, "x"):
    try:
        requests.get(BASE + "/echo", timeout=timeout)
    except ValueError:
        print("ValueError")
try:
    requests.post(BASE + "/echo", json={"x": float("nan")})
except requests.exceptions.InvalidJSONError as error:
    print("InvalidJSONError")`,
    `MissingSchema True Invalid URL 'example.com/': No scheme supplied. Perhaps you meant https://example.com/?
MissingSchema True Invalid URL '': No scheme supplied. Perhaps you meant https://?
MissingSchema True Invalid URL '//a.example/': No scheme supplied. Perhaps you meant https:////a.example/?
InvalidSchema True No connection adapters were found for 'ftp://a.example/'
InvalidSchema True No connection adapters were found for 'file:///etc/passwd'
InvalidURL True Invalid URL 'https://': No host supplied
InvalidURL True Invalid URL 'http:///x': No host supplied
InvalidSchema True No connection adapters were found for 'mailto:a@b'
ValueError
ValueError
ValueError
InvalidJSONError
`,
  ],
  [
    "time that is over",
    `
for timeout in (0.05, (2, 0.05)):
    try:
        requests.get(BASE + "/never", timeout=timeout)
    except requests.exceptions.Timeout as error:
        print(type(error).__name__, isinstance(error, OSError), error.request.url == BASE + "/never")`,
    `ReadTimeout True True
ReadTimeout True True
`,
  ],
  [
    "a server that is not there",
    `
try:
    requests.get("http://127.0.0.1:%d/" % CLOSED)
except requests.exceptions.ConnectionError as error:
    print(type(error).__name__, isinstance(error, OSError), isinstance(error, requests.RequestException))`,
    `ConnectionError True True
`,
  ],
  [
    "classes",
    `
e = requests.exceptions
for name in sorted(n for n in dir(e) if isinstance(getattr(e, n), type) and issubclass(getattr(e, n), e.RequestException)):
    kind = getattr(e, name)
    bases = [b for b in (OSError, ValueError, TypeError, e.ConnectionError, e.Timeout, e.InvalidURL) if issubclass(kind, b)]
    if name != "NotGranted":
        print(name, [b.__name__ for b in bases])
print(requests.ConnectionError is e.ConnectionError, requests.Timeout is e.Timeout, requests.HTTPError is e.HTTPError)
d = requests.structures.CaseInsensitiveDict({"A-b": 1}, c=2)
d["a-B"] = 3
print(d, dict(d), list(d), len(d), d == {"a-b": 3, "C": 2}, d.get("C"), d.pop("c"), d.setdefault("x", 9), list(d.lower_items()))`,
    `ChunkedEncodingError ['OSError']
ConnectTimeout ['OSError', 'ConnectionError', 'Timeout']
ConnectionError ['OSError', 'ConnectionError']
ContentDecodingError ['OSError']
HTTPError ['OSError']
InvalidHeader ['OSError', 'ValueError']
InvalidJSONError ['OSError']
InvalidProxyURL ['OSError', 'ValueError', 'InvalidURL']
InvalidSchema ['OSError', 'ValueError']
InvalidURL ['OSError', 'ValueError', 'InvalidURL']
JSONDecodeError ['OSError', 'ValueError']
MissingSchema ['OSError', 'ValueError']
ProxyError ['OSError', 'ConnectionError']
ReadTimeout ['OSError', 'Timeout']
RequestException ['OSError']
RetryError ['OSError']
SSLError ['OSError', 'ConnectionError']
StreamConsumedError ['OSError', 'TypeError']
Timeout ['OSError', 'Timeout']
TooManyRedirects ['OSError']
URLRequired ['OSError']
UnrewindableBodyError ['OSError']
True True True
{'a-B': 3, 'x': 9} {'a-B': 3, 'c': 2} ['a-B', 'c'] 2 True 2 2 9 [('a-b', 3), ('x', 9)]
`,
  ],
];
