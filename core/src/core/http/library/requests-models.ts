export const REQUESTS_MODELS = String.raw`import io
import json as _json

from ._prepared import prepare_body, prepare_url
from .auth import HTTPBasicAuth
from .cookies import RequestsCookieJar, cookiejar_from_dict
from .exceptions import HTTPError, JSONDecodeError
from .structures import CaseInsensitiveDict

REDIRECT_STATI = (301, 302, 303, 307, 308)
ITER_CHUNK_SIZE = 512


class Request:
    def __init__(
        self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None, hooks=None, json=None
    ):
        if hooks:
            raise NotImplementedError("hooks are not supported: call the function with the response")
        self.method = method
        self.url = url
        self.headers = headers or {}
        self.files = files or []
        self.data = data or []
        self.json = json
        self.params = params or {}
        self.auth = auth
        self.cookies = cookies

    def __repr__(self):
        return "<Request [%s]>" % self.method

    def prepare(self):
        return PreparedRequest(
            self.method, self.url, self.headers, self.files, self.data, self.params, self.auth, self.cookies, self.json
        )


class PreparedRequest:
    def __init__(self, method, url, headers=None, files=None, data=None, params=None, auth=None, cookies=None, json=None):
        self.method = method.upper() if method is not None else None
        self.url = prepare_url(url, params)
        self.headers = CaseInsensitiveDict(headers)
        self.body, kind = prepare_body(data, files, json)
        if kind and "content-type" not in self.headers:
            self.headers["Content-Type"] = kind
        self._cookies = cookies if isinstance(cookies, RequestsCookieJar) else cookiejar_from_dict(cookies)
        if "cookie" not in self.headers:
            header = self._cookies.header_for(self.url)
            if header:
                self.headers["Cookie"] = header
        if isinstance(auth, tuple) and len(auth) == 2:
            auth = HTTPBasicAuth(*auth)
        if auth:
            auth(self)

    def __repr__(self):
        return "<PreparedRequest [%s]>" % self.method

    @property
    def path_url(self):
        rest = self.url.partition("://")[2]
        slash = rest.find("/")
        return rest[slash:].partition("#")[0] if slash >= 0 else "/"


class Response:
    def __init__(self, answer, request, seconds=0):
        self.status_code = answer["status"]
        self.reason = answer["reason"]
        self.url = answer["url"]
        self.headers = CaseInsensitiveDict()
        for name, value in answer["headers"]:
            self.headers[name] = self.headers[name] + ", " + value if name in self.headers else value
        self.request = request
        self.history = []
        self.cookies = RequestsCookieJar()
        self._headers = answer["headers"]
        self.extract_cookies(self.cookies)
        self.encoding = _encoding_of(self.headers)
        self.content = answer.get("body", b"")
        self._seconds = seconds
        self._raw = None

    @property
    def raw(self):
        # Made when it is first asked for.
        if self._raw is None:
            self._raw = io.BytesIO(self.content)
        return self._raw

    def extract_cookies(self, jar):
        jar.extract(self.url, self._headers)

    @property
    def elapsed(self):
        from datetime import timedelta

        return timedelta(seconds=self._seconds)

    def __repr__(self):
        return "<Response [%s]>" % self.status_code

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        pass

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def apparent_encoding(self):
        try:
            self.content.decode("utf-8")
            return "utf-8"
        except UnicodeError:
            return None

    @property
    def text(self):
        if not self.content:
            return ""
        try:
            return self.content.decode(self.encoding or "utf-8", "replace")
        except (LookupError, TypeError):
            return self.content.decode("utf-8", "replace")

    def json(self, **kwargs):
        text = self.text
        if not self.encoding:
            try:
                text = self.content.decode("utf-8")
            except UnicodeError:
                pass
        try:
            return _json.loads(text, **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError("chunk_size must be an int, it is instead a %s." % type(chunk_size))
        size = chunk_size or len(self.content) or 1
        chunks = [self.content[at : at + size] for at in range(0, len(self.content), size)]
        return iter(_decoded(chunks, self.encoding) if decode_unicode and self.encoding else chunks)

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        whole = self.text if decode_unicode and self.encoding else self.content
        return iter(whole.split(delimiter) if delimiter else whole.splitlines())

    @property
    def links(self):
        links = {}
        for value in self.headers.get("link", "").split(", <"):
            url, _, rest = value.partition(";")
            link = {"url": url.strip("<> '\"")}
            for part in rest.split(";"):
                key, equals, detail = part.partition("=")
                if equals:
                    link[key.strip(" '\"")] = detail.strip(" '\"")
            if link["url"]:
                links[link.get("rel") or link["url"]] = link
        return links

    def raise_for_status(self):
        kind = "Client" if 400 <= self.status_code < 500 else "Server"
        if 400 <= self.status_code < 600:
            message = "%s %s Error: %s for url: %s" % (self.status_code, kind, self.reason, self.url)
            raise HTTPError(message, response=self)


def _decoded(chunks, encoding):
    import codecs

    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for chunk in chunks:
        text = decoder.decode(chunk)
        if text:
            yield text
    text = decoder.decode(b"", final=True)
    if text:
        yield text


def _encoding_of(headers):
    kind, *parameters = headers.get("content-type", "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip("'\" ")
    if "text" in kind:
        return "ISO-8859-1"
    return "utf-8" if "application/json" in kind else None
`;
