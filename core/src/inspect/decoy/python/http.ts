/** Requests of all libraries come down to one function, which the host answers. */
const FETCH = String.raw`
# Not a module that anybody can import: what the others here share.
from urllib.parse import urlencode as _urlencode


def _header_dict(headers):
    if headers is None:
        return {}
    return {str(name): value for name, value in (headers.items() if hasattr(headers, "items") else headers)}


def _body_of(data=None, json=None, files=None):
    # What would be sent, as bytes, and what the type of it is.
    if files is not None:
        return _form_of(data, files)
    if json is not None:
        from json import dumps

        try:
            return dumps(json).encode(), "application/json"
        except (TypeError, ValueError):
            return repr(json).encode(), "application/json"
    if data is None:
        return None, None
    if isinstance(data, str):
        return data.encode("utf-8", "replace"), None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if hasattr(data, "read"):
        made = data.read()
        return made.encode() if isinstance(made, str) else made, None
    try:
        return _urlencode(data, True).encode(), "application/x-www-form-urlencoded"
    except (TypeError, ValueError):
        pass
    try:
        return b"".join(each.encode() if isinstance(each, str) else each for each in data), None
    except TypeError:
        return repr(data).encode(), None


def _form_of(data, files):
    parts = []
    for name, value in (data.items() if hasattr(data, "items") else data or ()):
        parts.append('--form\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, value))
    made = "".join(parts).encode("utf-8", "replace")
    for name, value in (files.items() if hasattr(files, "items") else files):
        filename = None
        if isinstance(value, (tuple, list)):
            filename, value = value[0], value[1]
        if hasattr(value, "read"):
            filename = filename or getattr(value, "name", None)
            value = value.read()
        if isinstance(value, str):
            value = value.encode("utf-8", "replace")
        made += ('--form\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n\r\n' % (name, filename)).encode()
        made += bytes(value or b"") + b"\r\n"
    return made + b"--form--\r\n", "multipart/form-data; boundary=form"


def _fetch(action, method, url, headers=None, body=None, more=None):
    detail = {"method": method, "url": url, "headers": _header_dict(headers)}
    if body is not None:
        detail["body"] = body
    if more:
        detail.update(more)
    status, given, content = _ask("fetch", action, detail)
    return status, dict(given), bytes(content)


_REASONS = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 400: "Bad Request", 401: "Unauthorized",
            403: "Forbidden", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}


class _Headers(dict):
    # Names are the same in upper and lower case.
    def _key(self, name):
        if isinstance(name, str):
            for each in dict.keys(self):
                if each.lower() == name.lower():
                    return each
        return name

    def __getitem__(self, name):
        return dict.__getitem__(self, self._key(name))

    def get(self, name, default=None):
        return dict.get(self, self._key(name), default)

    def __contains__(self, name):
        return dict.__contains__(self, self._key(name))

    def get_all(self, name, default=None):
        return [self[name]] if name in self else default

    def get_content_charset(self, failobj=None):
        return "utf-8"

    def get_content_type(self):
        return (self.get("Content-Type") or "text/plain").partition(";")[0]

    get_content_maintype = lambda self: self.get_content_type().partition("/")[0]
    getheader = get
`;

