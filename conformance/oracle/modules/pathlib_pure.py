from pathlib import *


def show(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


# case: making paths
for args in [(), ("",), (".",), ("a",), ("a", "b"), ("a/b", "../c"), ("/a", "/b"), ("a//b/./c/",), ("//a/b",), ("///a",), ("/",), ("//",), ("a", "", "b"), ("..",), ("./a",), ("a", Path("b"))]:
    path = PurePosixPath(*args)
    print(repr(path), str(path), path.parts)

# case: arguments that are no paths
show(PurePath, 5)
show(PurePath, None)
show(PurePath, b"a")
show(PurePath, "a", 1.5)

# case: names
for text in ["a.txt", "/x/y.tar.gz", ".bashrc", "a.", "..", "/", "", "a.b/", ".a.b", "..a", "a..b", "a. ", "x.y.z.", "...."]:
    path = PurePosixPath(text)
    print(repr(text), [path.name, path.stem, path.suffix, path.suffixes])

# case: parents
path = PurePosixPath("/a/b/c")
print(path.parent, path.parent.parent.parent.parent, list(path.parents), len(path.parents))
print(path.parents[0], path.parents[-1], path.parents[:2], path.parents)
show(lambda: path.parents[3])
show(lambda: path.parents[-4])
print(list(PurePosixPath("a/b").parents), list(PurePosixPath(".").parents), PurePosixPath("/").parent, PurePosixPath("..").parent)

# case: anchor, drive and root
for text in ["/a", "a", "//a", "", "///"]:
    path = PurePosixPath(text)
    print([path.drive, path.root, path.anchor, path.is_absolute(), path.is_reserved()])

# case: slash
print(PurePosixPath("a") / "b" / PurePosixPath("c"), "x" / PurePosixPath("y"), PurePosixPath("a") / "/b", "/x" / PurePosixPath("/y"))
show(lambda: PurePosixPath("a") / 5)
show(lambda: 5 / PurePosixPath("a"))
show(lambda: PurePosixPath("a") / None)
show(lambda: PurePosixPath("a") / b"b")

# case: joinpath
print(PurePosixPath("a").joinpath("b", "c"), PurePosixPath("a").joinpath(), PurePosixPath("a").joinpath("/b", "c"))
show(PurePosixPath("a").joinpath, 5)
show(PurePosixPath("a").joinpath, b"x")

# case: with_name
show(PurePosixPath("/a/b.txt").with_name, "c.py")
show(PurePosixPath("/").with_name, "c")
show(PurePosixPath("").with_name, "c")
show(PurePosixPath("a").with_name, "b/c")
show(PurePosixPath("a").with_name, "")
show(PurePosixPath("a").with_name, "/b")
show(PurePosixPath("a").with_name, ".")

# case: with_stem and with_suffix
show(PurePosixPath("/a/b.txt").with_stem, "c")
show(PurePosixPath("/a/b.tar.gz").with_suffix, ".bz2")
show(PurePosixPath("a").with_suffix, ".py")
show(PurePosixPath("a.py").with_suffix, "")
show(PurePosixPath("a").with_suffix, "py")
show(PurePosixPath("a").with_suffix, ".")
show(PurePosixPath("a").with_suffix, "./b")
show(PurePosixPath("").with_suffix, ".x")

# case: relative_to
show(PurePosixPath("/a/b/c").relative_to, "/a")
show(PurePosixPath("/a/b/c").relative_to, "/a", "b")
show(PurePosixPath("/a").relative_to, "/a")
show(PurePosixPath("a/b").relative_to, "")
show(PurePosixPath("/a").relative_to, "b")
show(PurePosixPath("a").relative_to, "/a")
show(PurePosixPath("a").relative_to, "a/b")
show(PurePosixPath("a").relative_to)
print(PurePosixPath("a/b").is_relative_to("a"), PurePosixPath("a/b").is_relative_to("b"), PurePosixPath("ab").is_relative_to("a"))

# case: match
for text, pattern in [("a/b.py", "*.py"), ("a/b.py", "a/*.py"), ("/a/b.py", "/*.py"), ("/b.py", "/*.py"), ("a/b/c.py", "b/*.py"), ("a.py", "a/*.py"), ("a.PY", "*.py"), ("a/b", "?"), ("a/b", "[!b]")]:
    print(text, pattern, PurePosixPath(text).match(pattern))
show(PurePosixPath("a").match, "")
show(PurePosixPath("a").match, ".")

# case: equality and hash
print(PurePosixPath("a/b") == PurePosixPath("a//b/"), PurePosixPath("a") == "a", PurePosixPath("a") == PureWindowsPath("a"), PurePosixPath("a") != PurePosixPath("A"))
print(hash(PurePosixPath("a/b")) == hash(PurePosixPath("a", "b")), len({PurePosixPath("a"), PurePosixPath("./a"), PurePosixPath("b")}))
print(PureWindowsPath("A/b") == PureWindowsPath("a/B"), hash(PureWindowsPath("A")) == hash(PureWindowsPath("a")))

# case: order
print(sorted(map(PurePosixPath, ["b", "a/b", "a", "/a", "a.b", "A"])))
print(PurePosixPath("a") < PurePosixPath("b"), PurePosixPath("a") >= PurePosixPath("a"))
show(lambda: PurePosixPath("a") < "b")
show(lambda: PurePosixPath("a") < PureWindowsPath("b"))

# case: as text
path = PurePosixPath("/a b/ü")
print(str(path), bytes(path), path.as_posix(), path.as_uri(), f"{path}", f"{path!r}", path.__fspath__())
show(PurePosixPath("a").as_uri)

# case: windows paths
for text in ["c:/a/b", "c:a", "\\\\server\\share\\x", "//server/share", "/a", "a\\b/c", "c:", "c:\\", "C:/A.TXT", "\\a"]:
    path = PureWindowsPath(text)
    print(repr(path), str(path), path.parts, [path.drive, path.root, path.anchor], path.is_absolute(), path.name)

# case: windows paths joined
print(repr(PureWindowsPath("c:/a", "b")), repr(PureWindowsPath("c:/a", "/b")), repr(PureWindowsPath("c:/a", "d:b")), repr(PureWindowsPath("c:/a") / "c:b"))
print(repr(PureWindowsPath("c:/a").relative_to("C:/")), PureWindowsPath("c:/a").as_uri(), PureWindowsPath("CON").is_reserved(), PureWindowsPath("a/b.PY").match("*.py"))
show(PureWindowsPath("c:/a").with_name, "d:b")
show(PureWindowsPath("c:/a").with_suffix, ".\\")

# case: types
print(type(PurePath("a")).__name__, type(Path("a")).__name__, isinstance(Path("a"), PurePosixPath), issubclass(PosixPath, Path))
show(WindowsPath, "a")
import os
print(isinstance(PurePath("a"), os.PathLike), os.fspath(PurePath("a/b")))

# case: a class of one's own
class Mine(PurePosixPath):
    def shout(self):
        return str(self).upper()


path = Mine("a") / "b"
print(repr(path), path.shout(), repr(path.parent), type(path.with_name("c")).__name__)

# case: copies
import copy
path = PurePosixPath("/a/b")
print(copy.copy(path) == path, copy.deepcopy(path) == path, repr(copy.copy(path)))
