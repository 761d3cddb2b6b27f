/** Clients of others that look like `requests`, some of them awaited. Follows `WEB` in its namespace. */
export const CLIENTS = String.raw`
_urllib3 = client("urllib3")
for _name in ("PoolManager", "ProxyManager", "HTTPSConnectionPool", "HTTPConnectionPool"):
    _urllib3[_name] = session("urllib3")
K.open_module("urllib3", dict(_urllib3, disable_warnings=lambda *a: None), "network")
K.open_module("urllib3.exceptions", {"InsecureRequestWarning": type("InsecureRequestWarning", (Warning,), {})}, "network")
K.open_module("httpx", dict(client("httpx"), Client=session("httpx"), HTTPError=RequestException), "network")
_pool = session("aiohttp")


class Awaited:
    # What may be awaited, or entered with async with.
    def __init__(self, made):
        self._made = made

    def __await__(self):
        return self._made
        yield

    async def __aenter__(self):
        return self._made

    async def __aexit__(self, *args):
        pass


class Later:
    def __init__(self, response):
        self._response, self.status, self.headers, self.url = response, response.status_code, response.headers, response.url
        self.ok, self.content, self.status_code = response.ok, self, response.status_code

    async def text(self, *args):
        return self._response.text

    async def read(self, *size):
        return self._response.content

    async def json(self, **kwargs):
        return self._response.json()

    def raise_for_status(self):
        self._response.raise_for_status()

    def release(self):
        pass


class ClientSession:
    def __init__(self, *args, **kwargs):
        self._inner = _pool(headers=kwargs.get("headers"))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        pass

    async def close(self):
        pass

    def request(self, method, url, **kwargs):
        return Awaited(Later(getattr(self._inner, method.lower())(url, **kwargs)))


class AsyncClient(ClientSession):
    def request(self, method, url, **kwargs):
        return Awaited(getattr(self._inner, method.lower())(url, **kwargs))

    aclose = ClientSession.close


for _verb in "get post put patch delete head".split():
    def _method(self, url, _verb=_verb, **kwargs):
        return self.request(_verb, url, **kwargs)
    setattr(ClientSession, _verb, _method)
sys.modules["httpx"].AsyncClient = AsyncClient
K.open_module("aiohttp", {"ClientSession": ClientSession, "ClientError": RequestException, "ClientTimeout": lambda *a, **k: None, "TCPConnector": lambda *a, **k: None}, "network")


class FormData:
    def __init__(self, *args):
        self.fields = {}

    def _shown(self):
        return str(self.fields)[:2000]

    def add_field(self, name, value, **more):
        self.fields[name] = K.show(value)


sys.modules["aiohttp"].FormData = FormData


class Curl:
    def __init__(self):
        self._options = {}

    def setopt(self, option, value):
        self._options[option] = value

    def perform(self):
        fetch("pycurl.perform", "GET", self._options.get(10002, ""), data=self._options.get(10015))

    def getinfo(self, option):
        return 200

    def close(self):
        pass


K.open_module("pycurl", {"Curl": Curl, "URL": 10002, "POSTFIELDS": 10015, "WRITEDATA": 10001, "WRITEFUNCTION": 20011}, "network")
K.open_module("wget", {"download": lambda url, out=None, **k: urlretrieve(url, out or url.rsplit("/", 1)[-1] or "download")[0]}, "network")
`;