const REQUESTS =
  FETCH +
  String.raw`
__version__ = "2.31.0"


class RequestException(IOError):
    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop("response", None)
        self.request = kwargs.pop("request", None)
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class SSLError(ConnectionError):
    pass


class ProxyError(ConnectionError):
    pass


class URLRequired(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class JSONDecodeError(RequestException, ValueError):
    pass


class ChunkedEncodingError(RequestException):
    pass


class Request:
    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None, hooks=None, json=None):
        self.method, self.url, self.headers, self.files, self.data, self.params = method, url, headers or {}, files, data, params
        self.auth, self.cookies, self.json = auth, cookies, json

    def prepare(self):
        self.body, _ = _body_of(self.data, self.json, self.files)
        return self


PreparedRequest = Request


class Response:
    def __init__(self, url="", status_code=200, headers=None, content=b"", method="GET"):
        self.url, self.status_code, self.headers, self.content = url, status_code, _Headers(headers or {}), content
        self.reason = _REASONS.get(status_code, "")
        self.encoding = self.apparent_encoding = "utf-8"
        self.cookies = _Cookies()
        self.history = []
        self.request = Request(method, url)
        from datetime import timedelta

        self.elapsed = timedelta(milliseconds=183)

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    @property
    def raw(self):
        from io import BytesIO

        made = BytesIO(self.content)
        made.decode_content = True
        return made

    is_redirect = is_permanent_redirect = False
    links = {}

    def json(self, **kwargs):
        from json import loads

        try:
            return loads(self.content)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError("%d Error: %s for url: %s" % (self.status_code, self.reason, self.url), response=self)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        size = chunk_size or len(self.content) or 1
        for start in range(0, len(self.content), size):
            yield self.content[start : start + size]

    __iter__ = lambda self: self.iter_content(128)

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        for line in self.content.splitlines():
            yield line.decode("utf-8", "replace") if decode_unicode else line

    def close(self):
        pass

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __repr__(self):
        return "<Response [%d]>" % self.status_code


class _Cookies(dict):
    def set(self, name, value, **more):
        self[name] = value

    def get_dict(self, *args):
        return dict(self)


def _send(action, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
          allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None, content=None, **others):
    url = url.decode() if isinstance(url, bytes) else str(url)
    if "://" not in url:
        raise MissingSchema("Invalid URL %r: No scheme supplied. Perhaps you meant https://%s?" % (url, url))
    if params:
        extra = params if isinstance(params, str) else _urlencode(params, True)
        url += ("&" if "?" in url else "?") + extra
    body, kind = _body_of(content if data is None else data, json, files)
    sent = _header_dict(headers)
    if kind and "Content-Type" not in sent:
        sent["Content-Type"] = kind
    more = {}
    if auth is not None:
        more["auth"] = list(auth) if isinstance(auth, (tuple, list)) else auth
    if cookies:
        more["cookies"] = dict(cookies)
    if proxies:
        more["proxies"] = proxies
    if verify is False:
        more["verify"] = False
    status, given, answer = _fetch(action, method.upper(), url, sent, body, more)
    return Response(url, status, given, answer, method.upper())


def request(method, url, **kwargs):
    return _send("requests.request", method, url, **kwargs)


def get(url, params=None, **kwargs):
    return _send("requests.get", "GET", url, params=params, **kwargs)


def options(url, **kwargs):
    return _send("requests.options", "OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return _send("requests.head", "HEAD", url, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return _send("requests.post", "POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return _send("requests.put", "PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return _send("requests.patch", "PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return _send("requests.delete", "DELETE", url, **kwargs)


class Session:
    _library = "requests.Session"

    def __init__(self, *args, **kwargs):
        self.headers = _Headers({"User-Agent": "python-requests/2.31.0", "Accept": "*/*"})
        self.headers.update(kwargs.get("headers") or {})
        self.cookies = _Cookies()
        self.auth = None
        self.proxies = {}
        self.params = {}
        self.verify = True
        self.trust_env = True
        self.max_redirects = 30
        self.base_url = kwargs.get("base_url") or ""
        self.hooks = {"response": []}
        self.adapters = {}

    def request(self, method, url, *args, _action=None, **kwargs):
        names = ("params", "data", "headers")
        for name, value in zip(names, args):
            kwargs[name] = value
        headers = dict(self.headers)
        headers.update(_header_dict(kwargs.pop("headers", None)))
        cookies = dict(self.cookies)
        cookies.update(kwargs.pop("cookies", None) or {})
        if self.auth is not None:
            kwargs.setdefault("auth", self.auth)
        if self.proxies:
            kwargs.setdefault("proxies", self.proxies)
        url = str(url)
        if self.base_url and "://" not in url:
            url = str(self.base_url).rstrip("/") + "/" + url.lstrip("/")
        return _send(_action or self._library + ".request", method, url, headers=headers, cookies=cookies, **kwargs)

    def get(self, url, **kwargs):
        return self.request("GET", url, _action=self._library + ".get", **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, _action=self._library + ".post", **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, _action=self._library + ".put", **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, _action=self._library + ".patch", **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, _action=self._library + ".delete", **kwargs)

    def head(self, url, **kwargs):
        return self.request("HEAD", url, _action=self._library + ".head", **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, _action=self._library + ".options", **kwargs)

    def prepare_request(self, request):
        return request.prepare()

    def send(self, request, **kwargs):
        return self.request(request.method or "GET", request.url, data=request.data, json=request.json, headers=request.headers, files=request.files)

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


session = Session


class HTTPAdapter:
    def __init__(self, *args, **kwargs):
        pass


class HTTPBasicAuth(tuple):
    def __new__(cls, username, password):
        return tuple.__new__(cls, (username, password))


HTTPDigestAuth = HTTPBasicAuth


class codes:
    ok, created, no_content, not_found, forbidden, unauthorized = 200, 201, 204, 404, 403, 401


_own = dict(globals())


def _part(name, names):
    made = _ModuleType("requests." + name)
    made.__file__ = "requests/" + name + ".py"
    for each in names:
        setattr(made, each, _own[each])
    _modules["requests." + name] = made
    setattr(_module, name, made)
    return made


_errors = [each for each in _own if isinstance(_own[each], type) and issubclass(_own[each], Exception)]
exceptions = _part("exceptions", _errors)
adapters = _part("adapters", ["HTTPAdapter"])
auth = _part("auth", ["HTTPBasicAuth", "HTTPDigestAuth"])
sessions = _part("sessions", ["Session"])
models = _part("models", ["Request", "Response", "PreparedRequest"])
structures = _part("structures", [])
structures.CaseInsensitiveDict = _Headers
utils = _part("utils", [])
utils.quote = lambda text, safe="/": text
packages = _ModuleType("requests.packages")
packages.__path__ = []
_modules["requests.packages"] = packages


def _packages(name):
    _prepare("urllib3")
    _prepare("urllib3." + name)
    return getattr(_modules["urllib3"], name) if name != "urllib3" else _modules["urllib3"]


packages.__getattr__ = _packages
for _each in "urllib3", "urllib3.exceptions":
    _prepare(_each)
    _modules["requests.packages." + _each] = _modules[_each]
packages.urllib3 = _modules["urllib3"]
`;

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

