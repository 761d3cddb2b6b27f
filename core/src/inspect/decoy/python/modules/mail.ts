/** Mail, files and shells over the network. */
const SMTPLIB = String.raw`
class SMTPException(OSError):
    pass


class SMTPAuthenticationError(SMTPException):
    pass


class SMTPServerDisconnected(SMTPException):
    pass


class SMTPConnectError(SMTPException):
    pass


SMTPRecipientsRefused = SMTPSenderRefused = SMTPDataError = SMTPHeloError = SMTPException
SMTP_PORT, SMTP_SSL_PORT = 25, 465


class SMTP:
    _port = 25

    def __init__(self, host="", port=0, local_hostname=None, timeout=None, source_address=None, **more):
        self._host = self._where = None
        if host:
            self.connect(host, port)

    def connect(self, host="localhost", port=0, source_address=None):
        self._host, self._where = host, int(port or self._port)
        _ask("connect", "smtplib." + type(self).__name__, {"host": str(host), "port": self._where, "type": "tcp"})
        return 220, b"ready"

    def login(self, user, password, *, initial_response_ok=True):
        _note("network", "smtplib.login", {"host": self._host, "port": self._where, "user": user, "password": password})
        return 235, b"accepted"

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        _note("network", "smtplib.sendmail", {"host": self._host, "port": self._where, "from": from_addr, "to": to_addrs, "data": msg})
        return {}

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        data = msg.as_string() if hasattr(msg, "as_string") else str(msg)
        return self.sendmail(from_addr or msg["From"], to_addrs or msg["To"], data)

    def starttls(self, *args, **kwargs):
        return 220, b"go ahead"

    def ehlo(self, name=""):
        return 250, b"hello"

    helo = noop = ehlo
    ehlo_or_helo_if_needed = rset = set_debuglevel = lambda self, *args: None

    def quit(self):
        return 221, b"bye"

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class SMTP_SSL(SMTP):
    _port = 465


class LMTP(SMTP):
    pass
`;

const FTPLIB = String.raw`
class Error(Exception):
    pass


error_perm = error_temp = error_reply = error_proto = Error
all_errors = (Error, OSError, EOFError)
FTP_PORT = 21


class FTP:
    def __init__(self, host="", user="", passwd="", acct="", timeout=None, source_address=None, **more):
        self._host, self.port = host, 21
        if host:
            self.connect(host)
            if user:
                self.login(user, passwd)

    def connect(self, host="", port=0, timeout=None, source_address=None):
        self._host, self.port = host or self._host, int(port or 21)
        _ask("connect", "ftplib." + type(self).__name__, {"host": self._host, "port": self.port, "type": "tcp"})
        return "220 ready"

    def _tell(self, what, **detail):
        _note("network", "ftplib." + what, {"host": self._host, "port": self.port, **detail})

    def login(self, user="", passwd="", acct="", **more):
        self._tell("login", user=user, password=passwd)
        return "230 in"

    def _store(self, cmd, fp):
        data = fp.read()
        self._tell("stor", command=cmd, data=data)
        return "226 done"

    def storbinary(self, cmd, fp, blocksize=8192, callback=None, rest=None):
        return self._store(cmd, fp)

    def storlines(self, cmd, fp, callback=None):
        return self._store(cmd, fp)

    def retrbinary(self, cmd, callback, blocksize=8192, rest=None):
        self._tell("retr", command=cmd)
        callback(b"# This is a stand-in for what was asked for.\n")
        return "226 done"

    def retrlines(self, cmd, callback=None):
        self._tell("retr", command=cmd)
        return "226 done"

    def nlst(self, *args):
        self._tell("nlst", args=list(args))
        return []

    def dir(self, *args):
        self._tell("dir")

    def pwd(self):
        return "/"

    def size(self, filename):
        return 0

    def set_pasv(self, val):
        pass

    set_debuglevel = prot_p = lambda self, *args: None

    def quit(self):
        return "221 bye"

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def _command(name):
    def command(self, *args):
        self._tell(name, args=list(args))
        return "250 ok"

    setattr(FTP, name, command)


for _each in "cwd", "mkd", "rmd", "delete", "rename", "sendcmd", "voidcmd":
    _command(_each)


class FTP_TLS(FTP):
    def auth(self):
        return "234 ok"
`;

