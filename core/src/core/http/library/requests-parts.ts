export const REQUESTS_AUTH = `from binascii import b2a_base64


def _basic_auth_str(username, password):
    username, password = [part.encode("latin-1") if isinstance(part, str) else part for part in (username, password)]
    return "Basic " + b2a_base64(username + b":" + password).strip().decode()


class AuthBase:
    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __call__(self, r):
        r.headers["Authorization"] = _basic_auth_str(self.username, self.password)
        return r

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None), getattr(other, "password", None))
`;

export const REQUESTS_COOKIES = `from urllib.parse import urlsplit


class Cookie:
    def __init__(self, name, value, domain="", path="/", secure=False, exact=True):
        self.name = name
        self.value = value
        self.domain = domain
        self.path = path
        self.secure = secure
        self._exact = exact

    def fits(self, parts):
        host = parts.hostname or ""
        if self.domain and host != self.domain and (self._exact or not host.endswith("." + self.domain)):
            return False
        if self.secure and parts.scheme != "https":
            return False
        path = parts.path or "/"
        return path == self.path or path.startswith(self.path if self.path.endswith("/") else self.path + "/")


class RequestsCookieJar:
    # Cookies by name, as a dict. Each goes back to the host that it came from; those without one, of the program's own, to all.
    def __init__(self, cookies=None):
        self._cookies = {}
        self.update(cookies or {})

    def set(self, name, value, domain="", path="/", secure=False, exact=True):
        key = (domain, path, name)
        if value is None:
            self._cookies.pop(key, None)
            return None
        cookie = self._cookies[key] = Cookie(name, value, domain, path, secure, exact)
        return cookie

    def get(self, name, default=None, domain=None, path=None):
        for cookie in self._cookies.values():
            if cookie.name == name and domain in (None, cookie.domain) and path in (None, cookie.path):
                return cookie.value
        return default

    def update(self, other):
        if isinstance(other, RequestsCookieJar):
            self._cookies.update(other._cookies)
        else:
            for name, value in other.items():
                self.set(name, value)

    def get_dict(self, domain=None, path=None):
        fitting = [c for c in self._cookies.values() if domain in (None, c.domain) and path in (None, c.path)]
        return {cookie.name: cookie.value for cookie in fitting}

    def copy(self):
        return RequestsCookieJar(self)

    def clear(self):
        self._cookies.clear()

    def keys(self):
        return [cookie.name for cookie in self._cookies.values()]

    def values(self):
        return [cookie.value for cookie in self._cookies.values()]

    def items(self):
        return [(cookie.name, cookie.value) for cookie in self._cookies.values()]

    def __getitem__(self, name):
        if name not in self:
            raise KeyError(name)
        return self.get(name)

    def __setitem__(self, name, value):
        self.set(name, value)

    def __delitem__(self, name):
        for key in [key for key in self._cookies if key[2] == name]:
            del self._cookies[key]

    def __contains__(self, name):
        return name in self.keys()

    def __iter__(self):
        return iter(list(self._cookies.values()))

    def __len__(self):
        return len(self._cookies)

    def __repr__(self):
        return "<RequestsCookieJar[%s]>" % ", ".join(["%s=%s" % item for item in self.items()])

    def header_for(self, url):
        parts = urlsplit(url)
        return "; ".join(["%s=%s" % (c.name, c.value) for c in self._cookies.values() if c.fits(parts)])

    def extract(self, url, pairs):
        # What a response sets.
        host = urlsplit(url).hostname or ""
        for header, value in pairs:
            if header.lower() == "set-cookie":
                self._take(host, value)

    def _take(self, host, text):
        first, *rest = text.split(";")
        name, equals, value = first.strip().partition("=")
        if not equals or not name:
            return
        attributes = {}
        for part in rest:
            key, _, detail = part.partition("=")
            attributes[key.strip().lower()] = detail.strip()
        domain = attributes.get("domain", "").lstrip(".").lower()
        shared = "." in domain and host.endswith("." + domain)
        if domain and domain != host and not shared:
            return
        path = attributes.get("path", "/")
        gone = attributes.get("max-age", "1").lstrip("-0") == "" or attributes.get("max-age", "").startswith("-")
        domain = domain or host
        path = path if path.startswith("/") else "/"
        self.set(name, None if gone else value, domain, path, "secure" in attributes, "domain" not in attributes)


def cookiejar_from_dict(cookie_dict, cookiejar=None, overwrite=True):
    jar = RequestsCookieJar() if cookiejar is None else cookiejar
    jar.update(cookie_dict or {})
    return jar


def dict_from_cookiejar(cj):
    return cj.get_dict()
`;
