ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = "0123456789abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    @classmethod
    def _compiled(cls):
        import re

        pattern = getattr(cls, "pattern", None)
        if pattern is None:
            delimiter = re.escape(cls.delimiter)
            pattern = "%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|(?P<invalid>))" % (
                delimiter,
                delimiter,
                cls.idpattern,
                cls.braceidpattern or cls.idpattern,
            )
        elif not isinstance(pattern, str):
            return pattern
        return re.compile(pattern, cls.flags | re.VERBOSE)

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(True)
        column = at - len("".join(lines[:-1])) if lines else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (len(lines) or 1, column))

    def _replaced(self, mapping, kws, safe):
        def replace(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(kws[name] if name in kws or mapping is None else mapping[name])
                except KeyError:
                    if not safe:
                        raise
                    return match.group()
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is None:
                raise ValueError("Unrecognized named group in pattern", self._compiled())
            if not safe:
                self._invalid(match)
            return match.group()

        return self._compiled().sub(replace, self.template)

    def substitute(self, mapping=None, /, **kws):
        return self._replaced(mapping, kws, False)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._replaced(mapping, kws, True)

    def _placeholders(self):
        for match in self._compiled().finditer(self.template):
            name = match.group("named") or match.group("braced")
            invalid = match.group("invalid")
            if name is None and invalid is None and match.group("escaped") is None:
                raise ValueError("Unrecognized named group in pattern", self._compiled())
            yield name, invalid

    def is_valid(self):
        return all(invalid is None for _, invalid in self._placeholders())

    def get_identifiers(self):
        names = []
        for name, _ in self._placeholders():
            if name is not None and name not in names:
                names.append(name)
        return names


def _fields(text):
    # Pieces of a format string: (literal, field, specification, conversion), as Formatter.parse() gives them.
    at = 0
    end = len(text)
    literal = []
    while at < end:
        opening = text.find("{", at)
        closing = text.find("}", at)
        if opening < 0:
            opening = end
        if closing < 0:
            closing = end
        here = min(opening, closing)
        literal.append(text[at:here])
        at = here + 1
        if here == end:
            break
        if text[at : at + 1] == text[here]:
            literal.append(text[here])
            at += 1
            yield "".join(literal), None, None, None
            literal = []
            continue
        if here == closing:
            raise ValueError("Single '}' encountered in format string")
        if at == end:
            raise ValueError("Single '{' encountered in format string")
        depth = 1
        brackets = False
        from_here = at
        name_end = -1
        while at < end:
            c = text[at]
            if c == "[" and name_end < 0:
                brackets = True
            elif c == "]" and name_end < 0:
                brackets = False
            elif brackets:
                pass
            elif c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
                if not depth:
                    break
            elif c in "!:" and depth == 1 and name_end < 0:
                name_end = at
            at += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        conversion = None
        specification = ""
        if name_end < 0:
            field = text[from_here:at]
        else:
            field = text[from_here:name_end]
            if text[name_end] == "!":
                conversion = text[name_end + 1 : name_end + 2]
                name_end += 2
                if name_end > at or conversion in ":}":
                    raise ValueError("end of string while looking for conversion specifier")
                if name_end < at and text[name_end] != ":":
                    raise ValueError("expected ':' after conversion specifier")
            specification = text[name_end + 1 : at]
        at += 1
        yield "".join(literal), field, specification, conversion
        literal = []
    if literal and literal != [""]:
        yield "".join(literal), None, None, None


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, specification, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first = field
            for i, c in enumerate(field):
                if c in ".[":
                    first = field[:i]
                    break
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto_arg_index) + field
                auto_arg_index += 1
            elif first.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            value, key = self.get_field(field, args, kwargs)
            used_args.add(key)
            value = self.convert_field(value, conversion)
            specification, auto_arg_index = self._vformat(
                specification, args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            result.append(self.format_field(value, specification))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier %s" % conversion)

    def parse(self, format_string):
        return _fields(format_string)

    def get_field(self, field_name, args, kwargs):
        end = len(field_name)
        at = 0
        while at < end and field_name[at] not in ".[":
            at += 1
        first = field_name[:at]
        if first.isdigit():
            first = int(first)
        value = self.get_value(first, args, kwargs)
        while at < end:
            if field_name[at] == ".":
                begin = at = at + 1
                while at < end and field_name[at] not in ".[":
                    at += 1
                if at == begin:
                    raise ValueError("Empty attribute in format string")
                value = getattr(value, field_name[begin:at])
            elif field_name[at] == "[":
                close = field_name.find("]", at)
                if close < 0:
                    raise ValueError("Missing ']' in format string")
                index = field_name[at + 1 : close]
                if not index:
                    raise ValueError("Empty attribute in format string")
                value = value[int(index) if index.isdigit() else index]
                at = close + 1
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        return value, first
