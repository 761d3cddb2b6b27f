# Options of a command line, as C's getopt() has them.

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _one(options, arg, rest, shortopts, longopts):
    if arg.startswith("--"):
        _long(options, arg[2:], rest, longopts)
    else:
        _short(options, arg[1:], rest, shortopts)


def getopt(args, shortopts, longopts=[]):
    options = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    args = list(args)
    while args and args[0].startswith("-") and args[0] != "-":
        arg = args.pop(0)
        if arg == "--":
            break
        _one(options, arg, args, shortopts, longopts)
    return options, args


def gnu_getopt(args, shortopts, longopts=[]):
    options = []
    others = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    stop = shortopts.startswith("+")
    if stop:
        shortopts = shortopts[1:]
    args = list(args)
    while args:
        arg = args.pop(0)
        if arg == "--":
            others += args
            break
        if arg[:1] == "-" and arg != "-":
            _one(options, arg, args, shortopts, longopts)
        elif stop:
            others += [arg] + args
            break
        else:
            others.append(arg)
    return options, others


def _long(options, text, rest, longopts):
    name, equal, value = text.partition("=")
    found = [o for o in longopts if o.startswith(name)]
    if not found:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in found:
        has_arg = False
        full = name
    elif name + "=" in found:
        has_arg = True
        full = name
    elif len(found) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        full = found[0]
        has_arg = full.endswith("=")
        if has_arg:
            full = full[:-1]
    if has_arg:
        if not equal:
            if not rest:
                raise GetoptError("option --%s requires argument" % full, full)
            value = rest.pop(0)
    elif equal:
        raise GetoptError("option --%s must not have an argument" % full, full)
    options.append(("--" + full, value))


def _short(options, text, rest, shortopts):
    while text:
        c = text[0]
        text = text[1:]
        at = shortopts.find(c)
        if at < 0 or c == ":":
            raise GetoptError("option -%s not recognized" % c, c)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not text:
                if not rest:
                    raise GetoptError("option -%s requires argument" % c, c)
                text = rest.pop(0)
            value = text
            text = ""
        options.append(("-" + c, value))
