# dictConfig(): loggers, handlers and formatters described by a dictionary.

import logging


def _resolve(name):
    if not isinstance(name, str):
        return name
    parts = name.split(".")
    found = __import__(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


def _value(v):
    if isinstance(v, str) and v.startswith("ext://"):
        return _resolve(v[6:])
    return v


def _made(kind, name, description, make):
    try:
        return make(description)
    except Exception as e:
        raise ValueError("Unable to configure %s %r" % (kind, name)) from e


def _custom(d):
    return _resolve(d["()"])(**{k: _value(v) for k, v in d.items() if k != "()"})


def _formatter(d):
    if "()" in d:
        try:
            return _custom(d)
        except TypeError as error:
            if "'format'" not in str(error):
                raise
            # What makes a formatter calls it by the name of logging.Formatter's argument.
            return _custom({"fmt" if k == "format" else k: v for k, v in d.items()})
    cls = _resolve(d["class"]) if "class" in d else logging.Formatter
    args = (d["validate"],) if "validate" in d else ()
    return cls(d.get("format"), d.get("datefmt"), d.get("style", "%"), *args)


def _filter(d):
    if "()" in d:
        return _custom(d)
    return logging.Filter(d.get("name", ""))


def dictConfig(config):
    if "version" not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config["version"] != 1:
        raise ValueError("Unsupported version: %s" % config["version"])
    incremental = config.get("incremental", False)
    formatters = {}
    filters = {}
    handlers = {}
    if not incremental:
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        formatters = {name: _made("formatter", name, d, _formatter) for name, d in config.get("formatters", {}).items()}
        filters = {name: _made("filter", name, d, _filter) for name, d in config.get("filters", {}).items()}

    def handler(d):
        d = dict(d)
        formatter = d.pop("formatter", None)
        level = d.pop("level", None)
        names = d.pop("filters", ())
        cls = _resolve(d.pop("()") if "()" in d else d.pop("class"))
        attributes = d.pop(".", None)
        if "target" in d and issubclass(cls, logging.Handler) and isinstance(d["target"], str):
            target = config["handlers"][d["target"]]
            if d["target"] not in handlers:
                handlers[d["target"]] = handler(target)
            d["target"] = handlers[d["target"]]
        h = cls(**{k: _value(v) for k, v in d.items()})
        if formatter:
            h.setFormatter(formatters[formatter])
        if level is not None:
            h.setLevel(level)
        for n in names:
            h.addFilter(filters[n] if isinstance(n, str) else n)
        for k, v in (attributes or {}).items():
            setattr(h, k, _value(v))
        return h

    def logger(log, d):
        if d.get("level") is not None:
            log.setLevel(d["level"])
        if not incremental:
            for h in log.handlers[:]:
                log.removeHandler(h)
            for name in d.get("handlers", ()):
                log.addHandler(handlers[name])
            for n in d.get("filters", ()):
                log.addFilter(filters[n] if isinstance(n, str) else n)
        if d.get("propagate") is not None:
            log.propagate = d["propagate"]

    if incremental:
        for name, d in config.get("handlers", {}).items():
            h = logging._handlers.get(name)
            if h is None:
                raise ValueError("No handler found with name %r" % name)
            if d.get("level"):
                h.setLevel(d["level"])
    else:
        for name, d in sorted(config.get("handlers", {}).items()):
            if name not in handlers:
                handlers[name] = _made("handler", name, d, handler)
            handlers[name].name = name
        if config.get("disable_existing_loggers", True):
            named = config.get("loggers", {})
            for name, log in logging.root.manager.loggerDict.items():
                if isinstance(log, logging.Logger):
                    log.disabled = name not in named and not any(name.startswith(n + ".") for n in named)
    for name, d in config.get("loggers", {}).items():
        log = logging.getLogger(name)
        log.disabled = False
        _made("logger", name, d, lambda d: logger(log, d))
    if config.get("root"):
        _made("root", "logger", config["root"], lambda d: logger(logging.root, d))
