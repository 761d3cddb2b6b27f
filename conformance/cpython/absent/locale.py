from _stand_in import stand_in

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)


class Error(Exception):
    pass


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


getencoding = getpreferredencoding


def getlocale(category=LC_CTYPE):
    return (None, None)


def setlocale(category, locale=None):
    if locale is None or locale in ("", "C"):
        return "C"
    raise Error("unsupported locale setting")


__getattr__ = stand_in("locale", "needs the module locale")