const HTTP_CLIENT =
  FETCH +
  String.raw`
from io import BytesIO as _BytesIO

HTTP_PORT, HTTPS_PORT = 80, 443
OK, NOT_FOUND = 200, 404
responses = _REASONS


class HTTPException(Exception):
    pass


class RemoteDisconnected(ConnectionResetError, HTTPException):
    pass


class IncompleteRead(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class BadStatusLine(HTTPException):
    pass


class HTTPResponse(_BytesIO):
    def __init__(self, url, status, headers, body):
        _BytesIO.__init__(self, body)
        self.status = self.code = status
        self.reason = _REASONS.get(status, "")
        self.headers = self.msg = _Headers(headers)
        self.version = 11
        self.url = url

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())


class HTTPConnection:
    _scheme = "http"
    default_port = 80

    def __init__(self, host, port=None, timeout=None, *args, **kwargs):
        self.host, _, given = str(host).partition(":")
        self.port = port or (int(given) if given.isdigit() else self.default_port)
        self._through = None
        self._answer = None
        self.sock = None

    def set_tunnel(self, host, port=None, headers=None):
        _note("network", "http.client.set_tunnel", {"host": host, "port": port})
        self.host = host

    def _url(self, path):
        if "://" in path:
            return path
        port = "" if self.port == self.default_port else ":%d" % self.port
        return "%s://%s%s%s" % (self._scheme, self.host, port, path)

    def request(self, method, url, body=None, headers=None, *, encode_chunked=False):
        data, _ = _body_of(body)
        where = self._url(url)
        self._answer = HTTPResponse(where, *_fetch("http.client.request", method, where, headers, data))

    def putrequest(self, method, url, *args, **kwargs):
        self._parts = [method, url, {}]

    def putheader(self, header, *values):
        self._parts[2][header] = ", ".join(map(str, values))

    def endheaders(self, message_body=None, **kwargs):
        self.request(self._parts[0], self._parts[1], message_body, self._parts[2])

    def send(self, data):
        _note("network", "http.client.send", {"host": self.host, "data": data})

    def getresponse(self):
        if self._answer is None:
            raise HTTPException("Idle")
        return self._answer

    def connect(self):
        pass

    def set_debuglevel(self, level):
        pass

    def close(self):
        pass


class HTTPSConnection(HTTPConnection):
    _scheme = "https"
    default_port = 443
`;

