from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
    "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
    "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu", "sftp", "svn",
    "svn+ssh", "ws", "wss",
]
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp", "rtspu",
    "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


def _as_text(args):
    # The arguments as str, and what makes of a result what the arguments were.
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return args + (lambda result: result,)
    return tuple([arg.decode("ascii") if arg else "" for arg in args]) + (lambda result: result.encode("ascii"),)


class _Result:
    __slots__ = ()

    def _userinfo(self):
        info, found, _ = self.netloc.rpartition("@" if isinstance(self.netloc, str) else b"@")
        if not found:
            return None, None
        name, colon, password = info.partition(":" if isinstance(info, str) else b":")
        return name, password if colon else None

    def _hostinfo(self):
        text = isinstance(self.netloc, str)
        place = self.netloc.rpartition("@" if text else b"@")[2]
        before, bracket, rest = place.partition("[" if text else b"[")
        if bracket:
            host, _, rest = rest.partition("]" if text else b"]")
            port = rest.partition(":" if text else b":")[2]
        else:
            host, _, port = place.partition(":" if text else b":")
        return host or None, port or None

    @property
    def username(self):
        return self._userinfo()[0]

    @property
    def password(self):
        return self._userinfo()[1]

    @property
    def hostname(self):
        host = self._hostinfo()[0]
        if not host:
            return None
        name, percent, zone = host.partition("%" if isinstance(host, str) else b"%")
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo()[1]
        if port is None:
            return None
        if not port.isdigit():
            raise ValueError("Port could not be cast to integer value as %r" % port)
        port = int(port)
        if port > 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    def geturl(self):
        if len(self) == 6:
            return urlunparse(self)
        if len(self) == 5:
            return urlunsplit(self)
        return self.url + ("#" if isinstance(self.url, str) else b"#") + self.fragment if self.fragment else self.url

    def _replace(self, **values):
        parts = [values.pop(name, part) for name, part in zip(self._fields, self)]
        if values:
            raise ValueError("Got unexpected field names: %r" % list(values))
        return type(self)(*parts)

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*[part.encode(encoding, errors) for part in self])

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*[part.decode(encoding, errors) for part in self])


class DefragResult(_Result, namedtuple("DefragResult", "url fragment")):
    pass


class SplitResult(_Result, namedtuple("SplitResult", "scheme netloc path query fragment")):
    pass


class ParseResult(_Result, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    pass


class DefragResultBytes(_Result, namedtuple("DefragResultBytes", "url fragment")):
    _decoded_counterpart = DefragResult


class SplitResultBytes(_Result, namedtuple("SplitResultBytes", "scheme netloc path query fragment")):
    _decoded_counterpart = SplitResult


class ParseResultBytes(_Result, namedtuple("ParseResultBytes", "scheme netloc path params query fragment")):
    _decoded_counterpart = ParseResult


DefragResult._encoded_counterpart = DefragResultBytes
SplitResult._encoded_counterpart = SplitResultBytes
ParseResult._encoded_counterpart = ParseResultBytes


def urlsplit(url, scheme="", allow_fragments=True):
    text = isinstance(url, str)
    url, scheme, _ = _as_text((url, scheme))
    url = url.lstrip("".join([chr(c) for c in range(33)]))
    scheme = scheme.strip("".join([chr(c) for c in range(33)]))
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0] < "\x80" and url[0].isalpha():
        for c in url[:colon]:
            if c not in scheme_chars:
                break
        else:
            scheme = url[:colon].lower()
            url = url[colon + 1 :]
    if url[:2] == "//":
        end = len(url)
        for c in "/?#":
            found = url.find(c, 2)
            if 0 <= found < end:
                end = found
        netloc = url[2:end]
        url = url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    result = SplitResult(scheme, netloc, url, query, fragment)
    return result if text else result.encode()


def _split_params(url):
    if "/" in url:
        found = url.find(";", url.rfind("/"))
        if found < 0:
            return url, ""
    else:
        found = url.find(";")
    return url[:found], url[found + 1 :]


