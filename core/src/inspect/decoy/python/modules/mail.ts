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

export const MAIL_MODULES: Readonly<Record<string, string>> = {
  smtplib: SMTPLIB,
  ftplib: FTPLIB,
  telnetlib: TELNETLIB,
  imaplib: IMAPLIB,
};
