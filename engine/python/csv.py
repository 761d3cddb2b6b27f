QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = "1.0"

_limit = 131072
_dialects = {}


class Error(Exception):
    __module__ = "_csv"


def field_size_limit(*new):
    global _limit
    old = _limit
    for new_limit in new:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return old


def _character(name, value, optional=True):
    if value is None and optional:
        return None
    if not isinstance(value, str):
        if optional:
            raise TypeError('"%s" must be string or None, not %s' % (name, type(value).__name__))
        raise TypeError('"%s" must be string, not %s' % (name, type(value).__name__))
    if len(value) != 1:
        raise TypeError('"%s" must be a 1-character string' % name)
    return value


_unset = object()
_defaults = {
    "delimiter": ",",
    "doublequote": True,
    "escapechar": None,
    "lineterminator": "\r\n",
    "quotechar": '"',
    "quoting": QUOTE_MINIMAL,
    "skipinitialspace": False,
    "strict": False,
}


class _Dialect:
    def __init__(self, dialect=None, options={}):
        for name in options:
            if name not in _defaults:
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        given = {}
        values = self.__dict__
        for name, default in _defaults.items():
            if name in options:
                value = options[name]
            elif dialect is not None and hasattr(dialect, name):
                value = given[name] = getattr(dialect, name)
            else:
                value = default
            values[name] = value
        values["delimiter"] = _character("delimiter", self.delimiter, False)
        values["escapechar"] = _character("escapechar", self.escapechar)
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and "quoting" not in options and "quoting" not in given:
            values["quoting"] = QUOTE_NONE
        values["quotechar"] = _character("quotechar", self.quotechar)
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __delattr__(self, name):
        raise AttributeError("readonly attribute")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_csv.Dialect' object")


def _dialect(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if isinstance(dialect, _Dialect) and not options:
        return dialect
    return _Dialect(dialect, options)


class Dialect:
    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)

# Where a reader is: at the start of a record or a field, in one, in a quoted one, behind an escape in either, behind a quote
# in a quoted one, behind the end of a record, behind an escaped end of a line.
_RECORD, _FIELD, _PLAIN, _QUOTED, _ESCAPED, _ESCAPED_QUOTED, _QUOTE, _EATEN, _ESCAPED_END = range(9)


