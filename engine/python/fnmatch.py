import re


def _set(pattern, at):
    # The class in a regular expression for the one that begins behind a bracket, and where it ends; None if it does not.
    end = at
    if pattern[end : end + 1] == "!":
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    end = pattern.find("]", end)
    if end < 0:
        return None, at
    stuff = pattern[at:end]
    if "-" in stuff:
        chunks = []
        begin = at
        look = at + 2 if pattern[at] == "!" else at + 1
        while True:
            look = pattern.find("-", look, end)
            if look < 0:
                break
            chunks.append(pattern[begin:look])
            begin = look + 1
            look += 3
        rest = pattern[begin:end]
        if rest:
            chunks.append(rest)
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            # A range that goes down has nothing.
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        stuff = "-".join([chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks])
    else:
        stuff = stuff.replace("\\", r"\\")
    stuff = re.sub(r"([&~|])", r"\\\1", stuff)
    if not stuff:
        return "(?!)", end + 1
    if stuff == "!":
        return ".", end + 1
    if stuff[0] == "!":
        stuff = "^" + stuff[1:]
    elif stuff[0] in "^[":
        stuff = "\\" + stuff
    return "[" + stuff + "]", end + 1


def translate(pat):
    parts = [[]]  # between stars
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if len(parts) == 1 or parts[-1]:
                parts.append([])
        elif c == "?":
            parts[-1].append(".")
        elif c == "[":
            found, at = _set(pat, at)
            parts[-1].append(found or "\\[")
        else:
            parts[-1].append(re.escape(c))
    parts = ["".join(part) for part in parts]
    result = parts[0]
    if len(parts) > 1:
        # Each star takes as little as it can, for good: only the last one may go on.
        result += "".join(["(?>.*?" + part + ")" for part in parts[1:-1]]) + ".*" + parts[-1]
    return "(?s:" + result + ")\\Z"


def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, "latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    return _matcher(pat)(name) is not None
