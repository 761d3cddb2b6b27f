const SSL = String.raw`
CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER, PROTOCOL_SSLv23, PROTOCOL_TLSv1_2 = 2, 16, 17, 2, 5
OP_NO_SSLv2, OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_1, OP_ALL = 0, 33554432, 67108864, 268435456, 2147483728
OPENSSL_VERSION = "OpenSSL 3.0.2 15 Mar 2022"
HAS_SNI = True


class SSLError(OSError):
    pass


class CertificateError(SSLError):
    pass


class Purpose:
    SERVER_AUTH, CLIENT_AUTH = "server", "client"


class SSLContext:
    def __init__(self, protocol=PROTOCOL_TLS, *args, **kwargs):
        self.protocol = protocol
        self.check_hostname = True
        self.verify_mode = CERT_REQUIRED
        self.options = 0

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, session=None):
        _note("network", "ssl.wrap_socket", {"host": server_hostname, "verify": int(self.verify_mode)})
        sock.getpeercert = lambda binary_form=False: b"" if binary_form else {}
        sock.cipher = lambda: ("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256)
        sock.version = lambda: "TLSv1.3"
        sock.do_handshake = lambda *args: None
        sock.unwrap = lambda: sock
        return sock

    def __getattr__(self, name):
        if name.startswith(("load_", "set_")):
            return lambda *args, **kwargs: None
        raise AttributeError(name)


SSLSocket = SSLContext


def create_default_context(purpose=None, *, cafile=None, capath=None, cadata=None):
    return SSLContext()


def _create_unverified_context(*args, **kwargs):
    _note("network", "ssl._create_unverified_context", {})
    context = SSLContext()
    context.check_hostname, context.verify_mode = False, CERT_NONE
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context
_shown = ("_create_unverified_context", "_create_default_https_context", "_create_stdlib_context")


def wrap_socket(sock, *args, server_hostname=None, **kwargs):
    return SSLContext().wrap_socket(sock, server_hostname=server_hostname)


def get_server_certificate(addr, *args, **kwargs):
    _note("network", "ssl.get_server_certificate", {"host": addr[0], "port": addr[1]})
    return "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"


def match_hostname(cert, hostname):
    pass
`;

const SELECT = String.raw`
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, EPOLLIN, EPOLLOUT = 1, 2, 4, 8, 16, 1, 4
error = OSError
_rounds = [0]


def _ready(things):
    _rounds[0] += 1
    _slept()
    if _rounds[0] > 200:
        _forever("select")
    return things


def select(rlist, wlist, xlist, timeout=None):
    # What stands for standard input has nothing to say.
    ready = [each for each in rlist if hasattr(each, "recv")]
    _ready(ready)
    if not ready and not wlist and timeout:
        _raw_sleep(timeout)
    return ready, list(wlist), []


class poll:
    def __init__(self):
        self._things = {}

    def register(self, fd, eventmask=POLLIN | POLLOUT):
        self._things[fd if isinstance(fd, int) else fd.fileno()] = eventmask

    def modify(self, fd, eventmask):
        self.register(fd, eventmask)

    def unregister(self, fd):
        self._things.pop(fd if isinstance(fd, int) else fd.fileno(), None)

    def poll(self, timeout=None, maxevents=-1):
        return _ready(list(self._things.items()))

    def close(self):
        pass


def epoll(*args, **kwargs):
    return poll()
`;

const SELECTORS = String.raw`
from collections import namedtuple

EVENT_READ, EVENT_WRITE = 1, 2
SelectorKey = namedtuple("SelectorKey", "fileobj fd events data")
_rounds = [0]


class DefaultSelector:
    def __init__(self):
        self._keys = {}

    def register(self, fileobj, events, data=None):
        key = self._keys[id(fileobj)] = SelectorKey(fileobj, fileobj.fileno(), events, data)
        return key

    modify = register

    def unregister(self, fileobj):
        return self._keys.pop(id(fileobj), None)

    def select(self, timeout=None):
        _rounds[0] += 1
        if _rounds[0] > 200:
            _forever("selectors")
        return [(key, key.events) for key in self._keys.values()]

    def get_map(self):
        return self._keys

    def close(self):
        self._keys = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


SelectSelector = PollSelector = EpollSelector = BaseSelector = DefaultSelector
`;

export const SOCKETS_MODULES: Readonly<Record<string, string>> = {
  ssl: SSL,
  select: SELECT,
  selectors: SELECTORS,
};
