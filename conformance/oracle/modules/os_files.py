import os


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "errno", ""), repr(getattr(error, "filename", "")), repr(getattr(error, "filename2", "")))


def write(name, text="x"):
    with open(name, "w") as file:
        file.write(text)


# case: errors of every operation on what is not there
for name in ["stat", "listdir", "rmdir", "remove", "unlink", "chdir", "scandir", "readlink"]:
    show(getattr(os, name), "none")
    show(getattr(os, name), b"none")
show(os.rename, "none", "x")
show(os.open, "none", os.O_RDONLY)
show(os.mkdir, "none/x")
show(os.chmod, "none", 0)
show(os.utime, "none")
show(os.truncate, "none", 0)

# case: wrong kinds
write("f")
os.mkdir("d")
show(os.listdir, "f")
show(os.rmdir, "f")
show(os.remove, "d")
show(os.chdir, "f")
show(os.mkdir, "f")
show(os.mkdir, "d")
show(os.stat, "f/")
show(os.stat, "f/x")
show(os.rename, "f", "d")
show(os.rename, "d", "f")
show(os.open, "d", os.O_WRONLY)

# case: arguments that are no paths
for function in [os.listdir, os.mkdir, os.rmdir, os.stat, os.chdir, os.remove, os.scandir]:
    show(function, 1.5)
show(os.mkdir, None)
show(os.rename, 5, "a")
show(os.stat, "a\0b")
show(os.stat, "x" * 300)
show(os.fspath, 5)
show(os.stat, "")

# case: rename
write("a", "1")
write("b", "2")
os.rename("a", "b")
print(os.path.exists("a"), open("b").read())
os.makedirs("d/e")
show(os.rename, "d", "d/e/f")
show(os.rename, "d/e", "d")
os.mkdir("x")
show(os.rename, "d", "x")
print(sorted(os.listdir("x")))
show(os.rename, "b", "b")

# case: makedirs and removedirs
os.makedirs("a/b/c")
show(os.makedirs, "a/b/c")
os.makedirs("a/b/c", exist_ok=True)
os.removedirs("a/b/c")
print(os.path.exists("a"))

# case: stat_result
write("f", "12345")
status = os.stat("f")
print(status.st_size, status[6], len(status), status.st_nlink, oct(status.st_mode), status.n_sequence_fields, type(status).__name__, type(status).__module__)
print(repr(status).startswith("os.stat_result(st_mode=33188, st_ino="), isinstance(status, tuple), isinstance(status.st_mtime, float), isinstance(status[8], int))
os.utime("f", (1, 2.5))
print(os.stat("f").st_mtime, os.stat("f").st_mtime_ns, os.stat("f")[8], os.path.getmtime("f"))
os.utime("f", ns=(5, 7000000000))
print(os.stat("f").st_mtime)
show(os.utime, "f", (1, 2), ns=(1, 2))

# case: terminal_size
size = os.terminal_size((3, 4))
print(size, size.columns, size.lines, tuple(size))

# case: walk
os.makedirs("t/a/b")
os.makedirs("t/c")
write("t/f")
write("t/a/g")
for top in ["t", b"t"]:
    print(sorted((where, sorted(dirs), files) for where, dirs, files in os.walk(top)))
print([where for where, _, _ in os.walk("t/a")], [where for where, _, _ in os.walk("t/a", topdown=False)])
for where, dirs, files in os.walk("t"):
    if "a" in dirs:
        dirs.remove("a")
    print(where, sorted(dirs))
print(list(os.walk("none")))
list(os.walk("none", onerror=lambda error: print(type(error).__name__, error.filename)))

# case: scandir
os.makedirs("t/a")
write("t/f", "123")
with os.scandir("t") as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.stat().st_size * entry.is_file(), os.fspath(entry))

# case: descriptors
fd = os.open("f", os.O_RDWR | os.O_CREAT)
print(os.write(fd, b"hello"), os.lseek(fd, 1, os.SEEK_SET), os.read(fd, 2), os.fstat(fd).st_size)
os.ftruncate(fd, 3)
print(os.path.getsize("f"), os.read(fd, 9))
os.close(fd)
show(os.close, fd)
show(os.read, fd, 1)
show(os.open, "f", os.O_CREAT | os.O_EXCL)
with os.fdopen(os.open("f", os.O_RDONLY)) as file:
    print(file.read())
show(os.fdopen, "f")

# case: environ
os.environ["A_B"] = "c"
print(os.environ["A_B"], os.getenv("A_B"), os.getenv("NOPE_X"), os.getenv("NOPE_X", 5), "A_B" in os.environ, os.environ.get("NOPE_X"))
del os.environ["A_B"]
show(lambda: os.environ["A_B"])
show(os.environ.__setitem__, "a", 5)
show(os.environ.__setitem__, 5, "a")
from collections.abc import MutableMapping
print(isinstance(os.environ, MutableMapping), isinstance(os.environ, dict), repr(os.environ)[:9], os.environ.pop("A_B", 1), type(os.environ.copy()).__name__)

# case: PathLike
class P:
    def __fspath__(self):
        return "p"


class Q:
    def __fspath__(self):
        return 5


print(isinstance(P(), os.PathLike), issubclass(int, os.PathLike), os.fspath(P()), os.path.join(P(), "x"))
show(os.fspath, Q())
show(os.PathLike)

# case: strerror and constants
print(os.strerror(2), os.strerror(22), os.strerror(9999), os.strerror(36), os.error is OSError, os.name, os.sep, os.linesep == "\n", os.devnull)

# case: fsencode and fsdecode
print(os.fsencode("ä"), ascii(os.fsdecode(b"\xc3\xa4\xff")), os.fsencode("\udcff"))

# case: access and umask
write("f")
print(os.access("f", os.F_OK), os.access("f", os.R_OK | os.W_OK), os.access("f", os.X_OK), os.access("none", os.F_OK))
old = os.umask(0o077)
os.mkdir("m")
print(oct(os.stat("m").st_mode), oct(os.umask(old)))

# case: open files that are removed
file = open("f", "w+")
os.remove("f")
print(file.write("abc"), file.seek(0), file.read(), os.path.exists("f"))
file.close()

# case: names
for name in ["ü", "a b", "x" * 255, "-", "..x"]:
    write(name)
    print(os.path.exists(name), name in os.listdir("."))
show(open, "x" * 256)
