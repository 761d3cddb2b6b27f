/** Archives, which are what is taken away in. */
const ZIPFILE = String.raw`
import os as _os_module
from io import BytesIO as _BytesIO

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14


class BadZipFile(Exception):
    pass


BadZipfile = error = LargeZipFile = BadZipFile


class ZipInfo:
    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.filename, self.date_time = filename, date_time
        self.compress_type, self.external_attr, self.file_size, self.compress_size, self.CRC, self.flag_bits = 0, 0, 0, 0, 0, 0

    def is_dir(self):
        return self.filename.endswith("/")


def _crc(data):
    from zlib import crc32

    return crc32(data) & 0xFFFFFFFF


class ZipFile:
    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, **more):
        self.mode, self._compression, self._entries, self.pwd, self.comment = mode, compression, [], None, b""
        self._file = file
        self.filename = file if isinstance(file, str) else getattr(file, "name", None)
        self._closed = False
        if mode in ("r", "a"):
            self._load()

    def _load(self):
        try:
            data = self._file.read() if hasattr(self._file, "read") else _builtins.open(self._file, "rb").read()
        except FileNotFoundError:
            if self.mode == "a":
                return
            raise
        end = data.rfind(b"PK\x05\x06")
        if end < 0:
            raise BadZipFile("File is not a zip file")
        count = int.from_bytes(data[end + 10 : end + 12], "little")
        at = int.from_bytes(data[end + 16 : end + 20], "little")
        for _ in range(count):
            if data[at : at + 4] != b"PK\x01\x02":
                raise BadZipFile("Bad magic number for central directory")
            kind = int.from_bytes(data[at + 10 : at + 12], "little")
            packed, size, name, extra, note = [int.from_bytes(data[at + i : at + i + w], "little") for i, w in ((20, 4), (24, 4), (28, 2), (30, 2), (32, 2))]
            local = int.from_bytes(data[at + 42 : at + 46], "little")
            info = ZipInfo(data[at + 46 : at + 46 + name].decode("utf-8", "replace"))
            info.compress_type, info.compress_size, info.file_size = kind, packed, size
            start = local + 30 + int.from_bytes(data[local + 26 : local + 28], "little") + int.from_bytes(data[local + 28 : local + 30], "little")
            self._entries.append((info, data[start : start + packed]))
            at += 46 + name + extra + note

    def _unpacked(self, info, data):
        if info.compress_type == ZIP_DEFLATED:
            from zlib import decompress

            return decompress(data, -15)
        return data

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        info = zinfo_or_arcname if isinstance(zinfo_or_arcname, ZipInfo) else ZipInfo(zinfo_or_arcname)
        data = data.encode() if isinstance(data, str) else bytes(data)
        _note("file", "zipfile.ZipFile.writestr", {"operation": "archive", "path": info.filename, "to": self.filename, "data": data})
        self._add(info, data)

    def _add(self, info, data):
        info.file_size, info.CRC = len(data), _crc(data)
        if self._compression == ZIP_DEFLATED:
            from zlib import compress

            info.compress_type, data = ZIP_DEFLATED, compress(data)[2:-4]
        info.compress_size = len(data)
        self._entries.append((info, data))

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        path = str(_clean(filename))
        name = str(arcname if arcname is not None else path).replace("\\", "/").lstrip("/")
        if name[1:2] == ":":
            name = name[3:]
        if _os_module.path.isdir(path):
            return
        data = _builtins.open(path, "rb").read()
        _note("file", "zipfile.ZipFile.write", {"operation": "archive", "path": _full(path), "to": self.filename})
        self._add(ZipInfo(name), data)

    def namelist(self):
        return [info.filename for info, _ in self._entries]

    def infolist(self):
        return [info for info, _ in self._entries]

    def getinfo(self, name):
        for info, _ in self._entries:
            if info.filename == name:
                return info
        raise KeyError("There is no item named %r in the archive" % name)

    def read(self, name, pwd=None):
        name = name.filename if isinstance(name, ZipInfo) else name
        for info, data in self._entries:
            if info.filename == name:
                return self._unpacked(info, data)
        raise KeyError("There is no item named %r in the archive" % name)

    def open(self, name, mode="r", pwd=None, **more):
        return _BytesIO(self.read(name))

    def extract(self, member, path=None, pwd=None):
        name = member.filename if isinstance(member, ZipInfo) else member
        where = _os_module.path.join(path or ".", name)
        folder = _os_module.path.dirname(where)
        if folder:
            _os_module.makedirs(folder, exist_ok=True)
        if not name.endswith("/"):
            with _builtins.open(where, "wb") as file:
                file.write(self.read(name))
        return where

    def extractall(self, path=None, members=None, pwd=None):
        _note("file", "zipfile.ZipFile.extractall", {"operation": "write", "path": path or ".", "members": self.namelist()})
        for each in members or self.namelist():
            self.extract(each, path)

    def setpassword(self, pwd):
        _note("crypto", "zipfile.ZipFile.setpassword", {"key": pwd})
        self.pwd = pwd

    def testzip(self):
        return None

    def printdir(self, file=None):
        pass

    def close(self):
        if self._closed or self.mode == "r":
            return
        self._closed = True
        made, central = b"", b""
        for info, data in self._entries:
            name = info.filename.encode()
            head = b"\x14\0\0\0" + info.compress_type.to_bytes(2, "little") + b"\0\0\x21\0" + info.CRC.to_bytes(4, "little")
            head += len(data).to_bytes(4, "little") + info.file_size.to_bytes(4, "little") + len(name).to_bytes(2, "little") + b"\0\0"
            central += b"PK\x01\x02\x14\0" + head + b"\0" * 10 + len(made).to_bytes(4, "little") + name
            made += b"PK\x03\x04" + head + name + data
        count = len(self._entries).to_bytes(2, "little")
        made += central + b"PK\x05\x06\0\0\0\0" + count + count + len(central).to_bytes(4, "little") + len(made).to_bytes(4, "little") + b"\0\0"
        if hasattr(self._file, "write"):
            self._file.write(made)
        else:
            with _builtins.open(self._file, "wb") as file:
                file.write(made)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def is_zipfile(filename):
    try:
        ZipFile(filename)
        return True
    except (BadZipFile, OSError):
        return False


PyZipFile = AESZipFile = ZipFile
WZ_AES = 99
`;

export const ZIPFILE_MODULES: Readonly<Record<string, string>> = {
  zipfile: ZIPFILE,
  pyzipper: ZIPFILE,
};
