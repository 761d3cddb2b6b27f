const TARFILE = String.raw`
import os as _os_module


class TarError(Exception):
    pass


ReadError = CompressionError = ExtractError = TarError


class TarInfo:
    def __init__(self, name=""):
        self.name, self.size, self.mode, self.mtime, self.linkname, self.type = name, 0, 0o644, 0, "", b"0"

    isfile = isreg = lambda self: self.type == b"0"
    isdir = lambda self: self.type == b"5"
    issym = islnk = lambda self: self.type in (b"1", b"2")


class TarFile:
    def __init__(self, name=None, mode="r", fileobj=None, **more):
        self.name, self.mode, self._fileobj, self._members = name, mode, fileobj, []
        if mode.startswith("r"):
            self._load()

    def _load(self):
        data = self._fileobj.read() if self._fileobj is not None else _builtins.open(self.name, "rb").read()
        if data[:2] == b"\x1f\x8b":
            from gzip import decompress

            data = decompress(data)
        at = 0
        while data[at : at + 1] not in (b"", b"\0"):
            info = TarInfo(data[at : at + 100].rstrip(b"\0").decode("utf-8", "replace"))
            try:
                info.size = int(data[at + 124 : at + 135].strip(b"\0 ") or b"0", 8)
            except ValueError:
                raise ReadError("file could not be opened successfully") from None
            info.type = data[at + 156 : at + 157].replace(b"\0", b"0")
            self._members.append((info, data[at + 512 : at + 512 + info.size]))
            at += 512 + (info.size + 511) // 512 * 512

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        path = str(_clean(name))
        _note("file", "tarfile.TarFile.add", {"operation": "archive", "path": _full(path), "to": self.name})
        if _os_module.path.isdir(path):
            for each in _os_module.listdir(path) if recursive else ():
                self.add(_os_module.path.join(path, each), (arcname or path) + "/" + each)
            return
        info = TarInfo(str(arcname or path).lstrip("/"))
        data = _builtins.open(path, "rb").read()
        info.size = len(data)
        self._members.append((info, data))

    def addfile(self, tarinfo, fileobj=None):
        self._members.append((tarinfo, fileobj.read() if fileobj else b""))

    def getnames(self):
        return [info.name for info, _ in self._members]

    def getmembers(self):
        return [info for info, _ in self._members]

    __iter__ = lambda self: iter(self.getmembers())

    def extractfile(self, member):
        from io import BytesIO

        name = getattr(member, "name", member)
        for info, data in self._members:
            if info.name == name:
                return BytesIO(data)
        raise KeyError(name)

    def extract(self, member, path="", **more):
        name = getattr(member, "name", member)
        where = _os_module.path.join(str(path) or ".", name)
        _os_module.makedirs(_os_module.path.dirname(where) or ".", exist_ok=True)
        with _builtins.open(where, "wb") as file:
            file.write(self.extractfile(name).read())

    def extractall(self, path=".", members=None, **more):
        _note("file", "tarfile.TarFile.extractall", {"operation": "write", "path": path, "members": self.getnames()})
        for info, _ in self._members:
            if info.isfile():
                self.extract(info, path)

    def close(self):
        if self.mode.startswith("r"):
            return
        made = b""
        for info, data in self._members:
            head = info.name.encode()[:100].ljust(100, b"\0") + b"0000644\0" + b"0001750\0" * 2 + b"%011o\0" % len(data) + b"%011o\0" % 0
            head += b" " * 8 + b"0" + b"\0" * 100 + b"ustar\0" + b"00"
            head = head.ljust(512, b"\0")
            head = head[:148] + b"%06o\0 " % sum(head) + head[156:]
            made += head + data + b"\0" * (-len(data) % 512)
        made += b"\0" * 1024
        if self.mode.endswith("gz"):
            from gzip import compress

            made = compress(made)
        if self._fileobj is not None:
            self._fileobj.write(made)
        else:
            with _builtins.open(self.name, "wb") as file:
                file.write(made)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(name=None, mode="r", fileobj=None, bufsize=10240, **kwargs):
    return TarFile(name, mode, fileobj)


TarFile.open = staticmethod(open)


def is_tarfile(name):
    try:
        TarFile(name)
        return True
    except (TarError, OSError):
        return False
`;

export const TARFILE_MODULES: Readonly<Record<string, string>> = {
  tarfile: TARFILE,
};