const URLLIB3 =
  FETCH +
  String.raw`
__version__ = "2.0.7"
from io import BytesIO as _BytesIO


class HTTPResponse(_BytesIO):
    def __init__(self, status, headers, body):
        _BytesIO.__init__(self, body)
        self.status, self.headers, self.data = status, _Headers(headers), body
        self.reason = _REASONS.get(status, "")

    def json(self):
        from json import loads

        return loads(self.data)

    def release_conn(self):
        pass

    def stream(self, amt=65536, decode_content=None):
        yield self.data


class PoolManager:
    def __init__(self, *args, **kwargs):
        self.headers = kwargs.get("headers") or {}
        self._base = ""

    def request(self, method, url, body=None, fields=None, headers=None, json=None, **kwargs):
        data, _ = _body_of(body if fields is None else fields, json)
        if fields is not None and method.upper() in ("GET", "HEAD", "DELETE"):
            url, data = url + "?" + _urlencode(fields), None
        both = dict(self.headers)
        both.update(_header_dict(headers))
        return HTTPResponse(*_fetch("urllib3.request", method.upper(), self._base + url, both, data))

    urlopen = request_encode_url = request_encode_body = request

    def clear(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class HTTPConnectionPool(PoolManager):
    _scheme = "http"

    def __init__(self, host, port=None, **kwargs):
        PoolManager.__init__(self, **kwargs)
        self._base = self._scheme + "://" + host + (":%d" % port if port else "")


class HTTPSConnectionPool(HTTPConnectionPool):
    _scheme = "https"


class ProxyManager(PoolManager):
    def __init__(self, proxy_url, *args, **kwargs):
        PoolManager.__init__(self, *args, **kwargs)
        _note("network", "urllib3.ProxyManager", {"url": proxy_url})


def request(method, url, **kwargs):
    return PoolManager().request(method, url, **kwargs)


def disable_warnings(category=None):
    pass


def make_headers(**kwargs):
    return {}


class Retry:
    def __init__(self, *args, **kwargs):
        pass


Timeout = Retry
for _each in "exceptions", "util":
    _made = _ModuleType("urllib3." + _each)
    _modules["urllib3." + _each] = _made
    setattr(_module, _each, _made)
for _each in "HTTPError", "InsecureRequestWarning", "MaxRetryError", "NewConnectionError", "ReadTimeoutError", "SSLError", "ProtocolError":
    setattr(_module.exceptions, _each, type(Exception)(_each, (Warning if _each.endswith("Warning") else Exception,), {}))
_module.util.Retry = _module.util.Timeout = Retry
_made = _ModuleType("urllib3.util.retry")
_made.Retry = Retry
_modules["urllib3.util.retry"] = _module.util.retry = _made
_module.util.__path__ = []
_open_ended(_module, "urllib3")
`;

