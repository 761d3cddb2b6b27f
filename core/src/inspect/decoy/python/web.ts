/** The web clients of the standard library, and those that look like `requests`. Follows `HTTP` in its namespace. */
export const WEB = String.raw`
class Request:
    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self._method = url, data, dict(headers or {}), method
        self.host, self.type, self.selector = urlsplit(url).netloc, url.split(":")[0], url

    def _shown(self):
        return str(self.full_url)

    def add_header(self, key, value):
        self.headers[key] = value

    add_unredirected_header = add_header

    def get_method(self):
        return self._method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def has_header(self, name):
        return name in self.headers

    def get_header(self, name, default=None):
        return self.headers.get(name, default)


class UrlResponse(Response):
    def __init__(self, url, said):
        Response.__init__(self, url, said)
        self.code, self.msg = self.status_code, self.headers

    def getcode(self):
        return self.status_code

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())

    def readline(self, *size):
        return self.raw.readline(*size)

    def readlines(self):
        return self.raw.readlines()

    def __iter__(self):
        return iter(self.raw)

    def readable(self):
        return True


class URLError(OSError):
    def __init__(self, reason, filename=None):
        OSError.__init__(self, reason)
        self.reason = reason


class UrlHTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        URLError.__init__(self, msg)
        self.code, self.url, self.headers, self.fp = code, url, hdrs, fp
        self.msg, self.status = msg, code

    def read(self):
        return self.fp.read()

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)


UrlHTTPError.__name__ = UrlHTTPError.__qualname__ = "HTTPError"


def _opened(action, url, data=None, timeout=None, **more):
    method = url.get_method() if isinstance(url, Request) else "GET"
    if isinstance(url, Request):
        data = url.data if data is None else data
        headers = url.headers
    else:
        headers = None
    target = url.full_url if isinstance(url, Request) else url
    if str(target)[:5] == "file:":
        with open_file(str(target)[7:], "rb") as file:
            return UrlResponse(target, {"status": 200, "body": file.read(), "headers": {}})
    made = UrlResponse(*fetch(action, method if data is None or method != "GET" else "POST", target, data=data, headers=headers))
    if made.status_code >= 400:
        raise UrlHTTPError(made.url, made.status_code, made.reason, made.headers, made.raw)
    return made


import builtins
open_file = builtins.open


def urlopen(url, data=None, timeout=None, **more):
    return _opened("urllib.request.urlopen", url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    filename = filename or "/tmp/tmpq8x1"
    made = _opened("urllib.request.urlretrieve", url, data)
    with open_file(filename, "wb") as file:
        file.write(made.content)
    return filename, made.headers


class Opener:
    def __init__(self, *handlers):
        self.addheaders = []

    def open(self, url, data=None, timeout=None):
        return _opened("urllib.request.OpenerDirector.open", url, data, timeout)

    def add_handler(self, handler):
        pass


class Handler:
    def __init__(self, *args, **kwargs):
        if args and isinstance(args[0], dict):
            note("network", "urllib.request." + type(self).__name__, {"args": list(args)})

    def add_password(self, *args):
        note("network", "urllib.request.add_password", {"args": list(args)})


_handlers = {name: type(name, (Handler,), {}) for name in "ProxyHandler HTTPHandler HTTPSHandler HTTPCookieProcessor HTTPBasicAuthHandler HTTPRedirectHandler BaseHandler HTTPPasswordMgrWithDefaultRealm".split()}
_request = dict(_handlers, Request=Request, urlopen=urlopen, urlretrieve=urlretrieve, build_opener=Opener, OpenerDirector=Opener, install_opener=lambda o: None,
                URLopener=Opener, FancyURLopener=Opener, getproxies=lambda: {}, pathname2url=quote, url2pathname=lambda p: p, quote=quote)
K.module("urllib.request", _request)
K.module("urllib.error", {"URLError": URLError, "HTTPError": UrlHTTPError, "ContentTooShortError": URLError})
K.module("urllib.response", {"addinfourl": UrlResponse})
K.module("urllib2", dict(_request, URLError=URLError, HTTPError=UrlHTTPError, quote=quote, urlencode=urlencode))
K.module("urllib.robotparser", {"RobotFileParser": lambda *a: K.Dummy("RobotFileParser()", "network")})


class HTTPConnection:
    _scheme = "http"

    def __init__(self, host, port=None, *args, **kwargs):
        self.host, self.port = host, port
        self._next = None

    def request(self, method, url, body=None, headers=None, **more):
        base = "%s://%s%s" % (self._scheme, self.host, ":%s" % self.port if self.port else "")
        self._next = UrlResponse(*fetch("http.client.request", method, urljoin(base, url), data=body, headers=headers))

    def getresponse(self):
        return self._next

    def putrequest(self, method, url, **more):
        self._put = (method, url, {})

    def putheader(self, name, *values):
        self._put[2][name] = values[0]

    def endheaders(self, body=None):
        self.request(self._put[0], self._put[1], body, self._put[2])

    def connect(self):
        note("network", "http.client.connect", {"host": self.host, "port": self.port})

    def set_tunnel(self, *args, **kwargs):
        note("network", "http.client.set_tunnel", K.arguments(args, kwargs))

    def close(self):
        pass


class HTTPSConnection(HTTPConnection):
    _scheme = "https"


K.module("http", {"HTTPStatus": K.Dummy("http.HTTPStatus")}, True)
K.module("http.client", dict(HTTPConnection=HTTPConnection, HTTPSConnection=HTTPSConnection, HTTPException=type("HTTPException", (Exception,), {}), HTTPResponse=UrlResponse, RemoteDisconnected=ConnectionResetError, responses=_REASONS, OK=200))
_modules_http = sys.modules["http.client"].__dict__
K.module("httplib", {name: value for name, value in list(_modules_http.items()) if name[:2] != "__"})
K.module("http.cookiejar", {"CookieJar": dict, "MozillaCookieJar": dict})
K.module("http.cookies", {"SimpleCookie": dict})


class Server:
    def __init__(self, address, handler=None, *args, **kwargs):
        note("network", "http.server.HTTPServer", {"address": address})
        self.server_address, self.socket = address, K.Dummy("socket", "network")

    def serve_forever(self, *args):
        note("network", "http.server.serve_forever", {"address": self.server_address}, "nobody comes")

    handle_request = serve_forever

    def shutdown(self):
        pass

    server_close = shutdown

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


_servers = {name: type(name, (Server,), {}) for name in "HTTPServer ThreadingHTTPServer TCPServer ThreadingTCPServer UDPServer".split()}
_servers.update({name: type(name, (), {}) for name in "BaseHTTPRequestHandler SimpleHTTPRequestHandler CGIHTTPRequestHandler StreamRequestHandler BaseRequestHandler ThreadingMixIn".split()})
K.module("http.server", _servers)
K.module("socketserver", _servers)
K.module("xmlrpc", {}, True)
K.module("xmlrpc.client", {"ServerProxy": lambda url, *a, **k: note("network", "xmlrpc.client.ServerProxy", {"url": url}) or K.Dummy("xmlrpc.client.ServerProxy()", "network")})
`;