const TELNETLIB = String.raw`
class Telnet:
    def __init__(self, host=None, port=23, timeout=None):
        self._waiting = b""
        if host:
            self.open(host, port)

    def open(self, host, port=23, timeout=None):
        self.host, self.port = host, port or 23
        self._waiting = bytes(_ask("connect", "telnetlib.Telnet", {"host": host, "port": self.port, "type": "tcp"}) or b"")

    def write(self, buffer):
        _note("network", "telnetlib.write", {"host": self.host, "port": self.port, "data": buffer})

    def read_until(self, expected, timeout=None):
        data, self._waiting = self._waiting, b""
        return data or expected

    def read_all(self):
        data, self._waiting = self._waiting, b""
        return data

    read_some = read_very_eager = read_eager = read_lazy = read_all

    def expect(self, list, timeout=None):
        return 0, None, b""

    def interact(self):
        pass

    close = interact

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass
`;

const IMAPLIB = String.raw`
class IMAP4:
    class error(Exception):
        pass

    abort = readonly = error

    def __init__(self, host="", port=143, *args, **kwargs):
        self.host, self.port = host, port
        _ask("connect", "imaplib." + type(self).__name__, {"host": host, "port": port, "type": "tcp"})

    def login(self, user, password):
        _note("network", "imaplib.login", {"host": self.host, "port": self.port, "user": user, "password": password})
        return "OK", [b"in"]

    def search(self, *args):
        _note("network", "imaplib.search", {"host": self.host, "args": list(args)})
        return "OK", [b""]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: (_note("network", "imaplib." + name, {"host": self.host, "args": list(args)}), ("OK", [b""]))[1]


class IMAP4_SSL(IMAP4):
    def __init__(self, host="", port=993, *args, **kwargs):
        IMAP4.__init__(self, host, port)
`;

const PARAMIKO = String.raw`
from io import BytesIO as _BytesIO


class SSHException(Exception):
    pass


class AuthenticationException(SSHException):
    pass


BadHostKeyException = PasswordRequiredException = ChannelException = BadAuthenticationType = AuthenticationException


class MissingHostKeyPolicy:
    pass


class AutoAddPolicy(MissingHostKeyPolicy):
    pass


RejectPolicy = WarningPolicy = AutoAddPolicy


class PKey:
    @classmethod
    def from_private_key_file(cls, filename, password=None):
        _builtins.open(filename).read()
        return cls()

    @classmethod
    def from_private_key(cls, file_obj, password=None):
        return cls()

    @classmethod
    def generate(cls, bits=2048):
        return cls()

    def __init__(self, *args, **kwargs):
        pass

    def get_base64(self):
        return "AAAAC3NzaC1lZDI1NTE5AAAAIDecoy"


RSAKey = Ed25519Key = ECDSAKey = DSSKey = PKey


class _Stream(_BytesIO):
    @property
    def channel(self):
        return self

    def recv_exit_status(self):
        return 0

    def write(self, data):
        _note("network", "paramiko.stdin.write", {"data": data})
        return len(data)


class SSHClient:
    def __init__(self):
        self._host = self._port = None

    def connect(self, hostname, port=22, username=None, password=None, pkey=None, key_filename=None, timeout=None, **more):
        self._host, self._port = hostname, port
        detail = {"host": hostname, "port": port, "user": username, "password": password}
        if key_filename or pkey:
            detail["key"] = key_filename or "a key"
        _note("network", "paramiko.SSHClient.connect", detail)

    def exec_command(self, command, *args, **kwargs):
        _note("network", "paramiko.SSHClient.exec_command", {"host": self._host, "port": self._port, "command": command})
        return _Stream(), _Stream(_output_of_command(command)), _Stream()

    def open_sftp(self):
        return SFTPClient(self)

    def invoke_shell(self, *args, **kwargs):
        return self.get_transport().open_session()

    def get_transport(self):
        return Transport((self._host, self._port))

    def set_missing_host_key_policy(self, policy):
        pass

    load_system_host_keys = load_host_keys = lambda self, *args: None

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def _output_of_command(command):
    return _output_of(command)[0].encode()


class SFTPClient:
    def __init__(self, client=None):
        self._host = getattr(client, "_host", None)

    @classmethod
    def from_transport(cls, transport):
        return cls(transport)

    def put(self, localpath, remotepath, callback=None, confirm=True):
        data = _builtins.open(localpath, "rb").read()
        _note("network", "paramiko.SFTPClient.put", {"host": self._host, "path": localpath, "to": remotepath, "data": data})

    def get(self, remotepath, localpath, *args):
        _note("network", "paramiko.SFTPClient.get", {"host": self._host, "path": remotepath, "to": localpath})
        _builtins.open(localpath, "wb").write(b"# stand-in\n")

    def listdir(self, path="."):
        return []

    def close(self):
        pass


class Transport:
    def __init__(self, sock):
        self._host, self._port = sock if isinstance(sock, tuple) else (str(sock), 22)

    def connect(self, hostkey=None, username="", password=None, pkey=None, **more):
        _note("network", "paramiko.Transport.connect", {"host": self._host, "port": self._port, "user": username, "password": password})

    def open_session(self, *args, **kwargs):
        return Channel(self._host)

    open_channel = open_session
    is_active = lambda self: True
    close = start_client = set_keepalive = lambda self, *args, **kwargs: None


class Channel:
    def __init__(self, host):
        self._host = host

    def exec_command(self, command):
        _note("network", "paramiko.Channel.exec_command", {"host": self._host, "command": command})

    def send(self, data):
        _note("network", "paramiko.Channel.send", {"host": self._host, "data": data})
        return len(data)

    def recv(self, size=1024):
        _slept()
        return b""

    active = False
    recv_ready = exit_status_ready = lambda self: False
    close = get_pty = invoke_shell = settimeout = lambda self, *args: None


_open_ended(_module, "paramiko")
`;

