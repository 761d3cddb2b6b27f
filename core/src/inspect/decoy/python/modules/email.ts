const EMAIL = String.raw`
def message_from_string(text, *args, **kwargs):
    from email.message import Message

    made = Message()
    head, _, body = text.partition("\n\n")
    for line in head.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            made[name.strip()] = value.strip()
    made.set_payload(body)
    return made


def message_from_bytes(data, *args, **kwargs):
    return message_from_string(data.decode("utf-8", "replace"))
`;

const EMAIL_MESSAGE = String.raw`
class Message:
    def __init__(self, policy=None):
        self._headers = []
        self._parts = None
        self._payload = ""

    def __setitem__(self, name, value):
        self._headers.append((name, value))

    def __getitem__(self, name):
        for each, value in self._headers:
            if each.lower() == name.lower():
                return value
        return None

    get = lambda self, name, failobj=None: self[name] if self[name] is not None else failobj

    def __delitem__(self, name):
        self._headers = [each for each in self._headers if each[0].lower() != name.lower()]

    def __contains__(self, name):
        return self[name] is not None

    def keys(self):
        return [each[0] for each in self._headers]

    def items(self):
        return list(self._headers)

    def add_header(self, name, value, **params):
        self[name] = "; ".join([str(value)] + ['%s="%s"' % pair for pair in params.items()])

    def replace_header(self, name, value):
        del self[name]
        self[name] = value

    def attach(self, part):
        self._parts = (self._parts or []) + [part]

    def set_payload(self, payload, charset=None):
        self._payload = payload

    def get_payload(self, i=None, decode=False):
        if self._parts is not None:
            return self._parts if i is None else self._parts[i]
        return self._payload.encode() if decode and isinstance(self._payload, str) else self._payload

    def is_multipart(self):
        return self._parts is not None

    def walk(self):
        yield self
        for part in self._parts or ():
            yield from part.walk()

    def get_content_type(self):
        return str(self["Content-Type"] or "text/plain").partition(";")[0]

    def get_content_charset(self, failobj=None):
        return "utf-8"

    def get_filename(self, failobj=None):
        return failobj

    def set_content(self, text, *args, **kwargs):
        self._payload = text

    def get_content(self):
        return self._payload

    get_body = lambda self, preferencelist=(): self

    def add_attachment(self, data, maintype=None, subtype=None, filename=None, **more):
        part = Message()
        part.add_header("Content-Disposition", "attachment", filename=filename)
        part.set_payload(data)
        if self._parts is None:
            first = Message()
            first.set_payload(self._payload)
            self._parts = [first]
        self._parts.append(part)

    add_alternative = add_related = add_attachment
    make_mixed = set_charset = set_type = set_param = lambda self, *args, **kwargs: None

    def as_string(self, unixfrom=False, **more):
        head = "".join("%s: %s\n" % pair for pair in self._headers)
        if self._parts is not None:
            return head + "\n" + "".join("--part\n" + part.as_string() + "\n" for part in self._parts) + "--part--\n"
        payload = self._payload
        return head + "\n" + (payload if isinstance(payload, str) else bytes(payload or b"").decode("latin-1"))

    __str__ = as_string

    def as_bytes(self, *args, **kwargs):
        return self.as_string().encode("utf-8", "replace")

    __bytes__ = as_bytes


EmailMessage = Message
`;

const MIME = String.raw`
from email.message import Message as _Message


class MIMEBase(_Message):
    def __init__(self, maintype="application", subtype="octet-stream", **params):
        _Message.__init__(self)
        self.add_header("Content-Type", maintype + "/" + subtype, **params)


class MIMEMultipart(MIMEBase):
    def __init__(self, subtype="mixed", boundary=None, subparts=None, **params):
        MIMEBase.__init__(self, "multipart", subtype)
        self._parts = list(subparts or [])


class MIMEText(MIMEBase):
    def __init__(self, text, subtype="plain", charset=None):
        MIMEBase.__init__(self, "text", subtype)
        self._payload = text


class MIMEApplication(MIMEBase):
    def __init__(self, data, subtype="octet-stream", encoder=None, **params):
        MIMEBase.__init__(self, "application", subtype)
        self._payload = data


class MIMEImage(MIMEBase):
    def __init__(self, data, subtype="png", encoder=None, **params):
        MIMEBase.__init__(self, "image", subtype)
        self._payload = data


MIMEAudio = MIMEImage
`;

const EMAIL_UTILS = String.raw`
formatdate = lambda timeval=None, localtime=False, usegmt=False: "Tue, 12 Mar 2024 09:41:07 -0000"
make_msgid = lambda idstring=None, domain=None: "<17102364@mail.example>"
formataddr = lambda pair, charset="utf-8": "%s <%s>" % tuple(pair) if pair[0] else pair[1]


def parseaddr(address):
    name, _, rest = address.partition("<")
    return (name.strip(), rest.rstrip(">")) if rest else ("", address)


def parsedate_to_datetime(text):
    from datetime import datetime

    return datetime(2024, 3, 12, 9, 41, 7)
`;

const ENCODERS = String.raw`
def encode_base64(msg):
    from base64 import b64encode

    payload = msg.get_payload()
    data = payload.encode() if isinstance(payload, str) else bytes(payload)
    msg["Content-Transfer-Encoding"] = "base64"
    msg.set_payload(b64encode(data).decode())


encode_7or8bit = encode_noop = encode_quopri = lambda msg: None
`;

const EMAIL_HEADER = String.raw`
class Header(str):
    def __new__(cls, text="", charset=None, *args, **kwargs):
        return str.__new__(cls, text)

    def encode(self, *args, **kwargs):
        return str(self)


decode_header = lambda header: [(str(header), None)]
make_header = lambda pairs: "".join(each[0] for each in pairs)
`;

export const EMAIL_MODULES: Readonly<Record<string, string>> = {
  email: EMAIL,
  "email.message": EMAIL_MESSAGE,
  "email.mime": "",
  "email.mime.base": MIME,
  "email.mime.multipart": MIME,
  "email.mime.text": MIME,
  "email.mime.application": MIME,
  "email.mime.image": MIME,
  "email.mime.audio": MIME,
  "email.utils": EMAIL_UTILS,
  "email.encoders": ENCODERS,
  "email.header": EMAIL_HEADER,
};
