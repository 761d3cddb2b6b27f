/** Paths as Windows has them, over a tree that has no drives. */
export const NT_PATHS = String.raw`
import os, sys
path = os.path
place, note = K.place, K.note
_old = {name: getattr(path, name) for name in "exists isfile isdir islink lexists getsize getmtime getctime getatime samefile".split() if hasattr(path, name)}
os.sep = path.sep = "\\"
os.altsep = path.altsep = "/"
os.pathsep = path.pathsep = ";"
os.devnull = "nul"


def text(p):
    return p.__fspath__() if hasattr(type(p), "__fspath__") else p


def splitdrive(p):
    p = text(p)
    return (p[:2], p[2:]) if p[1:2] == ":" else (p[:0], p)


def isabs(p):
    p = splitdrive(p)[1]
    return p[:1] in ("/", "\\") and p != ""


def join(first, *more):
    made = text(first)
    for each in more:
        each = text(each)
        drive, rest = splitdrive(each)
        if drive or isabs(each):
            made = each if drive else splitdrive(made)[0] + each
        elif not made or made[-1] in "\\/:":
            made += each
        else:
            made += "\\" + each
    return made


def split(p):
    p = text(p)
    cut = max(p.rfind("/"), p.rfind("\\")) + 1
    head, tail = p[:cut], p[cut:]
    bare = head.rstrip("\\/")
    return (bare if bare and bare[-1] != ":" else head), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = text(p)
    start = max(p.rfind("/"), p.rfind("\\")) + 1
    dot = p.rfind(".")
    return (p[:dot], p[dot:]) if dot > start else (p, "")


def normpath(p):
    drive, rest = splitdrive(text(p).replace("/", "\\"))
    made = []
    for part in rest.split("\\"):
        if part == "..":
            if made:
                made.pop()
        elif part not in ("", "."):
            made.append(part)
    return drive + ("\\" if rest[:1] == "\\" else "") + "\\".join(made) or "."


_getcwd = os.getcwd


def getcwd():
    now = _getcwd()
    return now[1:].replace("/", "\\") if now[2:3] == ":" else "C:" + now.replace("/", "\\")


def abspath(p):
    return normpath(p if isabs(text(p)) else join(getcwd(), p))


def relpath(p, start=None):
    whole, base = abspath(p), abspath(start or getcwd()) + "\\"
    return whole[len(base):] if whole.startswith(base) else whole


def normcase(p):
    return text(p).replace("/", "\\").lower()


for _name in "splitdrive isabs join split basename dirname splitext normpath abspath relpath normcase".split():
    setattr(path, _name, K.named(globals()[_name], "ntpath." + _name))
path.realpath = path.abspath
os.getcwd = K.named(getcwd, "os.getcwd")


def _placed(old):
    def function(p, *more):
        return old(place(p), *more)
    return function


for _name, _function in _old.items():
    setattr(path, _name, K.named(_placed(_function), "ntpath." + _name))
sys.modules["ntpath"] = path


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = text(top)
    note("file", "os.walk", {"path": top})
    for made in _walk(top, topdown):
        yield made


def _walk(top, topdown):
    try:
        names = K.real_listdir(place(top))
    except OSError:
        return
    dirs = [name for name in names if path.isdir(join(top, name))]
    files = [name for name in names if name not in dirs]
    if topdown:
        yield top, dirs, files
    for name in dirs:
        for made in _walk(join(top, name), topdown):
            yield made
    if not topdown:
        yield top, dirs, files


os.walk = K.named(walk, "os.walk")
`;