const EMAIL = String.raw`
def message_from_string(text, *args, **kwargs):
    from email.message import Message

    made = Message()
    head, _, body = text.partition("\n\n")
    for line in head.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            made[name.strip()] = value.strip()
    made.set_payload(body)
    return made


def message_from_bytes(data, *args, **kwargs):
    return message_from_string(data.decode("utf-8", "replace"))
`;

const EMAIL_MESSAGE = String.raw`
class Message:
    def __init__(self, policy=None):
        self._headers = []
        self._parts = None
        self._payload = ""

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __getitem__(self, name):
        for each, value in self._headers:
            if each.lower() == name.lower():
                return value
        return None

    get = lambda self, name, failobj=None: self[name] if self[name] is not None else failobj

    def __delitem__(self, name):
        self._headers = [each for each in self._headers if each[0].lower() != name.lower()]

    def __contains__(self, name):
        return self[name] is not None

    def keys(self):
        return [each[0] for each in self._headers]

    def items(self):
        return list(self._headers)

    def add_header(self, name, value, **params):
        self[name] = "; ".join([str(value)] + ['%s="%s"' % pair for pair in params.items()])

    def replace_header(self, name, value):
        del self[name]
        self[name] = value

    def attach(self, part):
        self._parts = (self._parts or []) + [part]

    def set_payload(self, payload, charset=None):
        self._payload = payload

    def get_payload(self, i=None, decode=False):
        if self._parts is not None:
            return self._parts if i is None else self._parts[i]
        return self._payload.encode() if decode and isinstance(self._payload, str) else self._payload

    def is_multipart(self):
        return self._parts is not None

    def walk(self):
        yield self
        for part in self._parts or ():
            yield from part.walk()

    def get_content_type(self):
        return str(self["Content-Type"] or "text/plain").partition(";")[0]

    def get_content_charset(self, failobj=None):
        return "utf-8"

    def get_filename(self, failobj=None):
        return failobj

    def set_content(self, text, *args, **kwargs):
        self._payload = text

    def get_content(self):
        return self._payload

    get_body = lambda self, preferencelist=(): self

    def add_attachment(self, data, maintype=None, subtype=None, filename=None, **more):
        part = Message()
        part.add_header("Content-Disposition", "attachment", filename=filename)
        part.set_payload(data)
        if self._parts is None:
            first = Message()
            first.set_payload(self._payload)
            self._parts = [first]
        self._parts.append(part)

    add_alternative = add_related = add_attachment
    make_mixed = set_charset = set_type = set_param = lambda self, *args, **kwargs: None

    def as_string(self, unixfrom=False, **more):
        head = "".join("%s: %s\n" % pair for pair in self._headers)
        if self._parts is not None:
            return head + "\n" + "".join("--part\n" + part.as_string() + "\n" for part in self._parts) + "--part--\n"
        payload = self._payload
        return head + "\n" + (payload if isinstance(payload, str) else bytes(payload or b"").decode("latin-1"))

    __str__ = as_string

    def as_bytes(self, *args, **kwargs):
        return self.as_string().encode("utf-8", "replace")

    __bytes__ = as_bytes


EmailMessage = Message
`;

