/** What a request is made of before it is sent: URL, body, multipart. */
export const REQUESTS_PREPARED = String.raw`import json as _json
from urllib.parse import quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from .exceptions import InvalidJSONError, InvalidSchema, InvalidURL, MissingSchema

_KEPT = "!$&'()*+,/:;=?@~"
_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"


def _requoted(text):
    # One part of a URL: what must be is quoted, and what need not be is not.
    parts = text.split("%")
    for at in range(1, len(parts)):
        digits = parts[at][:2]
        byte = unquote_to_bytes("%" + digits)
        if len(digits) != 2 or len(byte) != 1:
            return quote(text, _KEPT)
        parts[at] = (byte.decode() if byte in _UNRESERVED else "%" + digits.upper()) + parts[at][2:]
    return quote("".join(parts), _KEPT + "%")


def _without_dots(path):
    kept = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    return "/".join(kept) + ("/" if parts[-1] in (".", "..") else "")


def encode_params(data):
    if isinstance(data, (str, bytes)):
        return data
    if hasattr(data, "read"):
        return data
    pairs = []
    for key, values in data.items() if hasattr(data, "items") else data:
        if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
            values = [values]
        pairs.extend([(key, value) for value in values if value is not None])
    return urlencode(pairs, doseq=True)


def prepare_url(url, params):
    url = url.decode("utf8") if isinstance(url, bytes) else str(url)
    url = url.lstrip()
    if any([c < " " or c == "\x7f" for c in url]):
        raise InvalidURL("Invalid URL %r: a control character" % url)
    if ":" in url and not url.lower().startswith("http"):
        raise InvalidSchema("No connection adapters were found for %r" % url)
    try:
        scheme, netloc, path, query, fragment = urlsplit(url)
    except ValueError as error:
        raise InvalidURL(*error.args)
    if not scheme:
        raise MissingSchema("Invalid URL %r: No scheme supplied. Perhaps you meant https://%s?" % (url, url))
    if scheme not in ("http", "https"):
        raise InvalidSchema("No connection adapters were found for %r" % url)
    if not netloc:
        raise InvalidURL("Invalid URL %r: No host supplied" % url)
    more = encode_params(params) if params else ""
    more = more.decode() if isinstance(more, bytes) else more
    if more:
        query = query + "&" + more if query else more
    # The host is left as it is: nobody but the one who checks it makes anything of it.
    path = _without_dots(_requoted(path or "/"))
    return scheme + "://" + netloc + urlunsplit(("", "", path, _requoted(query), _requoted(fragment)))


def prepare_body(data, files, json):
    # The body, and its type where there is one to tell.
    if not data and json is not None:
        try:
            body = _json.dumps(json, allow_nan=False)
        except ValueError as error:
            raise InvalidJSONError(error)
        return body.encode("utf-8"), "application/json"
    if files:
        return _encode_files(files, data)
    if not data:
        return None, None
    if isinstance(data, (str, bytes)):
        return data, None
    if isinstance(data, bytearray):
        return bytes(data), None
    if hasattr(data, "read"):
        return _bytes(data.read()), None
    if not isinstance(data, (list, tuple, dict)) and not hasattr(data, "items"):
        return b"".join(data), None
    return encode_params(data), "application/x-www-form-urlencoded"


def _bytes(value):
    return value.encode("utf-8") if isinstance(value, str) else bytes(value)


def _pairs(data):
    return list(data.items()) if hasattr(data, "items") else list(data or [])


def _encode_files(files, data):
    if isinstance(data, (str, bytes)):
        raise ValueError("Data must not be a string.")
    import secrets

    boundary = secrets.token_hex(16)
    body = []

    def add(name, filename, content, kind=None, headers=None):
        head = 'form-data; name="%s"' % _quoted(name)
        if filename is not None:
            head += '; filename="%s"' % _quoted(filename)
        lines = ["Content-Disposition: " + head]
        if kind:
            lines.append("Content-Type: " + kind)
        lines.extend(["%s: %s" % pair for pair in (headers or {}).items()])
        body.append(("--%s\r\n%s\r\n\r\n" % (boundary, "\r\n".join(lines))).encode("utf-8") + content + b"\r\n")

    for name, values in _pairs(data):
        if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
            values = [values]
        for value in values:
            if value is not None:
                add(name, None, _bytes(value if isinstance(value, (str, bytes)) else str(value)))
    for name, value in _pairs(files):
        filename, content, *more = value if isinstance(value, (tuple, list)) else (_name_of(value) or name, value)
        if content is not None:
            add(name, filename, _bytes(content.read() if hasattr(content, "read") else content), *more)
    body.append(("--%s--\r\n" % boundary).encode())
    return b"".join(body), "multipart/form-data; boundary=" + boundary


def _name_of(file):
    name = getattr(file, "name", None)
    if name and isinstance(name, str) and name[0] != "<" and name[-1] != ">":
        return name.rpartition("/")[2]
    return None


def _quoted(name):
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
`;
