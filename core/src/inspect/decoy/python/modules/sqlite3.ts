const SQLITE3 = String.raw`
version, sqlite_version, apilevel, paramstyle, threadsafety = "2.6.0", "3.37.2", "2.0", "qmark", 1
PARSE_DECLTYPES, PARSE_COLNAMES = 1, 2


class Error(Exception):
    pass


Warning = type(Exception)("Warning", (Exception,), {})
DatabaseError = type(Exception)("DatabaseError", (Error,), {})
OperationalError, IntegrityError, ProgrammingError, InterfaceError, DataError, InternalError, NotSupportedError = [
    type(Exception)(_each, (DatabaseError,), {}) for _each in
    ("OperationalError", "IntegrityError", "ProgrammingError", "InterfaceError", "DataError", "InternalError", "NotSupportedError")]

# What there is in bait, by table: names of columns, and rows.
_BLOB = b"v10" + b"decoydecoyde" + b"decoy ciphertext" + b"\0" * 16
_TABLES = {
    "logins": ("origin_url action_url username_value password_value signon_realm date_created date_last_used times_used", [
        ("https://mail.example.com/", "https://mail.example.com/login", "m.keller@example.com", _BLOB, "https://mail.example.com/", 13350000000000000, 13350000000000000, 14),
        ("https://bank.example.org/", "https://bank.example.org/signin", "mkeller", _BLOB, "https://bank.example.org/", 13340000000000000, 13350000000000000, 3)]),
    "cookies": ("host_key name value encrypted_value path expires_utc is_secure is_httponly last_access_utc", [
        (".example.com", "session", "", _BLOB, "/", 13390000000000000, 1, 1, 13350000000000000)]),
    "moz_cookies": ("host name value path expiry isSecure isHttpOnly", [(".example.com", "session", "d3c0y", "/", 1800000000, 1, 1)]),
    "credit_cards": ("name_on_card expiration_month expiration_year card_number_encrypted date_modified", [("M KELLER", 4, 2027, _BLOB, 1700000000)]),
    "autofill": ("name value date_created count", [("email", "m.keller@example.com", 1690000000, 4)]),
    "urls": ("url title visit_count last_visit_time typed_count hidden", [
        ("https://mail.example.com/", "Mail", 211, 13350000000000000, 12, 0), ("https://bank.example.org/", "Bank", 17, 13350000000000000, 4, 0)]),
    "moz_places": ("url title visit_count last_visit_date", [("https://mail.example.com/", "Mail", 211, 1700000000000000)]),
    "downloads": ("target_path tab_url total_bytes start_time", [(_home + _persona["sep"] + "Downloads" + _persona["sep"] + "statement.pdf", "https://bank.example.org/", 48122, 13350000000000000)]),
    "token_service": ("service encrypted_token", [("AccountId-1", _BLOB)]),
    "credentials": ("account_id value", [("m.keller@example.com", "ya29.decoy")]),
    "access_tokens": ("account_id access_token", [("m.keller@example.com", "ya29.decoy")]),
}


class Row(tuple):
    def __new__(cls, cursor, values):
        made = tuple.__new__(cls, values)
        made._names = [each[0] for each in cursor.description]
        return made

    def keys(self):
        return self._names

    def __getitem__(self, key):
        return tuple.__getitem__(self, self._names.index(key) if isinstance(key, str) else key)


class Cursor:
    arraysize = 1

    def __init__(self, connection):
        self.connection, self._rows, self.description, self.rowcount, self.lastrowid = connection, [], None, -1, None

    def execute(self, sql, parameters=()):
        sql = str(sql)
        self._rows = self._answer(sql, list(parameters.values()) if isinstance(parameters, dict) else list(parameters))
        _note("file", "sqlite3.execute", {"operation": "query", "path": self.connection._path, "sql": sql, "parameters": parameters}, len(self._rows))
        return self

    def executemany(self, sql, seq):
        for each in seq:
            self.execute(sql, each)
        return self

    def executescript(self, script):
        for each in script.split(";"):
            if each.strip():
                self.execute(each)
        return self

    def _answer(self, sql, parameters):
        words = sql.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").replace(";", " ").split()
        low = [word.lower() for word in words]
        own = self.connection._tables
        if low[:2] == ["create", "table"]:
            at = 5 if low[2:5] == ["if", "not", "exists"] else 2
            inner = sql[sql.find("(") + 1 : sql.rfind(")")]
            own.setdefault(low[at].strip("\"\x60'"), ([part.split()[0] for part in inner.split(",") if part.split()], []))
            return []
        if "insert" in low and "into" in low:
            name = low[low.index("into") + 1].strip("\"\x60'")
            columns, rows = own.setdefault(name, ([], []))
            rows.append(tuple(parameters))
            self.lastrowid, self.rowcount = len(rows), 1
            return []
        if "from" not in low or low.index("from") + 1 >= len(low):
            return []
        name = low[low.index("from") + 1].strip("\"\x60'")
        if name in own:
            columns, rows = own[name]
        elif name in _TABLES and self.connection._bait:
            columns, rows = _TABLES[name][0].split(), _TABLES[name][1]
        elif name == "sqlite_master":
            columns, rows = ["name"], [(each,) for each in (_TABLES if self.connection._bait else own)]
        else:
            raise OperationalError("no such table: " + name)
        if low[0] != "select":
            return []
        asked = [part.strip() for part in sql[low and sql.lower().find("select") + 6 : sql.lower().find(' from ')].split(",")]
        if asked == ["*"]:
            picked = list(range(len(columns)))
        elif asked and asked[0].lower().startswith("count"):
            self.description = [(asked[0],) + (None,) * 6]
            return [(len(rows),)]
        else:
            names = [each.split()[0].rpartition(".")[2].strip("\"\x60'") if each else each for each in asked]
            picked = [columns.index(each) if each in columns else None for each in names]
            columns = names
        self.description = [(columns[index if asked == ["*"] else number],) + (None,) * 6 for number, index in enumerate(picked)]
        return [tuple(None if index is None else row[index] if index < len(row) else None for index in picked) for row in rows]

    def _made(self, row):
        factory = self.connection.row_factory
        return factory(self, row) if factory else row

    def fetchone(self):
        return self._made(self._rows.pop(0)) if self._rows else None

    def fetchall(self):
        rows, self._rows = self._rows, []
        return [self._made(row) for row in rows]

    def fetchmany(self, size=1):
        rows, self._rows = self._rows[:size], self._rows[size:]
        return [self._made(row) for row in rows]

    def __iter__(self):
        while self._rows:
            yield self.fetchone()

    def close(self):
        pass


class Connection:
    def __init__(self, path):
        self._path = _full(path) if path != ":memory:" else path
        self._tables = {}
        self.row_factory = None
        self.text_factory = str
        self.total_changes, self.isolation_level, self.in_transaction = 0, "", False
        self._bait = False
        if path != ":memory:":
            try:
                self._bait = _read_file(_real(path)).startswith(b"SQLite format 3")
            except OSError:
                _write_file(path, b"")

    def cursor(self, factory=None):
        return Cursor(self)

    def execute(self, sql, parameters=()):
        return Cursor(self).execute(sql, parameters)

    def executemany(self, sql, seq):
        return Cursor(self).executemany(sql, seq)

    def executescript(self, script):
        return Cursor(self).executescript(script)

    commit = rollback = close = interrupt = lambda self: None
    create_function = set_trace_callback = create_aggregate = lambda self, *args, **kwargs: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def connect(database, *args, **kwargs):
    path = str(_clean(database))
    if path.startswith("file:"):
        path = path[5:].partition("?")[0]
    _note("file", "sqlite3.connect", {"operation": "read", "path": path if path == ":memory:" else _full(path)})
    return Connection(path)


register_adapter = register_converter = lambda *args: None
Binary = bytes
`;

export const SQLITE3_MODULES: Readonly<Record<string, string>> = {
  sqlite3: SQLITE3,
};
