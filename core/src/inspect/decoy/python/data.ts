/** Databases as browsers keep them, and archives. */
export const DATA = String.raw`
import io, sys
note = K.note


class Row(tuple):
    def keys(self):
        return list(_COLUMNS)

    def __getitem__(self, index):
        if isinstance(index, str):
            return self[_COLUMNS.index(index)] if index in _COLUMNS else ""
        return tuple.__getitem__(self, index)


_COLUMNS = ("origin_url", "username_value", "password_value")
_SECRET = b"v10decoydecoydecoydecoydecoydecoydecoy"
_TIME = 13360147260000000
_TABLES = {
    "logins": [("https://mail.example.org/login", "mreed@example.org", _SECRET), ("https://bank.example/", "mreed", _SECRET)],
    "cookies": [(".example.org", "session", _SECRET), (".github.com", "user_session", _SECRET)],
    "moz_cookies": [(".example.org", "session", "decoy-cookie"), (".example.net", "sid", "decoy-cookie")],
    "credit_cards": [("Morgan Reed", 12, 2026, _SECRET)],
    "autofill": [("email", "mreed@example.org"), ("phone", "555-0142")],
    "urls": [("https://bank.example/", "Bank", _TIME), ("https://wiki.example.org/", "Wiki", _TIME)],
    "moz_places": [("https://bank.example/", "Bank", _TIME)],
    "downloads": [("C:/Users/mreed/Downloads/invoice.pdf", "https://mail.example.org/invoice.pdf", _TIME)],
    "sqlite_master": [("table", "logins", "logins", 2, "CREATE TABLE logins (origin_url TEXT)")],
}
_BY_COLUMN = {"origin_url": 0, "action_url": 0, "host_key": 0, "url": 0, "host": 0, "signon_realm": 0, "username_value": 1, "name": 1, "title": 1, "path": "/", "password_value": 2, "encrypted_value": 2, "value": 2, "expires_utc": _TIME,
              "date_created": _TIME, "last_visit_time": _TIME, "visit_count": 14, "is_secure": 1, "is_httponly": 1, "expiry": 1900000000}


def _rows(sql):
    # A row for what is asked of the table, column by column.
    words = sql.replace("\n", " ").replace(",", " , ").split()
    low = [word.lower() for word in words]
    if not low or low[0] != "select" or 'from' not in low:
        return []
    at = low.index('from')
    table = low[at + 1].strip("\"';()") if len(low) > at + 1 else ""
    rows = _TABLES.get(table, [])
    columns = [part.strip() for part in " ".join(low[1:at]).split(",")]
    if columns in (["*"], []) or not rows:
        return [Row(row) for row in rows]
    made = []
    for row in rows:
        line = []
        for number, column in enumerate(columns):
            place = _BY_COLUMN.get(column.split(".")[-1], number)
            line.append(row[place] if isinstance(place, int) and place < len(row) else place)
        made.append(Row(line))
    return made


class Cursor:
    rowcount, lastrowid, description, arraysize = -1, 1, None, 1

    def __init__(self, path):
        self._path, self._rows = path, []

    def execute(self, sql, parameters=()):
        self._rows = _rows(sql)
        self.description = [(name, None, None, None, None, None, None) for name in _COLUMNS]
        detail = {"database": self._path, "sql": sql}
        if parameters:
            detail["parameters"] = list(parameters) if isinstance(parameters, (list, tuple)) else parameters
        note("file", "sqlite3.execute", detail, "%d rows" % len(self._rows))
        return self

    def executemany(self, sql, rows):
        return self.execute(sql, list(rows))

    executescript = execute

    def fetchall(self):
        made, self._rows = self._rows, []
        return made

    def fetchone(self):
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size=1):
        made, self._rows = self._rows[:size], self._rows[size:]
        return made

    def __iter__(self):
        return iter(self.fetchall())

    def close(self):
        pass


class Connection:
    row_factory = text_factory = None

    def __init__(self, path):
        self._path = path

    def _shown(self):
        return "<sqlite3 %s>" % K.show(self._path)

    def cursor(self, *args):
        return Cursor(self._path)

    def execute(self, sql, *parameters):
        return Cursor(self._path).execute(sql, *parameters)

    executescript = executemany = execute

    def commit(self):
        pass

    rollback = close = commit

    def create_function(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def connect(database, *args, **kwargs):
    note("file", "sqlite3.connect", {"path": database})
    return Connection(database)


_error = type("Error", (Exception,), {})
_names = {name: type(name, (_error,), {}) for name in "DatabaseError OperationalError IntegrityError ProgrammingError".split()}
K.module("sqlite3", dict(_names, connect=connect, Error=_error, Row=Row, Connection=Connection, Cursor=Cursor, version="2.6.0", sqlite_version="3.37.2", PARSE_DECLTYPES=1))


class Archive:
    # Written as one text: what was put in, and how large it was.
    def __init__(self, file, mode="r", *args, **kwargs):
        self._file, self._mode, self._parts, self.filename = file, mode, {}, file
        note("file", self._action, {"path": file, "mode": mode})

    def _shown(self):
        return "<archive %s>" % K.show(self._file)

    def write(self, filename, arcname=None, *args, **kwargs):
        try:
            with K.real_open(K.place(filename), "rb") as file:
                data = file.read()
        except OSError as reason:
            data = None
            if not K.place(filename) or getattr(reason, "errno", 0) == 2:
                note("file", self._action + ".write", {"archive": self._file, "path": filename}, str(reason))
                raise
        note("file", self._action + ".write", {"archive": self._file, "path": filename, "size": len(data or b""), "preview": (data or b"")[:200]})
        self._parts[str(arcname or filename)] = data or b""

    add = write

    def writestr(self, name, data, *args, **kwargs):
        note("file", self._action + ".writestr", {"archive": self._file, "path": name, "size": len(data), "preview": data[:200]})
        self._parts[str(getattr(name, "filename", name))] = data if isinstance(data, bytes) else data.encode()

    def addfile(self, info, fileobj=None):
        self.writestr(getattr(info, "name", "file"), fileobj.read() if fileobj else b"")

    def _out(self, action):
        def function(*args, **kwargs):
            note("file", action, dict(K.arguments(args, kwargs), archive=self._file))
        return function

    def extractall(self, path=".", *args, **kwargs):
        note("file", self._action + ".extractall", {"archive": self._file, "path": path})

    extract = extractall

    def namelist(self):
        return list(self._parts)

    getnames = infolist = getmembers = namelist

    def read(self, name, *args):
        return self._parts.get(name, b"")

    def setpassword(self, password):
        note("file", self._action + ".setpassword", {"password": password})

    def open(self, name, *args, **kwargs):
        return io.BytesIO(self._parts.get(name, b""))

    extractfile = open

    def close(self):
        if self._mode[:1] in "wxa" and self._file is not None:
            made = b"PK\x03\x04" + b"".join(name.encode() + b"\0" + data for name, data in self._parts.items())
            if hasattr(self._file, "write"):
                self._file.write(made)
            else:
                with K.real_open(K.place(self._file), "wb") as file:
                    file.write(made)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(())


class ZipFile(Archive):
    _action = "zipfile.ZipFile"


class TarFile(Archive):
    _action = "tarfile.open"


_zip = dict(ZipFile=ZipFile, ZipInfo=lambda name="", *a: name, ZIP_DEFLATED=8, ZIP_STORED=0, ZIP_BZIP2=12, ZIP_LZMA=14, is_zipfile=lambda f: True, BadZipFile=ValueError, BadZipfile=ValueError, LargeZipFile=ValueError)
K.module("zipfile", _zip)
K.open_module("pyzipper", dict(_zip, AESZipFile=ZipFile, WZ_AES=1), "file")


def opened(name=None, mode="r", fileobj=None, **kwargs):
    return TarFile(fileobj if name is None else name, mode)


K.module("tarfile", dict(open=opened, TarFile=TarFile, TarInfo=lambda name="": K.Dummy("tarfile.TarInfo", "file"), is_tarfile=lambda n: True, TarError=ValueError, ReadError=ValueError))
`;