const HTTPX = String.raw`
_prepare("requests")
_requests = _modules["requests"]
Response, Request = _requests.Response, _requests.Request
HTTPError = RequestError = ConnectError = TimeoutException = HTTPStatusError = _requests.RequestException


def _client(library):
    class Client(_requests.Session):
        _library = library

    return Client


Client = _client("httpx.Client")


class AsyncClient:
    def __init__(self, *args, **kwargs):
        self._client = _client("httpx.AsyncClient")(**kwargs)
        self.headers, self.cookies = self._client.headers, self._client.cookies

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass

    async def aclose(self):
        pass


def _both(name):
    async def later(self, *args, **kwargs):
        return getattr(self._client, name)(*args, **kwargs)

    setattr(AsyncClient, name, later)

    def now(url, *args, **kwargs):
        return getattr(Client(), name)(url, *args, **kwargs)

    now.__name__ = name
    return now


get, post, put, patch, delete, head, options = [_both(_each) for _each in ("get", "post", "put", "patch", "delete", "head", "options")]
_both("request")


def request(method, url, **kwargs):
    return Client().request(method, url, **kwargs)


def stream(method, url, **kwargs):
    return Client().request(method, url, **kwargs)


_open_ended(_module, "httpx")
`;

const AIOHTTP =
  FETCH +
  String.raw`
__version__ = "3.9.1"


class ClientError(Exception):
    pass


class ClientConnectorError(ClientError, OSError):
    pass


class ClientResponseError(ClientError):
    pass


class ClientResponse:
    def __init__(self, url, status, headers, body):
        self.url, self.status, self.headers, self._body = url, status, _Headers(headers), body
        self.ok = status < 400
        self.reason = _REASONS.get(status, "")
        self.content = self
        self.cookies = {}

    async def read(self, size=-1):
        return self._body

    async def text(self, encoding=None, errors="strict"):
        return self._body.decode(encoding or "utf-8", "replace")

    async def json(self, **kwargs):
        from json import loads

        return loads(self._body)

    async def iter_chunked(self, size):
        yield self._body

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.status)

    def release(self):
        pass

    close = release


class _Pending:
    def __init__(self, make):
        self._make = make

    async def __aenter__(self):
        return self._make()

    async def __aexit__(self, *args):
        pass

    def __await__(self):
        return self._make()
        yield


class ClientSession:
    def __init__(self, *args, **kwargs):
        self.headers = _Headers(kwargs.get("headers") or {})
        self._base = str(kwargs.get("base_url") or "")
        self.closed = False

    def _request(self, action, method, url, params=None, data=None, json=None, headers=None, **kwargs):
        def make():
            body, _ = _body_of(_fields_of(data), json)
            where = self._base + str(url)
            if params:
                nonlocal_url = where + ("&" if "?" in where else "?") + _urlencode(params)
            else:
                nonlocal_url = where
            both = dict(self.headers)
            both.update(_header_dict(headers))
            return ClientResponse(nonlocal_url, *_fetch(action, method, nonlocal_url, both, body))

        return _Pending(make)

    def request(self, method, url, **kwargs):
        return self._request("aiohttp.request", method.upper(), url, **kwargs)

    async def ws_connect(self, url, **kwargs):
        _note("network", "aiohttp.ws_connect", {"url": url})
        return _Played("aiohttp.ws")

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass


def _method(name):
    def call(self, url, **kwargs):
        return self._request("aiohttp." + name, name.upper(), url, **kwargs)

    setattr(ClientSession, name, call)


for _each in "get", "post", "put", "patch", "delete", "head", "options":
    _method(_each)


def request(method, url, **kwargs):
    return ClientSession().request(method, url, **kwargs)


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, "items") else fields)

    def add_field(self, name, value, **kwargs):
        self._fields.append((name, value))


def _fields_of(data):
    if isinstance(data, FormData):
        return [(name, value.read() if hasattr(value, "read") else value) for name, value in data._fields]
    return data


class TCPConnector:
    def __init__(self, *args, **kwargs):
        pass


ClientTimeout = BasicAuth = TCPConnector
_open_ended(_module, "aiohttp")
`;

export const HTTP_MODULES: Readonly<Record<string, string>> = {
  requests: REQUESTS,
  "urllib.request": URLLIB_REQUEST,
  "urllib.error": URLLIB_ERROR,
  "http.client": HTTP_CLIENT,
  urllib3: URLLIB3,
  httpx: HTTPX,
  aiohttp: AIOHTTP,
};
