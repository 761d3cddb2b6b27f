/** `urllib.request`: what CPython's has of HTTP. */
export const URLLIB_REQUEST = `import _http_transport
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, unwrap, urljoin, urlparse, urlsplit, urlunparse
from urllib.response import HTTPResponse

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPHandler", "HTTPSHandler", "HTTPRedirectHandler", "HTTPDefaultErrorHandler",
    "HTTPErrorProcessor", "ProxyHandler", "urlopen", "install_opener", "build_opener", "pathname2url", "url2pathname", "getproxies",
    "urlretrieve", "urlcleanup",
]

__version__ = "3.11"
_NO_TIMEOUT = object()


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self.data = data
        for name, value in headers.items():
            self.add_header(name, value)
        self.origin_req_host = origin_req_host or self.host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._url + ("#" + self.fragment if self.fragment else "")

    @full_url.setter
    def full_url(self, url):
        url = unwrap(url)
        kind, colon, rest = url.partition(":")
        if not colon or "/" in kind or not kind:
            raise ValueError("unknown url type: %r" % url)
        self._url, _, self.fragment = url.partition("#")
        self.type = kind.lower()
        self.host = urlsplit(self._url).netloc or None
        path = self._url[self._url.find("//") + 2 :] if self.host else rest
        self.selector = path[len(self.host or "") :] or "/"

    def get_method(self):
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        raise NotImplementedError("there are no proxies: connections are the host's")

    def has_proxy(self):
        return False

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, name):
        return name in self.headers or name in self.unredirected_hdrs

    def get_header(self, name, default=None):
        return self.headers.get(name, self.unredirected_hdrs.get(name, default))

    def remove_header(self, name):
        self.headers.pop(name, None)
        self.unredirected_hdrs.pop(name, None)

    def header_items(self):
        hdrs = self.unredirected_hdrs.copy()
        hdrs.update(self.headers)
        return list(hdrs.items())


class BaseHandler:
    pass


class HTTPHandler(BaseHandler):
    pass


class HTTPSHandler(BaseHandler):
    pass


class HTTPRedirectHandler(BaseHandler):
    pass


class HTTPDefaultErrorHandler(BaseHandler):
    pass


class HTTPErrorProcessor(BaseHandler):
    pass


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        if proxies:
            raise NotImplementedError("there are no proxies: connections are the host's")


_HANDLERS = (HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor, ProxyHandler)


class OpenerDirector:
    def __init__(self):
        self.addheaders = [("User-agent", "Python-urllib/" + __version__)]
        self.handlers = []

    def add_handler(self, handler):
        # What a handler of one's own would do is not asked here, so it is not taken either.
        if type(handler) not in _HANDLERS:
            raise NotImplementedError("%s is not supported: requests are the host's" % type(handler).__name__)
        self.handlers.append(handler)

    def open(self, fullurl, data=None, timeout=_NO_TIMEOUT):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if data is not None:
            request.data = data
        body = _body(request.data)
        headers = request.header_items()
        names = [name.lower() for name, _ in headers]
        if body is not None and "content-type" not in names:
            headers.append(("Content-Type", "application/x-www-form-urlencoded"))
        headers.extend([(name, value) for name, value in self.addheaders if name.lower() not in names])
        if request.type not in ("http", "https"):
            raise URLError("unknown url type: %s" % request.type)
        if not request.host:
            raise URLError("no host given")
        method = request.get_method()
        timeout = None if timeout is _NO_TIMEOUT else timeout
        if timeout is not None and timeout < 0:
            raise ValueError("Timeout value out of range")
        try:
            answer = _http_transport.send(
                method, request.full_url, headers, body, timeout, method in ("GET", "HEAD", "POST")
            )
        except _http_transport.Failure as failure:
            raise _error(failure)
        response = HTTPResponse(answer)
        if not 200 <= response.status < 300:
            raise HTTPError(request.full_url, response.status, response.reason, response.headers, response)
        return response

    def close(self):
        pass


def _body(data):
    if data is None or isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise TypeError(
            "POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str."
        )
    if hasattr(data, "read"):
        data = data.read()
        return data.encode("iso-8859-1") if isinstance(data, str) else data
    return b"".join(data)


def _error(failure):
    kind, message = failure.kind, failure.message
    if kind == "invalid":
        return ValueError(message) if "header" in message else URLError(ValueError(message))
    if kind in ("refused", "limit", "redirects"):
        return URLError(PermissionError(message))
    if kind == "timeout":
        return URLError(TimeoutError("timed out"))
    if kind == "name":
        return URLError(OSError(-2, "Name or service not known"))
    if kind == "connection" and message.endswith("refuses connections"):
        return URLError(ConnectionRefusedError(111, "Connection refused"))
    return URLError(OSError(message))


_opener = None


def build_opener(*handlers):
    opener = OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_NO_TIMEOUT, *, cafile=None, capath=None, cadefault=False, context=None):
    global _opener
    if cafile or capath or cadefault or context is not None:
        raise NotImplementedError("TLS is the host's: certificates are always verified, and by its authorities")
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


_temporary = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as response:
        headers = response.info()
        if filename is None:
            import tempfile

            file = tempfile.NamedTemporaryFile(delete=False)
            filename = file.name
            _temporary.append(filename)
        else:
            file = open(filename, "wb")
        with file:
            size = int(headers.get("Content-Length", -1))
            if reporthook:
                reporthook(0, 8192, size)
            number = 0
            while True:
                block = response.read(8192)
                if not block:
                    break
                file.write(block)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
    return filename, headers


def urlcleanup():
    global _opener
    import os

    for path in _temporary:
        try:
            os.remove(path)
        except OSError:
            pass
    del _temporary[:]
    _opener = None


def pathname2url(pathname):
    return quote(pathname)


def url2pathname(pathname):
    return unquote(pathname)


def getproxies():
    return {}
`;
