/**
 * The engine has `urllib.parse` frozen into it, and looks for the modules of a package in one place only. So it is imported while
 * the package says that it lies there.
 */
export const URLLIB_INIT = `_here = __path__
__path__ = ".frozen/urllib"
import urllib.parse

__path__ = _here
del _here
`;

export const URLLIB_ERROR = `__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return "<urlopen error %s>" % self.reason


class HTTPError(URLError):
    # An error that is a response as well.
    def __init__(self, url, code, msg, hdrs, fp):
        self.args = ()
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp
        self.filename = url
        self.url = url

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def __repr__(self):
        return "<HTTPError %s: %r>" % (self.code, self.msg)

    @property
    def reason(self):
        return self.msg

    @property
    def status(self):
        return self.code

    @property
    def headers(self):
        return self.hdrs

    @headers.setter
    def headers(self, headers):
        self.hdrs = headers

    def info(self):
        return self.hdrs

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code

    def read(self, amt=None):
        return b"" if self.fp is None else self.fp.read(amt)

    def readline(self, limit=-1):
        return self.fp.readline(limit)

    def readlines(self, hint=-1):
        return self.fp.readlines(hint)

    def __iter__(self):
        return iter(self.fp)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        if self.fp is not None:
            self.fp.close()


class ContentTooShortError(URLError):
    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
`;

export const URLLIB_RESPONSE = String.raw`import io

__all__ = ["HTTPMessage", "HTTPResponse"]


class HTTPMessage:
    # The headers of a response, as email.message.Message has them.
    def __init__(self, pairs):
        self._pairs = [(name, value) for name, value in pairs]

    def get_all(self, name, failobj=None):
        name = name.lower()
        return [value for key, value in self._pairs if key.lower() == name] or failobj

    def get(self, name, failobj=None):
        name = name.lower()
        for key, value in self._pairs:
            if key.lower() == name:
                return value
        return failobj

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return [name for name, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def items(self):
        return list(self._pairs)

    def get_content_type(self):
        kind = self.get("content-type", "").partition(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        for part in self.get(header, "").split(";")[1:]:
            name, equals, value = part.partition("=")
            if equals and name.strip().lower() == param.lower():
                value = value.strip()
                return value[1:-1] if unquote and len(value) > 1 and value[0] == value[-1] == '"' else value
        return failobj

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def as_string(self):
        return "".join(["%s: %s\n" % pair for pair in self._pairs]) + "\n"

    def __str__(self):
        return self.as_string()


class HTTPResponse(io.BufferedIOBase):
    version = 11

    def __init__(self, answer):
        self.status = self.code = answer["status"]
        self.reason = self.msg = answer["reason"]
        self.headers = HTTPMessage(answer["headers"])
        self.url = answer["url"]
        self._body = io.BytesIO(answer["body"])
        self.length = len(answer["body"])

    def read(self, amt=None):
        data = b"" if self._body.closed else self._body.read(-1 if amt is None else amt)
        self.length -= len(data)
        return data

    def read1(self, n=-1):
        return self.read(n)

    def peek(self, n=-1):
        at = self._body.tell()
        data = self._body.read(n)
        self._body.seek(at)
        return data

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readline(self, limit=-1):
        line = self._body.readline(-1 if limit is None else limit)
        self.length -= len(line)
        return line

    def readlines(self, hint=-1):
        return [line for line in self]

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readable(self):
        return True

    def isclosed(self):
        return self._body.closed

    @property
    def closed(self):
        return self._body.closed

    @property
    def fp(self):
        return None if self._body.closed else self._body

    def close(self):
        self._body.close()

    def flush(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def getheader(self, name, default=None):
        values = self.headers.get_all(name)
        return default if values is None else ", ".join(values)

    def getheaders(self):
        return self.headers.items()
`;
