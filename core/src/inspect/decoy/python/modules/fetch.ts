/** Requests of all libraries come down to one function, which the host answers. */
/** Requests of all libraries come down to one function, which the host answers. */
export const FETCH = String.raw`
# Not a module that anybody can import: what the others here share.
from urllib.parse import urlencode as _urlencode


def _header_dict(headers):
    if headers is None:
        return {}
    return {str(name): value for name, value in (headers.items() if hasattr(headers, "items") else headers)}


def _body_of(data=None, json=None, files=None):
    # What would be sent, as bytes, and what the type of it is.
    if files is not None:
        return _form_of(data, files)
    if json is not None:
        from json import dumps

        try:
            return dumps(json).encode(), "application/json"
        except (TypeError, ValueError):
            return repr(json).encode(), "application/json"
    if data is None:
        return None, None
    if isinstance(data, str):
        return data.encode("utf-8", "replace"), None
    if isinstance(data, (bytes, bytearray)):
        return bytes(data), None
    if hasattr(data, "read"):
        made = data.read()
        return made.encode() if isinstance(made, str) else made, None
    try:
        return _urlencode(data, True).encode(), "application/x-www-form-urlencoded"
    except (TypeError, ValueError):
        pass
    try:
        return b"".join(each.encode() if isinstance(each, str) else each for each in data), None
    except TypeError:
        return repr(data).encode(), None


def _form_of(data, files):
    parts = []
    for name, value in (data.items() if hasattr(data, "items") else data or ()):
        parts.append('--form\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name, value))
    made = "".join(parts).encode("utf-8", "replace")
    for name, value in (files.items() if hasattr(files, "items") else files):
        filename = None
        if isinstance(value, (tuple, list)):
            filename, value = value[0], value[1]
        if hasattr(value, "read"):
            filename = filename or getattr(value, "name", None)
            value = value.read()
        if isinstance(value, str):
            value = value.encode("utf-8", "replace")
        made += ('--form\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n\r\n' % (name, filename)).encode()
        made += bytes(value or b"") + b"\r\n"
    return made + b"--form--\r\n", "multipart/form-data; boundary=form"


def _fetch(action, method, url, headers=None, body=None, more=None):
    detail = {"method": method, "url": url, "headers": _header_dict(headers)}
    if body is not None:
        detail["body"] = body
    if more:
        detail.update(more)
    status, given, content = _ask("fetch", action, detail)
    return status, dict(given), bytes(content)


_REASONS = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 400: "Bad Request", 401: "Unauthorized",
            403: "Forbidden", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}


class _Headers(dict):
    # Names are the same in upper and lower case.
    def _key(self, name):
        if isinstance(name, str):
            for each in dict.keys(self):
                if each.lower() == name.lower():
                    return each
        return name

    def __getitem__(self, name):
        return dict.__getitem__(self, self._key(name))

    def get(self, name, default=None):
        return dict.get(self, self._key(name), default)

    def __contains__(self, name):
        return dict.__contains__(self, self._key(name))

    def get_all(self, name, default=None):
        return [self[name]] if name in self else default

    def get_content_charset(self, failobj=None):
        return "utf-8"

    def get_content_type(self):
        return (self.get("Content-Type") or "text/plain").partition(";")[0]

    get_content_maintype = lambda self: self.get_content_type().partition("/")[0]
    getheader = get
`;
