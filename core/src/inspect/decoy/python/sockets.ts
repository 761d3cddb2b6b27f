/** Sockets on the fake network, and TLS and `select` beside them. Follows `ANSWERS`. */
export const SOCKET = String.raw`
error = OSError


class gaierror(OSError):
    pass


class herror(OSError):
    pass


timeout = TimeoutError
_numbers = [10]


class socket:
    def __init__(self, family=2, type=1, proto=0, fileno=None):
        self.family, self.type, self.proto = family, type, proto
        self._peer, self._mine, self._inbox, self._accepted = None, ("0.0.0.0", 0), b"", 0
        self._number = _numbers[0]
        _numbers[0] += 1
        self._timeout = None
        note("network", "socket.socket", {"family": family, "type": type, "proto": proto})

    def _shown(self):
        return "<socket to %s>" % (K.show(self._peer),)

    def _connect(self, address):
        self._peer = address
        host = address[0] if isinstance(address, tuple) and address else address
        key = "%s:%s" % (host, address[1]) if isinstance(address, tuple) and len(address) > 1 else str(host)
        served = _served.get(key, _served.get("tcp://" + key, _served.get(host) if isinstance(host, str) else None))
        self._inbox = served["body"] if served else b""
        self._http = served is None

    def connect(self, address):
        note("network", "socket.connect", {"address": address})
        self._connect(address)

    def connect_ex(self, address):
        note("network", "socket.connect_ex", {"address": address}, 0)
        self._connect(address)
        return 0

    def bind(self, address):
        note("network", "socket.bind", {"address": address})
        self._mine = address

    def listen(self, backlog=128):
        note("network", "socket.listen", {"address": self._mine, "backlog": backlog})

    def accept(self):
        if self._accepted:
            note("network", "socket.accept", {"address": self._mine}, "nobody else comes")
            raise TimeoutError("timed out")
        self._accepted = 1
        peer = ("198.51.100.77", 51442)
        note("network", "socket.accept", {"address": self._mine}, peer)
        other = self.__class__.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._number, other._peer = self._number + 100, peer
        served = _served.get("accept")
        other._inbox, other._http = (served["body"] if served else b""), False
        return other, peer

    def send(self, data, flags=0):
        note("network", "socket.send", {"address": self._peer, "size": len(data), "data": data}, len(data))
        data = bytes(data)
        if getattr(self, "_http", False) and data[:5] in (b"GET /", b"POST ", b"HEAD "):
            said = reply(data.split(b" ")[0].decode(), "http://%s/" % (self._peer[0] if self._peer else ""))
            self._inbox += b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(said["body"]) + said["body"]
        return len(data)

    def sendall(self, data, flags=0):
        self.send(data)

    def sendto(self, data, *where):
        note("network", "socket.sendto", {"address": where[-1] if where else None, "size": len(data), "data": data}, len(data))
        return len(data)

    def sendfile(self, file, *more):
        return self.send(file.read())

    def recv(self, size=65536, flags=0):
        made, self._inbox = self._inbox[:size], self._inbox[size:]
        note("network", "socket.recv", {"address": self._peer, "size": size}, made)
        return made

    def recv_into(self, buffer, *size):
        made = self.recv(len(buffer))
        buffer[:len(made)] = made
        return len(made)

    def recvfrom(self, size=65536, flags=0):
        return self.recv(size), self._peer or ("203.0.113.9", 53)

    def makefile(self, mode="r", *args, **kwargs):
        outer = self

        class Stream:
            def write(self, data):
                return outer.send(data if isinstance(data, bytes) else data.encode())

            def read(self, size=-1):
                made = outer.recv(size if size and size > 0 else 1 << 20)
                return made if "b" in mode else made.decode("utf-8", "replace")

            def readline(self, *size):
                head, line, rest = outer._inbox.partition(b"\n")
                outer._inbox = rest
                return head + line if "b" in mode else (head + line).decode("utf-8", "replace")

            def __iter__(self):
                return iter(self.readline, b"" if "b" in mode else "")

            def flush(self):
                pass

            close = flush

        return Stream()

    def fileno(self):
        K.descriptors[self._number] = self
        return self._number

    def detach(self):
        return self.fileno()

    def getsockname(self):
        return ("192.168.1.23", 51544) if self._mine[1] == 0 else self._mine

    def getpeername(self):
        return self._peer

    def setsockopt(self, *args):
        pass

    def getsockopt(self, *args):
        return 0

    def ioctl(self, *args):
        note("network", "socket.ioctl", {"args": args})

    def settimeout(self, value):
        self._timeout = value

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        pass

    def shutdown(self, how):
        pass

    def close(self):
        pass

    # As TLS has it.
    read, write = recv, send

    def do_handshake(self):
        pass

    def getpeercert(self, *args):
        return {"subject": ((("commonName", str(self._peer and self._peer[0])),),)}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def create_connection(address, timeout=None, source_address=None, **more):
    note("network", "socket.create_connection", {"address": address})
    made = socket.__new__(socket)
    made.__dict__.update(family=2, type=1, proto=0, _mine=("0.0.0.0", 0), _accepted=0, _number=_numbers[0], _timeout=timeout)
    _numbers[0] += 1
    made._connect(address)
    return made


def create_server(address, **kwargs):
    made = socket()
    made.bind(address)
    made.listen()
    return made


def gethostname():
    return note("environment", "socket.gethostname", {}, K.persona["host"])


def gethostbyname(name):
    return note("network", "socket.gethostbyname", {"host": name}, address_of(name))


def getaddrinfo(host, port, *args, **kwargs):
    found = [(2, 1, 6, "", (address_of(host), port if isinstance(port, int) else 443))]
    return note("network", "socket.getaddrinfo", {"host": host, "port": port}, found)


def _make():
    contents = {name: globals()[name] for name in "socket error gaierror herror timeout create_connection create_server gethostname gethostbyname getaddrinfo".split()}
    contents.update(
        SocketType=socket,
        getfqdn=lambda *name: note("environment", "socket.getfqdn", {}, K.persona["host"] + ".lan"),
        gethostbyname_ex=lambda name: (name, [], [note("network", "socket.gethostbyname_ex", {"host": name}, address_of(name))]),
        gethostbyaddr=lambda name: (note("network", "socket.gethostbyaddr", {"host": name}, "host.example"), [], [name]),
        getservbyname=lambda name, *p: {"http": 80, "https": 443, "ssh": 22, "ftp": 21}.get(name, 7),
        socketpair=lambda *a: (socket(), socket()), inet_aton=lambda text: bytes(int(p) for p in text.split(".")),
        inet_ntoa=lambda data: ".".join(str(b) for b in data), inet_pton=lambda f, text: bytes(int(p) for p in text.split(".")),
        htons=lambda n: (n & 255) << 8 | n >> 8, ntohs=lambda n: (n & 255) << 8 | n >> 8, htonl=lambda n: int.from_bytes(n.to_bytes(4, "little"), "big"),
        ntohl=lambda n: int.from_bytes(n.to_bytes(4, "little"), "big"), setdefaulttimeout=lambda t: None, getdefaulttimeout=lambda: None,
        has_ipv6=True, if_nameindex=lambda: [(1, "lo"), (2, "eth0")], fromfd=lambda fd, *a: K.descriptors.get(fd) or socket(),
        AF_INET=2, AF_INET6=10, AF_UNIX=1, AF_UNSPEC=0, AF_PACKET=17, SOCK_STREAM=1, SOCK_DGRAM=2, SOCK_RAW=3, IPPROTO_TCP=6,
        IPPROTO_UDP=17, IPPROTO_ICMP=1, IPPROTO_IP=0, IPPROTO_RAW=255, SOL_SOCKET=1, SO_REUSEADDR=2, SO_KEEPALIVE=9, SO_BROADCAST=6,
        SO_RCVBUF=8, SO_SNDBUF=7, TCP_NODELAY=1, IP_HDRINCL=3, SHUT_RD=0, SHUT_WR=1, SHUT_RDWR=2, INADDR_ANY=0, SOMAXCONN=128,
        SIO_RCVALL=0x98000001, RCVALL_ON=1, RCVALL_OFF=0, MSG_PEEK=2, MSG_DONTWAIT=64, IP_TTL=2, NI_NUMERICHOST=1)
    K.module("socket", contents)
    K.module("_socket", contents)


_make()


class SSLContext:
    def __init__(self, *args):
        self.check_hostname, self.verify_mode = True, 2

    def wrap_socket(self, sock, *args, **kwargs):
        note("network", "ssl.wrap_socket", {"address": sock._peer, "server_hostname": kwargs.get("server_hostname")})
        return sock

    def __getattr__(self, name):
        return lambda *args, **kwargs: None


def context(*args, **kwargs):
    return SSLContext()


def unverified(*args, **kwargs):
    note("network", "ssl._create_unverified_context", {})
    return SSLContext()


K.module("ssl", dict(SSLContext=SSLContext, create_default_context=context, _create_unverified_context=unverified, _create_default_https_context=context,
    wrap_socket=lambda sock, *a, **k: SSLContext().wrap_socket(sock, **k), SSLError=type("SSLError", (OSError,), {}), CERT_NONE=0, CERT_OPTIONAL=1,
    CERT_REQUIRED=2, PROTOCOL_TLS=2, PROTOCOL_TLS_CLIENT=16, PROTOCOL_TLS_SERVER=17, PROTOCOL_SSLv23=2, OPENSSL_VERSION="OpenSSL 3.0.13 30 Jan 2024",
    Purpose=type("Purpose", (), dict(SERVER_AUTH=1, CLIENT_AUTH=2)), get_server_certificate=lambda address, **k: note("network", "ssl.get_server_certificate", {"address": address}, "")))


def select(rlist, wlist, xlist, timeout=None):
    ready = [each for each in rlist if getattr(each, "_inbox", b"") or hasattr(each, "_peer")]
    return note("network", "select.select", {"read": list(rlist), "timeout": timeout}, None) or (ready, list(wlist), [])


K.module("select", {"select": select, "poll": lambda: K.Dummy("select.poll"), "epoll": lambda *a: K.Dummy("select.epoll"), "error": OSError, "POLLIN": 1, "POLLOUT": 4})
`;
