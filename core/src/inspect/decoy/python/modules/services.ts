const DNS_RESOLVER = String.raw`
class NXDOMAIN(Exception):
    pass


NoAnswer = NoNameservers = Timeout = LifetimeTimeout = NXDOMAIN


class _Answer(list):
    pass


class _Data:
    def __init__(self, text):
        self._text = text
        self.strings = [text.encode()]
        self.address = text

    def to_text(self):
        return self._text

    __str__ = __repr__ = to_text


def resolve(qname, rdtype="A", *args, **kwargs):
    text = _ask("resolve", "dns.resolver.resolve", {"host": str(qname), "type": str(rdtype)})
    return _Answer([_Data(text if rdtype != "TXT" else '"v=decoy"')])


query = resolve


class Resolver:
    nameservers, timeout, lifetime = ["192.0.2.53"], 5.0, 5.0

    def __init__(self, *args, **kwargs):
        pass

    def resolve(self, qname, rdtype="A", *args, **kwargs):
        return resolve(qname, rdtype)

    query = resolve
`;

const BOTO3 = String.raw`
class _Client:
    def __init__(self, service, kwargs):
        self._service = service
        _note("network", "boto3.client", {"service": service, **kwargs})

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args, **kwargs):
            detail = {"service": self._service}
            if args:
                detail["args"] = list(args)
            detail.update(kwargs)
            _note("network", "boto3.%s.%s" % (self._service, name), detail)
            return _Reply()

        return call


class _Reply(dict):
    def __missing__(self, key):
        return []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: _Reply()

    __getitem__ = lambda self, key: dict.get(self, key, [])


def client(service_name, *args, **kwargs):
    return _Client(service_name, kwargs)


resource = client


class Session:
    def __init__(self, *args, **kwargs):
        _note("network", "boto3.Session", kwargs)

    client = resource = lambda self, service_name, *args, **kwargs: _Client(service_name, kwargs)

    def get_credentials(self):
        return _Reply()


setup_default_session = lambda **kwargs: None
_open_ended(_module, "boto3")
`;

const TELEGRAM = String.raw`
class Bot:
    def __init__(self, token=None, *args, **kwargs):
        self._token = token
        _note("network", _module.__name__ + "." + type(self).__name__, {"token": token})

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*args, **kwargs):
            if len(args) == 1 and not kwargs and callable(args[0]):
                return args[0]
            detail = {"host": "api.telegram.org"}
            if args:
                detail["args"] = list(args)
            detail.update(kwargs)
            _note("network", _module.__name__ + "." + name, detail)
            return _Handler() if name.endswith("handler") else _Played(_module.__name__ + "." + name + "()")

        return call


class _Handler:
    # A decorator: what it decorates is told, and would be called by messages.
    def __call__(self, function):
        return function


for _each in "TeleBot", "Client", "TelegramClient", "AsyncTeleBot":
    globals()[_each] = type(Bot)(_each, (Bot,), {"__module__": _module.__name__})
_open_ended(_module, _module.__name__)
`;

const DISCORD_WEBHOOK = String.raw`
_prepare("requests")
_requests = _modules["requests"]


class DiscordEmbed:
    def __init__(self, title=None, description=None, **kwargs):
        self.fields = []
        self.title, self.description = title, description

    def add_embed_field(self, name, value, inline=True):
        self.fields.append({"name": name, "value": value})

    set_author = set_footer = set_timestamp = set_image = set_thumbnail = set_color = lambda self, *args, **kwargs: None


class DiscordWebhook:
    def __init__(self, url=None, content=None, username=None, **kwargs):
        self.url, self.content, self.username, self.files, self.embeds = url, content, username, {}, list(kwargs.get("embeds") or [])

    def add_file(self, file, filename):
        self.files[filename] = file

    def add_embed(self, embed):
        self.embeds.append(embed.__dict__ if hasattr(embed, "__dict__") else embed)

    def execute(self, *args, **kwargs):
        message = {"content": self.content, "username": self.username, "embeds": self.embeds}
        return _requests.post(self.url, json=message) if not self.files else _requests.post(self.url, data=message, files=self.files)


Webhook = DiscordWebhook
`;

export const SERVICE_MODULES: Readonly<Record<string, string>> = {
  dns: "_open_ended(_module, 'dns')\n",
  "dns.resolver": DNS_RESOLVER,
  boto3: BOTO3,
  telebot: TELEGRAM,
  telegram: TELEGRAM,
  telethon: TELEGRAM,
  pyrogram: TELEGRAM,
  discord_webhook: DISCORD_WEBHOOK,
};
