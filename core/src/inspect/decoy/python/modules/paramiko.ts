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

export const PARAMIKO_MODULES: Readonly<Record<string, string>> = {
  paramiko: PARAMIKO,
};
