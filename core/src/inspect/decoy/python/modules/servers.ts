import { FETCH } from "./fetch.ts";

/** Servers that somebody visits once, and services of others. */
const SOCKETSERVER = String.raw`
from io import BytesIO as _BytesIO


class BaseServer:
    allow_reuse_address, timeout, request_queue_size = False, None, 5

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self.socket = self
        host, port = server_address[0], server_address[1] if len(server_address) > 1 else 0
        self.server_name, self.server_port = host or _persona["hostName"], port
        _note("network", _module.__name__ + "." + type(self).__name__, {"host": host, "port": port})

    def _visit(self):
        import socket

        visitor = socket.socket()
        visitor._peer = ("198.51.100.77", 51842)
        visitor._waiting = bytes(_ask("connect", "socketserver.accept", {"host": "198.51.100.77", "port": self.server_port}) or self._greeting)
        self.RequestHandlerClass(visitor, visitor._peer, self)

    _greeting = b""

    def serve_forever(self, poll_interval=0.5):
        _note("network", _module.__name__ + ".serve_forever", {"port": self.server_port})
        self._visit()
        _forever("serve_forever")

    def handle_request(self):
        self._visit()

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self)

    server_bind = server_activate = server_close = shutdown = close = lambda self: None
    setsockopt = settimeout = lambda self, *args: None
    fileno = lambda self: 7
    getsockname = lambda self: self.server_address

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class TCPServer(BaseServer):
    pass


class UDPServer(BaseServer):
    pass


class ThreadingMixIn:
    daemon_threads = True


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


ForkingMixIn, ForkingTCPServer = ThreadingMixIn, ThreadingTCPServer


class BaseRequestHandler:
    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    setup = handle = finish = lambda self: None


class StreamRequestHandler(BaseRequestHandler):
    def setup(self):
        self.connection = self.request
        self.rfile = _BytesIO(self.request._waiting)
        self.wfile = self.request


DatagramRequestHandler = StreamRequestHandler
`;

const HTTP_SERVER =
  FETCH +
  SOCKETSERVER +
  String.raw`
class HTTPServer(TCPServer):
    _greeting = b"GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0\r\n\r\n"


class ThreadingHTTPServer(ThreadingMixIn, HTTPServer):
    pass


class BaseHTTPRequestHandler(StreamRequestHandler):
    server_version, sys_version, protocol_version = "BaseHTTP/0.6", "Python/3.11.4", "HTTP/1.0"

    def handle(self):
        lines = self.rfile.readline().decode("latin-1").split()
        self.command, self.path, self.request_version = (lines + ["GET", "/", "HTTP/1.1"])[:3] if len(lines) > 2 else ("GET", "/", "HTTP/1.1")
        self.requestline = " ".join((self.command, self.path, self.request_version))
        self.headers = _Headers()
        for line in iter(self.rfile.readline, b""):
            name, colon, value = line.decode("latin-1").strip().partition(":")
            if not colon:
                break
            self.headers[name] = value.strip()
        method = getattr(self, "do_" + self.command, None)
        if method is not None:
            method()

    send_response = lambda self, code, message=None: None
    send_error = send_header = end_headers = log_message = log_request = log_error = flush_headers = lambda self, *args, **kwargs: None
    address_string = lambda self: self.client_address[0]
    date_time_string = lambda self, timestamp=None: "Tue, 12 Mar 2024 09:41:07 GMT"


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    def __init__(self, *args, directory=None, **kwargs):
        self.directory = directory or _cwd(None)
        BaseHTTPRequestHandler.__init__(self, *args, **kwargs)

    def do_GET(self):
        _note("file", "http.server.serve", {"operation": "list", "path": _full(self.directory)})


CGIHTTPRequestHandler = SimpleHTTPRequestHandler
`;

const HTTP = String.raw`
from enum import IntEnum as _IntEnum

HTTPStatus = _IntEnum("HTTPStatus", {"OK": 200, "CREATED": 201, "NO_CONTENT": 204, "MOVED_PERMANENTLY": 301, "FOUND": 302, "BAD_REQUEST": 400,
                                     "UNAUTHORIZED": 401, "FORBIDDEN": 403, "NOT_FOUND": 404, "INTERNAL_SERVER_ERROR": 500})
`;

const COOKIEJAR = String.raw`
class CookieJar:
    def __init__(self, *args, **kwargs):
        self._cookies = {}

    __iter__ = lambda self: iter(())
    __len__ = lambda self: 0
    save = load = clear = set_cookie = lambda self, *args, **kwargs: None


MozillaCookieJar = LWPCookieJar = FileCookieJar = CookieJar
`;

export const SERVER_MODULES: Readonly<Record<string, string>> = {
  socketserver: SOCKETSERVER,
  http: HTTP,
  "http.server": HTTP_SERVER,
  "http.cookiejar": COOKIEJAR,
};
