export const REQUESTS_SESSIONS = `import time

import _http_transport

from . import exceptions
from .cookies import RequestsCookieJar, cookiejar_from_dict
from .models import PreparedRequest, Request, Response
from .structures import CaseInsensitiveDict


def default_headers():
    return CaseInsensitiveDict({"User-Agent": "python-requests/2.32.3", "Accept": "*/*"})


class Session:
    def __init__(self):
        self.headers = default_headers()
        self.auth = None
        self.params = {}
        self.proxies = {}
        self.verify = True
        self.cert = None
        self.cookies = RequestsCookieJar()
        self.max_redirects = 30
        self.trust_env = True

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        raise NotImplementedError("adapters are not supported: requests are the host's")

    def prepare_request(self, request):
        jar = self.cookies.copy()
        if request.cookies:
            jar.update(cookiejar_from_dict(request.cookies) if isinstance(request.cookies, dict) else request.cookies)
        return PreparedRequest(
            request.method,
            request.url,
            _merged(request.headers, self.headers, CaseInsensitiveDict),
            request.files,
            request.data,
            _merged(request.params, self.params, dict),
            request.auth or self.auth,
            jar,
            request.json,
        )

    def request(
        self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None, allow_redirects=True,
        proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None,
    ):
        _refuse(proxies or self.proxies, self.verify if verify is None else verify, cert or self.cert)
        request = Request(method.upper(), url, headers, files, data, params, auth, cookies, hooks, json)
        return self.send(self.prepare_request(request), timeout=timeout, allow_redirects=allow_redirects)

    def send(
        self, request, *, timeout=None, allow_redirects=True, stream=None, verify=None, cert=None, proxies=None
    ):
        _refuse(proxies, verify is None or verify, cert)
        body = request.body
        body = body.encode("utf-8") if isinstance(body, str) else body
        begun = time.monotonic()
        try:
            answer = _http_transport.send(
                request.method, request.url, list(request.headers.items()), body, _seconds(timeout), bool(allow_redirects)
            )
        except _http_transport.Failure as failure:
            raise _error(failure, request)
        response = Response(answer, request, time.monotonic() - begun)
        response.history = [Response(each, request) for each in answer["history"]]
        for each in response.history + [response]:
            each.extract_cookies(self.cookies)
        if len(response.history) > self.max_redirects:
            raise exceptions.TooManyRedirects("Exceeded %s redirects." % self.max_redirects, response=response)
        return response

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **kwargs)

    def head(self, url, **kwargs):
        kwargs.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def put(self, url, data=None, **kwargs):
        return self.request("PUT", url, data=data, **kwargs)

    def patch(self, url, data=None, **kwargs):
        return self.request("PATCH", url, data=data, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)


def session():
    return Session()


def _merged(own, common, kind):
    # Of a request and its session. None in a request takes away what the session has.
    if own and not hasattr(own, "items") and kind is dict:
        return own if not common else list(common.items()) + list(own)
    merged = kind(common)
    merged.update(own or {})
    for key in [key for key, value in merged.items() if value is None]:
        del merged[key]
    return merged


def _refuse(proxies, verify, cert):
    if proxies and any([proxy for proxy in proxies.values()]):
        raise NotImplementedError("proxies are not supported: connections are the host's")
    if verify is not True:
        raise NotImplementedError("verify is not supported: certificates are always verified, by the host's authorities")
    if cert:
        raise NotImplementedError("cert is not supported: connections are the host's")


def _seconds(timeout):
    # One for all, as the host counts it: connecting and reading together.
    parts = [part for part in (timeout if isinstance(timeout, tuple) else (timeout,)) if part is not None]
    for part in parts:
        if not isinstance(part, (int, float)) or isinstance(part, bool):
            raise ValueError("Timeout value must be an int, float or None, not %r" % (part,))
        if part <= 0:
            raise ValueError("Attempted to set a timeout of %s, but it cannot be less than or equal to 0." % part)
    return sum(parts) if parts else None


def _error(failure, request):
    kind, message = failure.kind, failure.message
    if kind == "invalid":
        error = exceptions.InvalidHeader if "header" in message else exceptions.InvalidURL
    elif kind == "redirects" and "more than" in message:
        error = exceptions.TooManyRedirects
    elif kind in ("refused", "limit", "redirects"):
        error = exceptions.NotGranted
    elif kind == "timeout":
        error = exceptions.ReadTimeout
    elif kind == "tls":
        error = exceptions.SSLError
    elif kind == "protocol":
        error = exceptions.ContentDecodingError if "decompressed" in message else exceptions.ChunkedEncodingError
    else:
        error = exceptions.ConnectionError
    return error(message, request=request)
`;
