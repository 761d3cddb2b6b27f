import os
import shutil


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


def write(name, text="x"):
    if os.path.dirname(name):
        os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w") as file:
        file.write(text)


def tree(top):
    return sorted(os.path.join(where, name) for where, dirs, files in os.walk(top) for name in dirs + files)


# case: copy
write("a", "text")
os.chmod("a", 0o600)
os.mkdir("d")
show(shutil.copy, "a", "b")
show(shutil.copy, "a", "d")
show(shutil.copy2, "a", "d/c")
print(open("d/a").read(), oct(os.stat("d/a").st_mode), oct(os.stat("d/c").st_mode))
show(shutil.copy, "none", "x")
show(shutil.copy, "a", "a")
show(shutil.copyfile, "d", "x")
show(shutil.copyfile, "a", "d")

# case: copyfileobj
import io
source = io.BytesIO(b"abc" * 1000)
target = io.BytesIO()
shutil.copyfileobj(source, target, 7)
print(len(target.getvalue()))

# case: copytree
write("s/a")
write("s/b/c")
write("s/b/d.pyc")
show(shutil.copytree, "s", "t")
print(tree("t"))
show(shutil.copytree, "s", "t")
show(shutil.copytree, "s", "t", dirs_exist_ok=True)
show(shutil.copytree, "s", "u", ignore=shutil.ignore_patterns("*.pyc", "a"))
print(tree("u"))
show(shutil.copytree, "none", "v")

# case: rmtree
write("s/a/b/c")
write("s/d")
show(shutil.rmtree, "s")
print(os.path.exists("s"))
show(shutil.rmtree, "s")
show(shutil.rmtree, "s", ignore_errors=True)
write("f")
show(shutil.rmtree, "f")
shutil.rmtree("none", onerror=lambda function, path, info: print(function.__name__, path, info[0].__name__))

# case: move
write("a")
os.mkdir("d")
show(shutil.move, "a", "b")
show(shutil.move, "b", "d")
write("b")
show(shutil.move, "b", "d")
show(shutil.move, "d", "d/e")
show(shutil.move, "none", "x")
show(shutil.move, "d", "e")
print(tree("e"))

# case: errors
print(shutil.Error.__mro__[1].__name__, issubclass(shutil.SameFileError, shutil.Error), issubclass(shutil.SpecialFileError, OSError))

# case: which
show(shutil.which, "certainly-not-there")

# case: get_terminal_size
os.environ["COLUMNS"] = "100"
os.environ["LINES"] = "50"
print(shutil.get_terminal_size(), shutil.get_terminal_size().columns)
os.environ["COLUMNS"] = "bad"
os.environ["LINES"] = "0"
print(shutil.get_terminal_size((30, 40)))
