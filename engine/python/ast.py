# literal_eval(): reads what is written as a literal, and nothing else. Names and calls are refused, not evaluated.

__all__ = ["literal_eval"]

_SPACE = " \t\f\n\r"
_DEPTH = 100
_NUMBER = "0123456789"


class _Reader:
    def __init__(self, text):
        self.text = text
        self.i = 0
        self.depth = 0

    def syntax(self, message="invalid syntax"):
        line = self.text.count("\n", 0, self.i) + 1
        column = self.i - (self.text.rfind("\n", 0, self.i) + 1) + 1
        lines = self.text.split("\n")
        raise SyntaxError(message, ("<unknown>", line, column, lines[line - 1] if line <= len(lines) else "", line, column))

    def malformed(self):
        raise ValueError("malformed node or string on line %d" % (self.text.count("\n", 0, self.i) + 1))

    # The next character that counts; within brackets lines do not end.
    def peek(self):
        text = self.text
        n = len(text)
        while self.i < n:
            c = text[self.i]
            if c == "#":
                while self.i < n and text[self.i] != "\n":
                    self.i += 1
            elif c == "\\" and text[self.i + 1:self.i + 2] == "\n":
                self.i += 2
            elif c in _SPACE and (self.depth or c not in "\n\r"):
                self.i += 1
            else:
                return c
        return ""

    def whole(self):
        while self.peek() in ("\n", "\r") and self.peek():
            self.i += 1
        value = self.items("")
        while self.i < len(self.text):
            c = self.peek()
            if not c:
                break
            if c not in "\n\r":
                if c in "+-*/%@&|^<>=.([" or c.isalpha():
                    self.malformed()
                self.syntax()
            self.i += 1
        return value

    # One value, or a tuple without parentheses.
    def items(self, end):
        value = self.sum()
        if self.peek() != ",":
            return value
        values = [value]
        while self.peek() == ",":
            self.i += 1
            c = self.peek()
            if not c or c == end or c in "\n\r":
                break
            values.append(self.sum())
        return tuple(values)

    # A number, and perhaps an imaginary one that belongs to it.
    def sum(self):
        value = self.signed()
        c = self.peek()
        while c in ("+", "-") and c:
            self.i += 1
            right = self.unsigned()
            if not isinstance(right, complex) or isinstance(value, (complex, bool, str, bytes)) or not isinstance(value, (int, float)):
                self.malformed()
            value = value + right if c == "+" else value - right
            c = self.peek()
        return value

    def signed(self):
        c = self.peek()
        if c == "+" or c == "-":
            self.i += 1
            if self.peek() in ("+", "-"):
                self.malformed()
            value = self.unsigned()
            if isinstance(value, bool) or not isinstance(value, (int, float, complex)):
                self.malformed()
            return value if c == "+" else -value
        return self.unsigned()

    def unsigned(self):
        c = self.peek()
        text = self.text
        if not c or c in "\n\r":
            self.syntax()
        if c in _NUMBER or c == "." and text[self.i + 1:self.i + 2] in tuple(_NUMBER):
            return self.number()
        if c in "([{":
            return self.bracket(c)
        if c in "'\"":
            return self.strings()
        if text[self.i:self.i + 3] == "...":
            self.i += 3
            return ...
        if c.isalpha() or c == "_":
            return self.word()
        if c in "~*":
            self.malformed()
        self.syntax()

    def word(self):
        text = self.text
        j = self.i
        while j < len(text) and (text[j].isalpha() or text[j].isdigit() or text[j] == "_"):
            j += 1
        word = text[self.i:j]
        if text[j:j + 1] in ("'", '"') and text[j:j + 1] and word.lower() in ("r", "b", "u", "br", "rb"):
            return self.strings()
        if word in ("None", "True", "False"):
            self.i = j
            return None if word == "None" else word == "True"
        if word == "set" and text[j:].replace(" ", "")[:2] == "()":
            self.i = text.index(")", j) + 1
            return set()
        self.malformed()

    def number(self):
        text = self.text
        i = j = self.i
        n = len(text)
        prefix = text[i:i + 2].lower()
        if prefix in ("0x", "0o", "0b"):
            j += 2
            while j < n and (text[j].isalpha() or text[j].isdigit() or text[j] == "_"):
                j += 1
            digits = text[i:j]
            try:
                value = int(digits, 0)
            except ValueError:
                self.syntax("invalid %s literal" % {"x": "hexadecimal", "o": "octal", "b": "binary"}[prefix[1]])
            self.i = j
            return value
        real = False
        while j < n:
            c = text[j]
            if c in _NUMBER or c == "_":
                pass
            elif c == "." or c in "eE" and text[j + 1:j + 2] and text[j + 1] in "+-0123456789":
                real = True
                if c != "." and text[j + 1] in "+-":
                    j += 1
            else:
                break
            j += 1
        digits = text[i:j]
        self.i = j
        imaginary = text[j:j + 1] in ("j", "J")
        if digits[-1] == "_" or "__" in digits:
            self.syntax("invalid decimal literal")
        plain = digits.replace("_", "")
        try:
            if imaginary:
                self.i += 1
                return complex(0, float(plain))
            if real:
                return float(plain)
            if plain[0] == "0" and plain.strip("0"):
                self.syntax("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
            value = int(plain)
        except ValueError:
            self.syntax("invalid decimal literal")
        c = text[self.i:self.i + 1]
        if c and (c.isalpha() or c == "_"):
            self.syntax("invalid decimal literal")
        return value

    def strings(self):
        value = None
        while True:
            part = self.string()
            if value is None:
                value = part
            elif type(part) is not type(value):
                self.syntax("cannot mix bytes and nonbytes literals")
            else:
                value += part
            c = self.peek()
            if c in ("'", '"') and c:
                continue
            j = self.i
            while self.text[j:j + 1].lower() in ("r", "b", "u") and self.text[j:j + 1] and j < self.i + 2:
                j += 1
            if j > self.i and self.text[j:j + 1] in ("'", '"') and self.text[j:j + 1]:
                continue
            return value

    def string(self):
        text = self.text
        i = j = self.i
        while text[j] not in "'\"":
            j += 1
        prefix = text[i:j].lower()
        quote = text[j]
        if text[j:j + 3] == quote * 3:
            quote *= 3
        begin = k = j + len(quote)
        n = len(text)
        while True:
            if k >= n or len(quote) == 1 and text[k] == "\n":
                line = text.count("\n", 0, i) + 1
                self.syntax("unterminated %sstring literal (detected at line %d)" % ("triple-quoted " if len(quote) == 3 else "", line if len(quote) == 1 else text.count("\n") + 1))
            if text[k] == "\\":
                k += 2
            elif text[k:k + len(quote)] == quote:
                break
            else:
                k += 1
        body = text[begin:k]
        self.i = k + len(quote)
        if "b" in prefix:
            for c in body:
                if ord(c) > 127:
                    self.syntax("bytes can only contain ASCII literal characters")
        if "r" not in prefix and "\\" in body:
            body = self.escapes(body, "b" in prefix)
        return bytes([ord(c) for c in body]) if "b" in prefix else body

    def escapes(self, body, is_bytes):
        out = []
        i = 0
        n = len(body)
        while i < n:
            at = body.find("\\", i)
            if at < 0:
                out.append(body[i:])
                break
            out.append(body[i:at])
            c = body[at + 1]
            i = at + 2
            k = "abfnrtv\\'\"".find(c)
            if k >= 0:
                out.append("\a\b\f\n\r\t\v\\'\""[k])
            elif c == "\n":
                pass
            elif c in "01234567":
                j = i
                while j < at + 4 and j < n and body[j] in "01234567":
                    j += 1
                value = int(body[at + 1:j], 8)
                out.append(chr(value & 255 if is_bytes else value))
                i = j
            elif c == "x" or c in "uU" and not is_bytes:
                length = 2 if c == "x" else 4 if c == "u" else 8
                digits = body[i:i + length]
                try:
                    if len(digits) != length:
                        raise ValueError
                    out.append(chr(int(digits, 16)))
                except (ValueError, OverflowError):
                    if is_bytes:
                        self.syntax("(value error) invalid \\x escape at position %d" % at)
                    self.syntax("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: truncated \\%s escape"
                        % (at, min(i + length, n) - 1, c + "X" * length))
                i += length
            elif c == "N" and not is_bytes and body[i:i + 1] == "{" and "}" in body[i:]:
                import unicodedata
                end = body.index("}", i)
                out.append(unicodedata.lookup(body[i + 1:end]))
                i = end + 1
            else:
                out.append("\\" + c)
        return "".join(out)

    def bracket(self, c):
        self.depth += 1
        if self.depth > _DEPTH:
            raise MemoryError("too many nested brackets")
        self.i += 1
        end = {"(": ")", "[": "]", "{": "}"}[c]
        value = self.inside(c, end)
        if self.peek() != end:
            found = self.peek()
            if not found:
                self.syntax("'%s' was never closed" % c)
            if found in "+-*/%@&|^<>=.([" or found.isalpha():
                self.malformed()
            self.syntax()
        self.i += 1
        self.depth -= 1
        after = self.peek()
        if after in ("(", "[", ".") and after:
            self.malformed()
        return value

    def inside(self, c, end):
        if self.peek() == end:
            return () if c == "(" else [] if c == "[" else {}
        if c == "(":
            return self.items(end)
        if c == "[":
            value = self.items_list(end)
            return value
        first = self.sum()
        if self.peek() != ":":
            values = [first]
            if self.peek() == ",":
                self.i += 1
                if self.peek() != end:
                    values += self.items_list(end)
            return set(values)
        result = {}
        while True:
            self.i += 1
            result[first] = self.sum()
            if self.peek() != ",":
                return result
            self.i += 1
            if self.peek() == end:
                return result
            first = self.sum()
            if self.peek() != ":":
                self.syntax("':' expected after dictionary key")

    def items_list(self, end):
        values = [self.sum()]
        while self.peek() == ",":
            self.i += 1
            if self.peek() == end:
                break
            values.append(self.sum())
        return values


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError("malformed node or string: %r" % (node_or_string,))
    return _Reader(node_or_string.lstrip(" \t")).whole()
