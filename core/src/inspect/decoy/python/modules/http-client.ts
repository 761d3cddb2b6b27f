import { FETCH } from "./fetch.ts";

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

export const HTTP_CLIENT_MODULES: Readonly<Record<string, string>> = {
  "http.client": HTTP_CLIENT,
  urllib3: URLLIB3,
};
