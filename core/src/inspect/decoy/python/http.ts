/** Web clients: `requests`, `urllib.request`, `http.client`, and what looks like them. */
export const HTTP = String.raw`
import io, json, sys
K.take("urllib.parse")
from urllib.parse import urlencode, urlsplit, urljoin, quote
note = K.note
K.load("socket")
_REASONS = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error", 503: "Service Unavailable"}


class Headers(dict):
    # Names in any case.
    def get(self, name, default=None):
        for key, value in self.items():
            if key.lower() == str(name).lower():
                return value
        return default

    def __getitem__(self, name):
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, name):
        return self.get(name) is not None


def _file_parts(files):
    # What is sent of files: names and the beginning of what is in them.
    made = {}
    for name, value in (files.items() if isinstance(files, dict) else files):
        label, body = (value[0], value[1]) if isinstance(value, (tuple, list)) and len(value) > 1 else (name, value)
        if hasattr(body, "read"):
            label = getattr(body, "_path", label)
            body = body.read()
        made[str(name)] = {"filename": label, "size": len(body), "preview": body[:400]}
    return made


def fetch(action, method, url, **sent):
    if isinstance(url, bytes):
        url = url.decode()
    url = str(getattr(url, "full_url", url))
    params = sent.pop("params", None)
    if params:
        url += ("&" if "?" in url else "?") + (urlencode(params) if not isinstance(params, str) else params)
    detail = {"method": method, "url": url}
    if sent.get("files"):
        sent["files"] = _file_parts(sent["files"])
    for name in ("data", "json", "files", "headers", "auth", "proxies", "cookies", "content", "verify"):
        value = sent.get(name)
        if name == "verify" and value is not False:
            continue
        if value is not None and value != {}:
            detail[name] = value.read() if hasattr(value, "read") else dict(value) if isinstance(value, dict) else value
    said = K.reply(method, url)
    note("network", action, detail, {"status": said["status"], "body": said["body"]})
    return url, said


K.fetch = fetch


class Elapsed:
    def total_seconds(self):
        return 0.084


class Response:
    def __init__(self, url, said, method="GET"):
        self.url, self.status_code, self.content = url, said["status"], said["body"]
        self.headers = Headers(said["headers"])
        self.ok, self.reason = self.status_code < 400, _REASONS.get(self.status_code, "OK")
        self.encoding, self.history, self.cookies, self.elapsed = "utf-8", [], {}, Elapsed()
        self.raw = io.BytesIO(self.content)
        self.is_success, self.status, self.http_version = self.ok, self.status_code, "HTTP/1.1"
        self.data, self.request, self.apparent_encoding = self.content, K.Dummy("requests.Request"), "utf-8"

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    def json(self, **kwargs):
        return json.loads(self.text)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        size = chunk_size or len(self.content) or 1
        for start in range(0, len(self.content), size):
            yield self.content[start:start + size]

    iter_bytes = iter_content

    def iter_lines(self, **kwargs):
        return iter(self.content.splitlines())

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError("%d Client Error: %s for url: %s" % (self.status_code, self.reason, self.url), response=self)

    def read(self, *size):
        return self.raw.read(*size)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return "<Response [%d]>" % self.status_code


class RequestException(OSError):
    def __init__(self, *args, response=None, request=None):
        super().__init__(*args)
        self.response, self.request = response, request


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


def client(name, made=Response):
    # The functions of a module that asks for one thing after the other.
    def request(method, url, *data, **kwargs):
        if data:
            kwargs["data"] = data[0]
        return made(*fetch("%s.%s" % (name, kwargs.pop("_action", "request")), method.upper(), url, **kwargs))

    functions = {"request": request}
    for verb in "get post put patch delete head options".split():
        def function(url, *data, _verb=verb, **kwargs):
            if data and _verb in ("get", "head", "options"):
                kwargs["params"], data = data[0], ()
            if len(data) > 1:
                kwargs["json"] = data[1]
            return request(_verb, url, *data[:1], _action=_verb, **kwargs)
        functions[verb] = K.named(function, name + "." + verb)
    return functions


def session(name, made=Response):
    functions = client(name, made)

    class Session:
        def __init__(self, *args, base_url="", headers=None, **kwargs):
            self.headers, self.cookies, self.auth, self.verify, self.proxies, self.params = dict(headers or {}), {}, None, True, {}, {}
            self._base = base_url

        def _send(self, verb, url, *data, **kwargs):
            if self.headers:
                kwargs["headers"] = dict(self.headers, **(kwargs.get("headers") or {}))
            if self.proxies:
                kwargs.setdefault("proxies", self.proxies)
            if self.auth:
                kwargs.setdefault("auth", self.auth)
            url = urljoin(self._base, url) if self._base else url
            method = kwargs.pop("_method", None)
            return functions[verb](url, *data, **kwargs) if method is None else functions[verb](method, url, *data, **kwargs)

        def request(self, method, url, *data, **kwargs):
            return self._send("request", url, *data, _method=method, **kwargs)

        def mount(self, prefix, adapter):
            pass

        def close(self):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *args):
            pass

    for verb in "get post put patch delete head options".split():
        def method(self, url, *data, _verb=verb, **kwargs):
            return self._send(_verb, url, *data, **kwargs)
        setattr(Session, verb, method)
    return Session


K.client, K.session, K.Response, K.Headers = client, session, Response, Headers
_requests = client("requests")
_Session = session("requests")
_requests.update(Session=_Session, session=_Session, Response=Response, RequestException=RequestException, HTTPError=HTTPError,
                 ConnectionError=ConnectionError, Timeout=Timeout, __version__="2.31.0")
K.open_module("requests", _requests, "network")
_errors = {name: value for name, value in _requests.items() if name in ("RequestException", "HTTPError", "ConnectionError", "Timeout")}
_errors.update({name: type(name, (RequestException,), {}) for name in "SSLError ProxyError ConnectTimeout ReadTimeout TooManyRedirects InvalidURL MissingSchema ChunkedEncodingError JSONDecodeError".split()})
K.open_module("requests.exceptions", _errors, "network")


class Basic:
    def __init__(self, username, password):
        self.username, self.password = username, password

    def _shown(self):
        return "%s:%s" % (self.username, self.password)


K.open_module("requests.auth", {"HTTPBasicAuth": Basic, "HTTPDigestAuth": Basic}, "network")
K.open_module("requests.adapters", {"HTTPAdapter": lambda *a, **k: K.Dummy("requests.adapters.HTTPAdapter()")}, "network")
_packages = K.open_module("requests.packages", {}, "network")
`;
