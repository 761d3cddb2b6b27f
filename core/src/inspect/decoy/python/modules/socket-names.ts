/** The functions of `socket` that make sockets and answer for names. */
export const SOCKET_NAMES = String.raw`
def create_connection(address, timeout=None, source_address=None, **more):
    made = socket()
    made._connect("socket.create_connection", address)
    return made


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    made = socket(family)
    made.bind(address)
    made.listen()
    return made


def socketpair(*args):
    return socket(), socket()


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto)


def gethostname():
    _note("environment", "socket.gethostname", {"name": "host name"}, _persona["hostName"])
    return _persona["hostName"]


def gethostbyname(hostname):
    if hostname in (_persona["hostName"], ""):
        return _persona["localAddress"]
    return _resolve("socket.gethostbyname", hostname)


def gethostbyname_ex(hostname):
    return hostname, [], [gethostbyname(hostname)]


def gethostbyaddr(ip_address):
    _note("network", "socket.gethostbyaddr", {"host": ip_address}, "host.example")
    return "host.example", [], [ip_address]


def getfqdn(name=""):
    return name or _persona["hostName"] + ".internal.example"


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    address = _resolve("socket.getaddrinfo", host)
    return [(AF_INET, type or SOCK_STREAM, proto or 6, "", (address, int(port) if str(port or 0).isdigit() else 80))]


def getnameinfo(sockaddr, flags):
    return sockaddr[0], str(sockaddr[1])


_SERVICES = {"http": 80, "https": 443, "ssh": 22, "ftp": 21, "smtp": 25, "dns": 53, "domain": 53, "telnet": 23}


def getservbyname(name, protocol="tcp"):
    return _SERVICES.get(name, 80)


def getservbyport(port, protocol="tcp"):
    for name in _SERVICES:
        if _SERVICES[name] == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(name):
    return {"icmp": 1, "tcp": 6, "udp": 17}.get(name, 0)


def inet_aton(text):
    parts = str(text).split(".")
    if len(parts) != 4 or not all(each.isdigit() and int(each) < 256 for each in parts):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(int(each) for each in parts)


def inet_ntoa(packed):
    return ".".join(str(each) for each in packed)


def inet_pton(family, text):
    if family == AF_INET6:
        groups = text.split("::")
        left = [each for each in groups[0].split(":") if each]
        right = [each for each in groups[1].split(":") if each] if len(groups) > 1 else []
        both = left + ["0"] * (8 - len(left) - len(right)) + right
        return b"".join(int(each, 16).to_bytes(2, "big") for each in both)
    return inet_aton(text)


def inet_ntop(family, packed):
    if family == AF_INET6:
        return ":".join("%x" % int.from_bytes(packed[i : i + 2], "big") for i in range(0, 16, 2))
    return inet_ntoa(packed)


def htons(value):
    return (value & 0xFF) << 8 | value >> 8 & 0xFF


ntohs = htons


def htonl(value):
    return int.from_bytes(value.to_bytes(4, "little"), "big")


ntohl = htonl


def setdefaulttimeout(value):
    _default[0] = value


def getdefaulttimeout():
    return _default[0]


def if_nameindex():
    return [(1, "lo"), (2, "wlp0s20f3")]
`;
