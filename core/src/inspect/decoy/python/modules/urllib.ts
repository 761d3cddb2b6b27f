import { FETCH } from "./fetch.ts";

const URLLIB_REQUEST =
  FETCH +
  String.raw`
from io import BytesIO as _BytesIO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlparse, urlsplit, urljoin


class Request:
    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = self._url = url
        self.data = data
        self.headers = {}
        for name, value in _header_dict(headers).items():
            self.add_header(name, value)
        self.unredirected_hdrs = {}
        self.method = method
        self.type, self.host = urlparse(url)[0], urlparse(url)[1]
        self.selector = urlparse(url)[2]

    def get_method(self):
        return self.method or ("POST" if self.data is not None else "GET")

    def add_header(self, key, value):
        self.headers[key.capitalize()] = value

    def add_unredirected_header(self, key, value):
        self.unredirected_hdrs[key.capitalize()] = value

    def has_header(self, name):
        return name in self.headers

    def get_header(self, name, default=None):
        return self.headers.get(name, default)

    def header_items(self):
        return list(self.headers.items())

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        self.proxy = host


class _Response(_BytesIO):
    def __init__(self, url, status, headers, body):
        _BytesIO.__init__(self, body)
        self.url, self.status, self.code = url, status, status
        self.headers = self.msg = _Headers(headers)
        self.reason = _REASONS.get(status, "")

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())


def _open_url(action, url, data=None, extra=None):
    method, headers = None, {}
    if isinstance(url, Request):
        data = url.data if data is None else data
        method, headers, url = url.get_method(), dict(url.headers), url.full_url
    url = str(url)
    headers.update(extra or {})
    body, _ = _body_of(data)
    if url.startswith("file:"):
        path = url[7:] if url.startswith("file://") else url[5:]
        return _Response(url, 200, {}, _raw_open(path, "rb").read())
    if url.startswith("data:"):
        return _Response(url, 200, {}, _data_url(url))
    if "://" not in url:
        raise ValueError("unknown url type: %r" % url)
    status, given, content = _fetch(action, method or ("POST" if data is not None else "GET"), url, headers, body)
    if status >= 400:
        raise HTTPError(url, status, _REASONS.get(status, ""), _Headers(given), _BytesIO(content))
    return _Response(url, status, given, content)


def _data_url(url):
    head, _, data = url.partition(",")
    if head.endswith(";base64"):
        from base64 import b64decode

        return b64decode(unquote(data))
    return unquote(data).encode()


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
    return _open_url("urllib.request.urlopen", url, data)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    response = _open_url("urllib.request.urlretrieve", url, data)
    content = response.read()
    if filename is None:
        filename = _persona["temporary"] + _persona["sep"] + "tmp7x2k9q"
    with _builtins.open(filename, "wb") as file:
        file.write(content)
    if reporthook:
        reporthook(1, len(content), len(content))
    return filename, response.headers


def urlcleanup():
    pass


class OpenerDirector:
    def __init__(self, *handlers):
        self.addheaders = [("User-agent", "Python-urllib/3.11")]
        self.handlers = list(handlers)

    def add_handler(self, handler):
        self.handlers.append(handler)

    def open(self, fullurl, data=None, timeout=None):
        return _open_url("urllib.request.OpenerDirector.open", fullurl, data, dict(self.addheaders))

    retrieve = None


class URLopener(OpenerDirector):
    version = "Python-urllib/3.11"

    def retrieve(self, url, filename=None, *args, **kwargs):
        return urlretrieve(url, filename)


FancyURLopener = URLopener


def build_opener(*handlers):
    return OpenerDirector(*handlers)


def install_opener(opener):
    pass


class BaseHandler:
    def __init__(self, *args, **kwargs):
        self.arguments = args
        if args and type(self).__name__ == "ProxyHandler":
            _note("network", "urllib.request.ProxyHandler", {"proxies": args[0]})

    def add_password(self, *args):
        _note("network", "urllib.request.add_password", {"args": list(args)})


class ProxyHandler(BaseHandler):
    pass


class HTTPHandler(BaseHandler):
    pass


class HTTPSHandler(BaseHandler):
    pass


class HTTPCookieProcessor(BaseHandler):
    pass


class HTTPRedirectHandler(BaseHandler):
    pass


class HTTPBasicAuthHandler(BaseHandler):
    pass


class HTTPPasswordMgrWithDefaultRealm(BaseHandler):
    pass


def getproxies():
    return {}


def pathname2url(path):
    return quote(path.replace("\\", "/"))


def url2pathname(path):
    return unquote(path)
`;

const URLLIB_ERROR = String.raw`
class URLError(OSError):
    def __init__(self, reason, filename=None):
        super().__init__(reason)
        self.reason = reason

    def __str__(self):
        return "<urlopen error %s>" % (self.reason,)


class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        URLError.__init__(self, msg)
        self.url, self.code, self.msg, self.hdrs, self.headers, self.fp = url, code, msg, hdrs, hdrs, fp
        self.status = code
        self.filename = url

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def read(self, *args):
        return self.fp.read(*args)

    def getcode(self):
        return self.code

    def info(self):
        return self.headers


class ContentTooShortError(URLError):
    pass
`;

export const URLLIB_MODULES: Readonly<Record<string, string>> = {
  "urllib.request": URLLIB_REQUEST,
  "urllib.error": URLLIB_ERROR,
};
