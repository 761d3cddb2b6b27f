/** Mail, file transfer, remote shells, clouds, bots, and installers. */
export const SERVICES = String.raw`
import io, sys
note = K.note


class Remote:
    # A server that takes everything; \`_name\` is how its calls are told.
    _name = "remote"

    def __init__(self, *args, **kwargs):
        self._at = args[0] if args else kwargs.get("host", "")
        note("network", self._name, K.arguments(args, kwargs))

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        action = self._name + "." + name

        def function(*args, **kwargs):
            detail = K.arguments(args, kwargs)
            detail["host"] = self._at
            files = [arg for arg in args if hasattr(arg, "read")]
            if files:
                detail["content"] = files[0].read()
            note("network", action, detail)
            for arg in args:
                if callable(arg) and name in ("retrbinary", "retrlines"):
                    arg(b"decoy" if name == "retrbinary" else "decoy")
            return _SAID.get(name, (250, b"OK"))
        return K.named(function, action)

    def connect(self, *args, **kwargs):
        self._at = args[0] if args else kwargs.get("host", kwargs.get("hostname", self._at))
        note("network", self._name + ".connect", K.arguments(args, kwargs))

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


_SAID = {"nlst": ["readme.txt"], "pwd": "/", "getwelcome": "220 ready", "quit": "221 Bye", "sendmail": {}, "send_message": {}, "search": ("OK", [b"1 2"]), "fetch": ("OK", [(b"1", b"From: a@example.org\r\n\r\ndecoy")]),
         "storbinary": "226 Transfer complete", "retrbinary": "226 Transfer complete", "select": ("OK", [b"2"]), "read_until": b"login: ", "read_all": b"decoy\n", "read_very_eager": b"$ ", "list": [], "close": None, "write": None, "interact": None}


def remote(name, *bases):
    return type(name.rsplit(".", 1)[-1], (Remote,), {"_name": name})


K.module("smtplib", dict(SMTP=remote("smtplib.SMTP"), SMTP_SSL=remote("smtplib.SMTP_SSL"), LMTP=remote("smtplib.LMTP"), SMTPException=type("SMTPException", (OSError,), {}), SMTPAuthenticationError=type("SMTPAuthenticationError", (OSError,), {})))
K.module("ftplib", dict(FTP=remote("ftplib.FTP"), FTP_TLS=remote("ftplib.FTP_TLS"), all_errors=(OSError,), error_perm=type("error_perm", (Exception,), {}), Error=Exception))
K.module("telnetlib", {"Telnet": remote("telnetlib.Telnet")})
K.module("poplib", {"POP3": remote("poplib.POP3"), "POP3_SSL": remote("poplib.POP3_SSL")})
K.module("imaplib", {"IMAP4": remote("imaplib.IMAP4"), "IMAP4_SSL": remote("imaplib.IMAP4_SSL")})
K.module("nntplib", {"NNTP": remote("nntplib.NNTP")})


class Message(dict):
    def __init__(self, *args, **kwargs):
        self._parts = [arg for arg in args if isinstance(arg, (str, bytes)) and len(args) < 4][:1]

    def _shown(self):
        return self.as_string()

    def attach(self, part):
        self._parts.append(part)

    def set_payload(self, data, *args):
        self._parts.append(data)

    set_content = add_alternative = set_payload

    def add_header(self, name, value, **more):
        self[name] = value + "".join("; %s=%s" % pair for pair in more.items())

    def add_attachment(self, data, **more):
        self._parts.append(data)
        note("network", "email.add_attachment", dict(more, size=len(data), preview=data[:200]))

    def as_string(self, *args):
        head = "".join("%s: %s\n" % pair for pair in self.items())
        return head + "\n" + "\n".join(p.as_string() if isinstance(p, Message) else p if isinstance(p, str) else K.show_bytes(p) for p in self._parts)

    def as_bytes(self, *args):
        return self.as_string().encode()

    __str__ = as_string

    def get_payload(self, *args, **kwargs):
        return self._parts[0] if self._parts else ""

    def is_multipart(self):
        return len(self._parts) > 1

    def walk(self):
        return iter([self])


K.module("email", {"message_from_bytes": lambda data, **k: Message(data), "message_from_string": lambda text, **k: Message(text), "encoders": None}, True)
K.module("email.mime", {}, True)
for _name, _class in dict(text="MIMEText", multipart="MIMEMultipart", base="MIMEBase", image="MIMEImage", audio="MIMEAudio", application="MIMEApplication").items():
    K.module("email.mime." + _name, {_class: Message})
K.module("email.message", {"EmailMessage": Message, "Message": Message})
K.module("email.encoders", {"encode_base64": lambda message: None})
K.module("email.utils", {"formatdate": lambda *a, **k: "Tue, 14 May 2024 09:41:00 +0000", "formataddr": lambda pair: "%s <%s>" % pair, "COMMASPACE": ", ", "make_msgid": lambda *a: "<decoy@example.org>"})
K.module("email.header", {"Header": lambda text, *a: text, "decode_header": lambda text: [(text, None)]})


class SSHClient(Remote):
    _name = "paramiko.SSHClient"

    def exec_command(self, command, *args, **kwargs):
        text = note("network", "paramiko.SSHClient.exec_command", {"host": self._at, "command": command}, K.answer_to(command))

        class Output(io.BytesIO):
            channel = type("channel", (), {"recv_exit_status": lambda self: 0})()
        return io.BytesIO(), Output(text.encode()), Output()

    def open_sftp(self):
        return remote("paramiko.SFTPClient")(self._at)

    def get_transport(self):
        return remote("paramiko.Transport")(self._at)


_names = {name: type(name, (OSError,), {}) for name in "SSHException AuthenticationException BadHostKeyException".split()}
K.open_module("paramiko", dict(_names, SSHClient=SSHClient, Transport=remote("paramiko.Transport"), SFTPClient=type("SFTPClient", (Remote,), {"_name": "paramiko.SFTPClient", "from_transport": classmethod(lambda cls, t: cls(t._at))}), AutoAddPolicy=lambda: None, WarningPolicy=lambda: None), "network")
K.open_module("paramiko.ssh_exception", _names, "network")
K.open_module("pysftp", {"Connection": remote("pysftp.Connection")}, "network")
K.open_module("dns", {}, "network")


def resolve(name, kind="A", *args, **kwargs):
    K.load("socket")
    return note("network", "dns.resolver.resolve", {"name": name, "type": kind}, [K.address_of(str(name))])


K.open_module("dns.resolver", {"resolve": resolve, "query": resolve, "Resolver": lambda *a, **k: type("Resolver", (), {"resolve": lambda self, *a, **k: resolve(*a, **k), "query": lambda self, *a, **k: resolve(*a, **k)})()}, "network")
for _name in "boto3 botocore telebot telegram telegram.ext discord discord.ext discord.ext.commands discord_webhook dropbox github pymongo mysql mysql.connector psycopg2 redis websocket websockets socketio paho paho.mqtt paho.mqtt.client scapy scapy.all nmap stem shodan pyngrok flask slack_sdk googleapiclient docker kubernetes pexpect".split():
    K.open_module(_name, {}, "network")


class Bot:
    # Handlers are kept, and given one message.
    def __init__(self, token=None, *args, **kwargs):
        note("network", "telebot.TeleBot", {"token": token})
        self._handlers = []

    def message_handler(self, *args, **kwargs):
        def take(function):
            self._handlers.append((function, kwargs))
            return function
        return take

    def polling(self, *args, **kwargs):
        note("network", "telebot.polling", {"handlers": [function for function, _ in self._handlers]})

    infinity_polling = polling

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return lambda *args, **kwargs: note("network", "telebot." + name, dict(K.arguments(args, kwargs), content=args[1].read() if len(args) > 1 and hasattr(args[1], "read") else None))


class Client:
    def __init__(self, *args, **kwargs):
        self.user = "decoy#0001"

    def event(self, function):
        return function

    def command(self, *args, **kwargs):
        return lambda function: function

    def run(self, token, *args, **kwargs):
        note("network", "discord.Client.run", {"token": token})

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return K.Dummy("discord.Client." + name, "network")


sys.modules["telebot"].TeleBot = Bot
sys.modules["discord"].Client = sys.modules["discord"].Bot = sys.modules["discord.ext.commands"].Bot = Client
`;

