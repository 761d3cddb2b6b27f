import { SOCKET_NAMES } from "./socket-names.ts";

/** Sockets: what is sent is told, what is received is what the host gives. */
const SOCKET_CLASS = String.raw`
from enum import IntEnum as _IntEnum

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6, AF_PACKET, AF_NETLINK, AF_BLUETOOTH = 0, 1, 2, 10, 17, 16, 31
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, SO_REUSEPORT, SO_RCVBUF, SO_SNDBUF, SO_ERROR, SO_LINGER = 1, 2, 9, 6, 15, 8, 7, 4, 13
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_ICMP, IPPROTO_RAW, IPPROTO_IPV6 = 0, 6, 17, 1, 255, 41
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, IP_HDRINCL, IP_TTL, IP_MULTICAST_TTL, IP_ADD_MEMBERSHIP = 1, 4, 5, 6, 3, 2, 33, 35
SHUT_RD, SHUT_WR, SHUT_RDWR, MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, SOMAXCONN = 0, 1, 2, 2, 64, 256, 4096
AI_PASSIVE, AI_CANONNAME, NI_NUMERICHOST, INADDR_ANY, INADDR_BROADCAST = 1, 2, 1, 0, 0xFFFFFFFF
SIO_RCVALL, RCVALL_ON, RCVALL_OFF, SIO_KEEPALIVE_VALS = 2550136833, 1, 0, 2550136836
has_ipv6 = True
error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


_default = [None]
_numbers = [3]


def _resolve(action, host):
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode("ascii", "replace")
    return _ask("resolve", action, {"host": str(host or "")})


class socket:
    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        self.family, self.type, self.proto = family, type, proto
        _numbers[0] += 1
        self._number = _numbers[0]
        self._peer = None
        self._name = (_persona["localAddress"], 49000 + self._number)
        self._waiting = b""
        self._timeout = _default[0]
        self._listens = False
        self._visits = 0
        if type == SOCK_RAW or family == AF_PACKET:
            _note("network", "socket.socket", {"family": family, "type": "raw", "protocol": proto})

    def _detail(self, **more):
        peer = self._peer
        detail = {}
        if isinstance(peer, tuple) and len(peer) > 1:
            detail["host"], detail["port"] = peer[0], peer[1]
        elif peer is not None:
            detail["host"] = peer
        detail.update(more)
        return detail

    def _connect(self, action, address):
        if isinstance(address, tuple) and len(address) > 1:
            host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
            self._peer = (host, int(address[1]))
            given = _ask("connect", action, {"host": host, "port": int(address[1]), "type": "udp" if self.type == SOCK_DGRAM else "tcp"})
        else:
            self._peer = address
            given = b""
            _note("network", action, {"host": address})
        self._waiting = bytes(given or b"")

    def connect(self, address):
        self._connect("socket.connect", address)

    def connect_ex(self, address):
        self._connect("socket.connect_ex", address)
        return 0

    def send(self, data, flags=0):
        _note("network", "socket.send", self._detail(data=bytes(data)))
        return len(data)

    def sendall(self, data, flags=0):
        _note("network", "socket.sendall", self._detail(data=bytes(data)))

    def sendto(self, data, *where):
        address = where[-1]
        self._peer = self._peer or address
        host, port = (address[0], address[1]) if isinstance(address, tuple) and len(address) > 1 else (address, 0)
        given = _ask("connect", "socket.sendto", {"host": host, "port": port, "type": "udp", "data": bytes(data)})
        self._waiting += bytes(given or b"")
        return len(data)

    def sendfile(self, file, offset=0, count=None):
        data = file.read()
        self.sendall(data)
        return len(data)

    def recv(self, size=65536, flags=0):
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        _note("network", "socket.recv", self._detail(), data)
        if not data:
            self._visits += 1
            _slept()
            if self.type != SOCK_STREAM and self._visits > 2:
                raise TimeoutError("timed out")
        return data

    def recvfrom(self, size, flags=0):
        return self.recv(size), self._peer or ("192.0.2.1", 53)

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = self.recv(nbytes or len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def bind(self, address):
        self._name = address
        host, port = (address[0], address[1]) if isinstance(address, tuple) and len(address) > 1 else (address, 0)
        _note("network", "socket.bind", {"host": host, "port": port})

    def listen(self, backlog=128):
        self._listens = True
        _note("network", "socket.listen", {"port": self._name[1] if isinstance(self._name, tuple) and len(self._name) > 1 else self._name})

    def accept(self):
        # One comes, and nobody after.
        self._visits += 1
        if self._visits > 1:
            _note("network", "socket.accept", {}, "nobody comes")
            if self._timeout is not None:
                raise TimeoutError("timed out")
            _forever("socket.accept")
        other = socket(self.family, self.type)
        other._peer = ("198.51.100.77", 51842)
        port = self._name[1] if isinstance(self._name, tuple) and len(self._name) > 1 else 0
        other._waiting = bytes(_ask("connect", "socket.accept", {"host": "198.51.100.77", "port": port}) or b"")
        return other, other._peer

    def makefile(self, mode="r", *args, **kwargs):
        from io import BytesIO, StringIO

        outer = self

        class _File(BytesIO if "b" in mode else StringIO):
            def write(self, data):
                outer.sendall(data.encode() if isinstance(data, str) else data)
                return len(data)

            def flush(self):
                pass

        return _File(self._waiting if "b" in mode else self._waiting.decode("utf-8", "replace"))

    def settimeout(self, value):
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout is None

    def setsockopt(self, *args):
        pass

    def getsockopt(self, *args):
        return 0

    def ioctl(self, control, option):
        _note("network", "socket.ioctl", {"control": control, "option": option})

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peer

    def fileno(self):
        return self._number

    def detach(self):
        return self._number

    def dup(self):
        return self

    def shutdown(self, how):
        pass

    def close(self):
        self._number = -1

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        return "<socket.socket fd=%d, family=%d, type=%d, proto=%d>" % (self._number, self.family, self.type, self.proto)

    # What the engine's streams and the decoy's own modules ask for.
    def read(self, size=65536):
        return self.recv(size)

    write = send


SocketType = socket
`;

export const SOCKET_MODULES: Readonly<Record<string, string>> = { socket: `${SOCKET_CLASS}\n\n${SOCKET_NAMES}` };