def urlparse(url, scheme="", allow_fragments=True):
    text = isinstance(url, str)
    url, scheme, _ = _as_text((url, scheme))
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in url:
        url, params = _split_params(url)
    result = ParseResult(scheme, netloc, url, params, query, fragment)
    return result if text else result.encode()


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(tuple(components))
    if netloc or (scheme and scheme in uses_netloc and url[:2] != "//"):
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return back(url)


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(tuple(components))
    if params:
        url = url + ";" + params
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text((base, url))
    base_scheme, base_netloc, base_path, base_params, base_query, _ = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base_scheme, allow_fragments)
    if scheme != base_scheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = base_netloc
    if not path and not params:
        path = base_path
        params = base_params
        if not query:
            query = base_query
        return back(urlunparse((scheme, netloc, path, params, query, fragment)))
    base_parts = base_path.split("/")
    if base_parts[-1] != "":
        del base_parts[-1]
    if path[:1] == "/":
        parts = path.split("/")
    else:
        parts = base_parts + path.split("/")
        parts[1:-1] = [part for part in parts[1:-1] if part]
    resolved = []
    for part in parts:
        if part == "..":
            if resolved:
                resolved.pop()
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    return back(urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment)))


def urldefrag(url):
    text = isinstance(url, str)
    url, _ = _as_text((url,))
    fragment = ""
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    result = DefragResult(url, fragment)
    return result if text else result.encode()


_SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = bytes([ord(c) for c in safe if c < "\x80"])
    safe = _SAFE + safe
    return "".join([chr(b) if b in safe and b < 128 else "%%%02X" % b for b in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    if not string:
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    pieces = string.split(b"%")
    if len(pieces) == 1:
        return bytes(string)
    result = [pieces[0]]
    for piece in pieces[1:]:
        digits = piece[:2]
        if len(digits) == 2 and all([c in b"0123456789abcdefABCDEF" for c in digits]):
            result.append(bytes([int(digits, 16)]))
            result.append(piece[2:])
        else:
            result.append(b"%")
            result.append(piece)
    return b"".join(result)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    import re

    encoding = encoding or "utf-8"
    errors = errors or "replace"
    return re.sub("[\x00-\x7f]+", lambda m: unquote_to_bytes(m.group()).decode(encoding, errors) if "%" in m.group() else m.group(), string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"
):
    text = isinstance(qs, str)
    if not text:
        qs = bytes(qs).decode("ascii") if qs else ""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if not isinstance(separator, str):
        separator = separator.decode("ascii")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, found, value = pair.partition("=")
        if not found:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (pair,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name = unquote_plus(name, encoding, errors)
            value = unquote_plus(value, encoding, errors)
            result.append((name, value) if text else (name.encode("ascii"), value.encode("ascii")))
    return result


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"
):
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        if name in result:
            result[name].append(value)
        else:
            result[name] = [value]
    return result


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object")

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    result = []
    for name, value in query:
        name = quoted(name)
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        for value in values:
            result.append(name + "=" + quoted(value))
    return "&".join(result)


# The old ways to take a URL apart: under their public names they warn.
def _splittype(url):
    kind, colon, rest = url.partition(":")
    return (kind.lower(), rest) if kind and colon and "/" not in kind else (None, url)


def _splithost(url):
    if url[:2] != "//":
        return None, url
    end = min([k for k in (url.find(c, 2) for c in "/?#") if k >= 0], default=len(url))
    path = url[end:]
    return url[2:end], "/" + path if path and path[0] != "/" else path


def _before(text, mark):
    first, found, rest = text.rpartition(mark)
    return (first, rest) if found else (text, None)


def _splitport(host):
    first, found, port = host.rpartition(":")
    return (first, port or None) if found and (not port or port.isdigit()) else (host, None)


def _splitnport(host, defport=-1):
    first, found, port = host.rpartition(":")
    if not found:
        return host, defport
    return first, int(port) if port.isdigit() and port.isascii() else None if port else defport


def _splitpasswd(user):
    name, colon, password = user.partition(":")
    return name, password if colon else None


def _splitattr(url):
    first, *rest = url.split(";")
    return first, rest


def _to_bytes(url):
    if isinstance(url, str):
        try:
            return url.encode("ascii").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def _splituser(host):
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitquery(url):
    return _before(url, "?")


def _splittag(url):
    return _before(url, "#")


def _splitvalue(attr):
    name, equals, value = attr.partition("=")
    return name, value if equals else None


def unwrap(url):
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def __getattr__(name):
    function = globals().get("_" + name) if name[:5] == "split" or name == "to_bytes" else None
    if function is None:
        raise AttributeError("module 'urllib.parse' has no attribute %r" % name)
    instead = "" if name == "to_bytes" else ", use urllib.parse.%s() instead" % ("parse_qsl" if name == "splitvalue" else "urlparse")

    def old(*args, **keywords):
        import warnings

        warnings.warn("urllib.parse.%s() is deprecated as of 3.8%s" % (name, instead), DeprecationWarning, 2)
        return function(*args, **keywords)

    return old
