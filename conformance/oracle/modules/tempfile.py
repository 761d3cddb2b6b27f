import os
import tempfile

tempfile.tempdir = os.getcwd()


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


# case: NamedTemporaryFile
with tempfile.NamedTemporaryFile("w+", suffix=".txt", prefix="pre") as file:
    name = file.name
    print(os.path.exists(name), os.path.basename(name)[:3], name[-4:], file.write("ab\nc"), file.seek(0), list(file))
print(os.path.exists(name), file.closed, file.delete)

# case: NamedTemporaryFile that stays
with tempfile.NamedTemporaryFile(delete=False) as file:
    file.write(b"x")
print(os.path.exists(file.name), open(file.name).read(), file.mode)
os.unlink(file.name)

# case: TemporaryFile
with tempfile.TemporaryFile() as file:
    print(file.write(b"abc"), file.seek(1), file.read(), file.mode)
with tempfile.TemporaryFile("w+", encoding="utf-16") as file:
    print(file.write("abc"), file.seek(0), file.read())

# case: SpooledTemporaryFile
with tempfile.SpooledTemporaryFile(max_size=5) as file:
    print(file.write(b"abc"), file._rolled, file.write(b"def"), file._rolled, file.tell(), file.seek(0), file.read())
with tempfile.SpooledTemporaryFile(mode="w+") as file:
    print(file.write("abc\n"), file.seek(0), file.readline(), list(file), file.name, file.mode)
print(file.closed)

# case: TemporaryDirectory
with tempfile.TemporaryDirectory(prefix="x") as name:
    print(os.path.isdir(name), os.path.basename(name)[0])
    open(os.path.join(name, "f"), "w").close()
print(os.path.exists(name))
directory = tempfile.TemporaryDirectory()
directory.cleanup()
print(os.path.exists(directory.name))

# case: mkstemp and mkdtemp
fd, name = tempfile.mkstemp(".s", "p", ".")
print(isinstance(fd, int), os.path.isabs(name), oct(os.stat(name).st_mode), os.write(fd, b"ab"))
os.close(fd)
print(os.path.getsize(name))
name = tempfile.mkdtemp()
print(oct(os.stat(name).st_mode), len(os.path.basename(name)))

# case: bytes
name = tempfile.mkdtemp(b"x")
print(type(name).__name__, name[-1:])
show(tempfile.mkdtemp, b"x", "y")

# case: names
print(tempfile.gettempprefix(), tempfile.gettempprefixb(), tempfile.gettempdir() == os.getcwd(), tempfile.template)
