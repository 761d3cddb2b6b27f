import { FETCH } from "./fetch.ts";
import { REQUESTS_SESSION } from "./requests-session.ts";

/** Errors, requests and responses. */
const REQUESTS = String.raw`
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
`;

export const REQUESTS_MODULES: Readonly<Record<string, string>> = {
  requests: `${FETCH}\n${REQUESTS}\n\n${REQUESTS_SESSION}`,
};