class _Reader:
    def __init__(self, iterable, dialect, options):
        self._lines = iter(iterable)
        self.dialect = _dialect(dialect, options)
        self.line_num = 0

    def __iter__(self):
        return self

    def _number(self, field):
        return float(field)

    def __next__(self):
        dialect = self.dialect
        quote = dialect.quotechar if dialect.quoting != QUOTE_NONE else None
        escape = dialect.escapechar
        line = next(self._lines)
        self._check(line)
        if (
            (dialect.quotechar is None or dialect.quotechar not in line)
            and (escape is None or escape not in line)
            and not dialect.skipinitialspace
            and dialect.quoting != QUOTE_NONNUMERIC
            and len(line) <= _limit
        ):
            end = len(line)
            while end and line[end - 1] in "\r\n":
                end -= 1
            body = line[:end]
            if "\n" not in body and "\r" not in body:
                return body.split(dialect.delimiter) if body else []
        return self._parse(line, quote, escape)

    def _check(self, line):
        if not isinstance(line, str):
            raise Error(
                "iterator should return strings, not %s (the file should be opened in text mode)" % type(line).__name__
            )
        self.line_num += 1

    def _parse(self, line, quote, escape):
        dialect = self.dialect
        delimiter = dialect.delimiter
        strict = dialect.strict
        numeric = dialect.quoting == QUOTE_NONNUMERIC
        fields = []
        field = []
        state = _RECORD
        number = False

        def save():
            nonlocal field, number
            text = "".join(field)
            fields.append(float(text) if number else text)
            field = []
            number = False

        while True:
            for c in line:
                if state == _ESCAPED_END:
                    state = _PLAIN
                if state == _RECORD:
                    if c in "\r\n":
                        state = _EATEN
                        continue
                    state = _FIELD
                if state == _FIELD:
                    if c in "\r\n":
                        save()
                        state = _EATEN
                    elif c == quote:
                        state = _QUOTED
                    elif c == escape:
                        state = _ESCAPED
                    elif c == " " and dialect.skipinitialspace:
                        pass
                    elif c == delimiter:
                        save()
                    else:
                        number = numeric
                        field.append(c)
                        state = _PLAIN
                elif state == _PLAIN:
                    if c in "\r\n":
                        save()
                        state = _EATEN
                    elif c == escape:
                        state = _ESCAPED
                    elif c == delimiter:
                        save()
                        state = _FIELD
                    else:
                        field.append(c)
                elif state == _QUOTED:
                    if c == escape:
                        state = _ESCAPED_QUOTED
                    elif c == quote:
                        state = _QUOTE if dialect.doublequote else _PLAIN
                    else:
                        field.append(c)
                elif state == _ESCAPED:
                    field.append(c)
                    state = _ESCAPED_END if c in "\r\n" else _PLAIN
                elif state == _ESCAPED_QUOTED:
                    field.append(c)
                    state = _QUOTED
                elif state == _QUOTE:
                    if c == quote:
                        field.append(c)
                        state = _QUOTED
                    elif c == delimiter:
                        save()
                        state = _FIELD
                    elif c in "\r\n":
                        save()
                        state = _EATEN
                    elif not strict:
                        field.append(c)
                        state = _PLAIN
                    else:
                        raise Error("'%s' expected after '%s'" % (delimiter, quote))
                elif c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                if len(field) > _limit:
                    raise Error("field larger than field limit (%d)" % _limit)
            # The line is over.
            if state in (_ESCAPED, _ESCAPED_QUOTED):
                field.append("\n")
                state = _PLAIN if state == _ESCAPED else _QUOTED
                if state == _PLAIN:
                    # An escape at the very end keeps the record open.
                    pass
            elif state == _PLAIN or state == _FIELD or state == _QUOTE:
                save()
                state = _RECORD
                break
            elif state != _QUOTED and state != _ESCAPED_END:
                break
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state == _QUOTED:
                    if strict:
                        raise Error("unexpected end of data")
                    save()
                    break
                raise
            self._check(line)
        return fields


def reader(csvfile, dialect=None, **fmtparams):
    return _Reader(csvfile, dialect, fmtparams)


class _Writer:
    def __init__(self, csvfile, dialect, options):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = _dialect(dialect, options)
        self._special = None

    def _field(self, value, alone):
        dialect = self.dialect
        quoting = dialect.quoting
        quote = dialect.quotechar
        escape = dialect.escapechar
        if isinstance(value, str):
            text = value
            quoted = quoting == QUOTE_NONNUMERIC or quoting == QUOTE_ALL
        elif value is None:
            text = ""
            quoted = quoting == QUOTE_NONNUMERIC or quoting == QUOTE_ALL
        else:
            text = str(value)
            quoted = quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)))
        special = self._special
        if special is None:
            special = self._special = "\r\n" + dialect.delimiter + (quote or "") + (escape or "") + dialect.lineterminator
        for c in special:
            if c in text:
                break
        else:
            if not text and alone:
                if quoting == QUOTE_NONE:
                    raise Error("single empty field record must be quoted")
                quoted = True
            return quote + text + quote if quoted else text
        result = []
        for c in text:
            if c in special:
                escaped = False
                if quoting == QUOTE_NONE:
                    escaped = True
                elif c == quote:
                    if dialect.doublequote:
                        result.append(quote)
                        quoted = True
                    else:
                        escaped = True
                elif c == escape:
                    escaped = True
                else:
                    quoted = True
                if escaped:
                    if escape is None:
                        raise Error("need to escape, but no escapechar set")
                    result.append(escape)
            result.append(c)
        text = "".join(result)
        return quote + text + quote if quoted else text

    def writerow(self, row):
        try:
            fields = iter(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__)
        fields = list(fields)
        alone = len(fields) == 1
        return self._write(self.dialect.delimiter.join([self._field(field, alone) for field in fields]) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect=None, **fmtparams):
    return _Writer(csvfile, dialect, fmtparams)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None and iter(fieldnames) is fieldnames else fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = list(fieldnames) if iter(fieldnames) is fieldnames else fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _list(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._list(row) for row in rowdicts])
