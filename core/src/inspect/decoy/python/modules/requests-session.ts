/** What `requests` sends, by its functions and its sessions. */
export const REQUESTS_SESSION = String.raw`
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
