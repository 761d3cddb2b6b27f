def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


# case: write and read
with open("f", "w") as file:
    print(file.write("one\ntwo\n"), file.closed, file.name, file.mode, file.encoding.lower())
print(file.closed)
with open("f") as file:
    print(repr(file.read()), repr(file.read()))

# case: lines
with open("f", "w") as file:
    file.writelines(["a\n", "b\n", "c"])
with open("f") as file:
    for number, line in enumerate(file):
        print(number, repr(line))
with open("f") as file:
    print(file.readline(), file.readlines(), file.readline())
print(open("f").read().splitlines(), [line.strip() for line in open("f")])

# case: append
for text in ["a", "b"]:
    with open("f", "a") as file:
        print(file.tell(), file.write(text), file.tell())
print(open("f").read())
with open("f", "a+") as file:
    print(file.read(), file.seek(0), file.read(), file.write("c"), file.seek(0), file.read())

# case: exclusive
with open("f", "x") as file:
    print(file.write("a"))
show(open, "f", "x")

# case: update
with open("f", "w+") as file:
    print(file.write("hello"), file.seek(1), file.read(2), file.seek(0), file.write("J"), file.seek(0), file.read())
with open("f", "r+b") as file:
    print(file.read(2), file.write(b"XX"), file.seek(0), file.read(), file.truncate(3), file.seek(0, 2))
print(open("f").read())

# case: newlines
with open("f", "wb") as file:
    file.write(b"a\r\nb\rc\nd")
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open("f", newline=newline) as file:
        print(repr(newline), list(file), file.newlines)
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open("f", "w", newline=newline) as file:
        file.write("x\ny\r\n")
    print(open("f", "rb").read())
show(open, "f", newline="x")
show(open, "f", newline=5)

# case: encodings
for encoding in ["utf-8", "latin-1", "utf-16", "utf-16-le", "ascii", "utf-8-sig", "cp1252"]:
    try:
        with open("f", "w", encoding=encoding) as file:
            file.write("é\n")
            file.write("x")
        print(encoding, open("f", "rb").read(), ascii(open("f", encoding=encoding).read()))
    except UnicodeError as error:
        print(encoding, error)

# case: errors of encodings
with open("f", "wb") as file:
    file.write(b"a\xffb\n")
show(lambda: open("f", encoding="utf-8").read())
for errors in ["ignore", "replace", "surrogateescape", "backslashreplace"]:
    print(errors, ascii(open("f", encoding="utf-8", errors=errors).read()))
with open("f", "w", encoding="ascii", errors="xmlcharrefreplace") as file:
    file.write("ä")
print(open("f").read())
show(open, "f", encoding="nonesuch")

# case: seek and tell
with open("f", "w+") as file:
    file.write("äbc\ndef")
    print(file.tell(), file.seek(0), file.readline(), file.tell(), file.read(1), file.seek(0, 2), file.tell())
    show(file.seek, 1, 1)
    show(file.seek, -1, 2)
    show(file.seek, -1)
    show(file.seek, 0, 5)
    file.seek(0)
    next(file)
    show(file.tell)

# case: binary
with open("f", "wb") as file:
    print(file.write(b"\x00\x01"), file.write(bytearray(b"\x02")), file.write(memoryview(b"\x03\x04")), file.tell())
    show(file.write, "x")
with open("f", "rb") as file:
    buffer = bytearray(3)
    print(file.readinto(buffer), buffer, file.read(1), file.read(), file.read(), file.seek(-2, 2), file.peek())
    show(file.seek, -9)

# case: wrong kinds
with open("f", "w") as file:
    show(file.write, b"x")
    show(file.write, 5)
    show(file.read)
    show(lambda: next(file))
with open("f") as file:
    show(file.write, "x")
    show(file.read, "x")

# case: closed
file = open("f", "w")
file.close()
file.close()
show(file.write, "x")
show(file.read)
show(file.flush)
show(file.seek, 0)
show(lambda: file.__enter__())
show(lambda: list(file))
file = open("f", "rb")
file.close()
show(file.read)
show(file.readline)
show(file.tell)

# case: opening what is not there
show(open, "none")
show(open, "none", "r+")
show(open, "none/f", "w")
show(open, b"none")
show(open, ".")
show(open, "")
show(open, "a\0b")

# case: modes
for mode in ["", "q", "rw", "rr", "r+w", "bt", "U", "rbt", "w++", "+"]:
    show(open, "f", mode)
show(open, "f", "rb", encoding="utf-8")
show(open, "f", "rb", errors="strict")
show(open, "f", "rb", newline="\n")
show(open, "f", "w", 0)
show(open, None)
show(open, 1.5)
show(open, "f", 5)

# case: repr
with open("f", "w", encoding="utf-8") as file:
    print(file, file.buffer, file.buffer.raw)
with open("f", "rb") as file:
    print(file, file.raw)
print(file.raw)

# case: attributes
with open("f", "w+", encoding="utf-8") as file:
    print(file.readable(), file.writable(), file.seekable(), file.isatty(), file.errors, file.line_buffering, file.newlines, type(file).__name__, type(file.buffer).__name__)
with open("f", "rb", buffering=0) as file:
    print(type(file).__name__, file.readable(), file.writable(), file.mode, file.closefd)

# case: truncate
with open("f", "w+") as file:
    file.write("0123456789")
    print(file.truncate(5), file.tell(), file.seek(0), file.read(), file.truncate(8), file.seek(0), ascii(file.read()))

# case: gaps are zeros
with open("f", "wb") as file:
    print(file.seek(3), file.write(b"x"))
print(open("f", "rb").read())

# case: exceptions in with
try:
    with open("f", "w") as file:
        file.write("kept")
        raise KeyError("k")
except KeyError as error:
    print(error, file.closed, open("f").read())

# case: two at once
with open("a", "w") as a, open("b", "w") as b:
    print("x", file=a)
    print("y", file=b)
print(open("a").read() + open("b").read())

# case: readlines with a hint
with open("f", "w") as file:
    file.write("aa\nbb\ncc\n")
with open("f") as file:
    print(file.readlines(1), file.readlines(4), file.readlines())

# case: reading by pieces
with open("f", "w") as file:
    file.write("äöü\r\nx")
with open("f", newline="") as file:
    print([ascii(piece) for piece in iter(lambda: file.read(2), "")])
with open("f") as file:
    print([ascii(piece) for piece in iter(lambda: file.read(2), "")], file.readline(), file.read(0))
with open("f") as file:
    print(ascii(file.readline(2)), ascii(file.readline(100)))

# case: opener
import os
with open("f", "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
    print(file.write("x"))
print(oct(os.stat("f").st_mode))

# case: descriptors
import os
with open("f", "w") as file:
    fd = file.fileno()
    print(isinstance(fd, int), file.write("abc"), file.flush(), os.fstat(fd).st_size)
fd = os.open("f", os.O_RDONLY)
with open(fd, closefd=False) as file:
    print(file.read())
os.close(fd)
show(open, "f", closefd=False)
show(open, -1)