const MIME = String.raw`
from email.message import Message as _Message


class MIMEBase(_Message):
    def __init__(self, maintype="application", subtype="octet-stream", **params):
        _Message.__init__(self)
        self.add_header("Content-Type", maintype + "/" + subtype, **params)


class MIMEMultipart(MIMEBase):
    def __init__(self, subtype="mixed", boundary=None, subparts=None, **params):
        MIMEBase.__init__(self, "multipart", subtype)
        self._parts = list(subparts or [])


class MIMEText(MIMEBase):
    def __init__(self, text, subtype="plain", charset=None):
        MIMEBase.__init__(self, "text", subtype)
        self._payload = text


class MIMEApplication(MIMEBase):
    def __init__(self, data, subtype="octet-stream", encoder=None, **params):
        MIMEBase.__init__(self, "application", subtype)
        self._payload = data


class MIMEImage(MIMEBase):
    def __init__(self, data, subtype="png", encoder=None, **params):
        MIMEBase.__init__(self, "image", subtype)
        self._payload = data


MIMEAudio = MIMEImage
`;

const EMAIL_UTILS = String.raw`
formatdate = lambda timeval=None, localtime=False, usegmt=False: "Tue, 12 Mar 2024 09:41:07 -0000"
make_msgid = lambda idstring=None, domain=None: "<17102364@mail.example>"
formataddr = lambda pair, charset="utf-8": "%s <%s>" % tuple(pair) if pair[0] else pair[1]


def parseaddr(address):
    name, _, rest = address.partition("<")
    return (name.strip(), rest.rstrip(">")) if rest else ("", address)


def parsedate_to_datetime(text):
    from datetime import datetime

    return datetime(2024, 3, 12, 9, 41, 7)
`;

const ENCODERS = String.raw`
def encode_base64(msg):
    from base64 import b64encode

    payload = msg.get_payload()
    data = payload.encode() if isinstance(payload, str) else bytes(payload)
    msg["Content-Transfer-Encoding"] = "base64"
    msg.set_payload(b64encode(data).decode())


encode_7or8bit = encode_noop = encode_quopri = lambda msg: None
`;

const EMAIL_HEADER = String.raw`
class Header(str):
    def __new__(cls, text="", charset=None, *args, **kwargs):
        return str.__new__(cls, text)

    def encode(self, *args, **kwargs):
        return str(self)


decode_header = lambda header: [(str(header), None)]
make_header = lambda pairs: "".join(each[0] for each in pairs)
`;

export const MAIL_MODULES: Readonly<Record<string, string>> = {
  smtplib: SMTPLIB,
  ftplib: FTPLIB,
  telnetlib: TELNETLIB,
  imaplib: IMAPLIB,
  paramiko: PARAMIKO,
  email: EMAIL,
  "email.message": EMAIL_MESSAGE,
  "email.mime": "",
  "email.mime.base": MIME,
  "email.mime.multipart": MIME,
  "email.mime.text": MIME,
  "email.mime.application": MIME,
  "email.mime.image": MIME,
  "email.mime.audio": MIME,
  "email.utils": EMAIL_UTILS,
  "email.encoders": ENCODERS,
  "email.header": EMAIL_HEADER,
};
