import { FETCH } from "./fetch.ts";

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

export const HTTP_ASYNC_MODULES: Readonly<Record<string, string>> = {
  httpx: HTTPX,
  aiohttp: AIOHTTP,
};
