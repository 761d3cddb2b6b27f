# keyword

# A tuple is in read-only memory; a list would be made at import.
_all = (
    "False", "None", "True", "and", "as", "assert", "async",
    "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if",
    "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
)
softkwlist = ["_", "case", "match"]


def __getattr__(name):
    if name != "kwlist":
        raise AttributeError("module 'keyword' has no attribute '%s'" % name)
    global kwlist
    kwlist = list(_all)
    return kwlist


def iskeyword(s):
    return s in _all


def issoftkeyword(s):
    return s in softkwlist