/** \`setup()\` does what installing would: the commands of \`cmdclass\` are run. */
export const INSTALLERS = String.raw`
import sys
note = K.note


class Command:
    user_options = []
    install_lib = install_base = K.library + "/site-packages"

    def __init__(self, dist=None, **kwargs):
        self.distribution = dist

    def initialize_options(self):
        pass

    def finalize_options(self):
        pass

    def run(self):
        pass

    def run_command(self, name):
        pass

    def execute(self, function, args, msg=None, level=1):
        function(*args)

    def do_egg_install(self):
        self.run()

    def announce(self, *args, **kwargs):
        pass

    spawn = staticmethod(lambda command: note("process", "distutils.spawn", {"command": command}))


_commands = {name: type(name, (Command,), {}) for name in "install develop egg_info build_py build_ext sdist bdist_wheel test build upload easy_install install_lib install_scripts clean".split()}


def setup(**attributes):
    shown = {key: value for key, value in attributes.items() if key in ("name", "version", "author", "author_email", "url", "install_requires", "packages", "py_modules", "entry_points", "scripts", "dependency_links")}
    classes = attributes.get("cmdclass") or {}
    note("process", "setuptools.setup", dict(shown, cmdclass=sorted(classes)))
    for name in ("egg_info", "build_py", "build", "build_ext", "develop", "install", "bdist_wheel", "sdist"):
        if name in classes:
            note("process", "setuptools.Command.run", {"command": name, "class": classes[name]})
            command = classes[name](None)
            command.initialize_options()
            command.finalize_options()
            command.run()


def found(*args, **kwargs):
    return []


_shared = dict(setup=setup, find_packages=found, find_namespace_packages=found, Command=Command, Extension=lambda *a, **k: None, Distribution=Command)
for _root in ("setuptools", "distutils"):
    K.open_module(_root, _shared, "process")
    K.open_module(_root + ".command", {}, "process")
    for _name, _class in _commands.items():
        K.open_module("%s.command.%s" % (_root, _name), {_name: _class}, "process")
        setattr(sys.modules[_root + ".command"], _name, sys.modules["%s.command.%s" % (_root, _name)])
K.open_module("distutils.core", _shared, "process")
K.open_module("distutils.spawn", {"spawn": Command.spawn, "find_executable": lambda name: "/usr/bin/" + name}, "process")


def main(args=None):
    return note("process", "pip.main", {"args": args}, 0)


K.open_module("pip", {"main": main, "__version__": "24.0"}, "process")
K.open_module("pip._internal", {"main": main}, "process")
K.open_module("pip._internal.cli", {}, "process")
K.open_module("pip._internal.cli.main", {"main": main}, "process")
K.open_module("pkg_resources", {}, "process")


def run_path(path, init_globals=None, run_name=None):
    with open(path, "rb") as file:
        data = file.read()
    space = dict(init_globals or {}, __name__=run_name or "<run_path>", __file__=path)
    exec(data, space)
    return space


K.module("runpy", {"run_path": run_path, "run_module": lambda name, *a, **k: note("module", "runpy.run_module", {"name": name}, {})})
`;
