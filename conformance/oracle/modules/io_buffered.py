import io


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


class Raw(io.RawIOBase):
    def __init__(self, chunks):
        self.chunks = list(chunks)
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        if not self.chunks:
            return 0
        chunk = self.chunks.pop(0)
        if chunk is None:
            return None
        count = min(len(buffer), len(chunk))
        buffer[:count] = chunk[:count]
        if chunk[count:]:
            self.chunks.insert(0, chunk[count:])
        return count

    def write(self, data):
        self.written.append(bytes(data[:5]))
        return min(5, len(data))


# case: writes wait for flush
raw = io.BytesIO()
writer = io.BufferedWriter(raw, 8)
print(writer.write(b"foo"), raw.getvalue(), writer.tell())
writer.flush()
print(raw.getvalue())
writer.write(b"0123456789")
writer.write(b"x")
writer.flush()
print(raw.getvalue(), writer.raw is raw)
print(writer.write(bytearray(b"ab")), writer.detach() is raw, raw.getvalue())
show(writer.write, b"x")

# case: short writes
raw = Raw([])
writer = io.BufferedWriter(raw)
print(writer.write(b"hello world!"), raw.written)
writer.flush()
print(raw.written)

# case: close writes
raw = Raw([])
writer = io.BufferedWriter(raw)
writer.write(b"abc")
writer.close()
print(raw.written, writer.closed, raw.closed)
show(writer.write, b"x")
show(writer.flush)
show(writer.seek, 0)

# case: reads in chunks
reader = io.BufferedReader(Raw([b"ab", b"cd\ne", b"f"]))
print(reader.read(1), reader.read(2), reader.readline(), reader.read(), reader.read(), reader.readline())

# case: read1 and peek
reader = io.BufferedReader(Raw([b"abc", b"def"]))
print(reader.peek(), reader.peek(1), reader.read1(2), reader.read1(10), reader.read1(), reader.read1(5))

# case: nothing now
reader = io.BufferedReader(Raw([None, b"a", None, b"b"]))
print(reader.read(3), reader.read(3), reader.read(3))

# case: lines
reader = io.BufferedReader(Raw([b"a\nb", b"b\n\nc"]))
print(list(reader), reader.readlines())
reader = io.BufferedReader(Raw([b"abcdef\ng"]))
print(reader.readline(3), reader.readline(0), reader.readline(), reader.readline())

# case: readinto
reader = io.BufferedReader(Raw([b"abc", b"def", b"g"]))
buffer = bytearray(5)
print(reader.readinto(buffer), buffer, reader.readinto(buffer), buffer)

# case: over BytesIO
reader = io.BufferedReader(io.BytesIO(b"0123456789"))
print(reader.read(3), reader.tell(), reader.seek(1), reader.read(2), reader.seek(2, 1), reader.read(1), reader.seek(-1, 2), reader.read())
show(reader.read, -5)
show(reader.write, b"x")
show(reader.seek, 0, 9)

# case: BufferedRandom
raw = io.BytesIO(b"0123456789")
both = io.BufferedRandom(raw)
print(both.read(2), both.write(b"XY"), both.read(2), both.seek(0), both.read())
both.flush()
print(raw.getvalue())

# case: BufferedRWPair
pair = io.BufferedRWPair(io.BytesIO(b"abc"), raw := io.BytesIO())
print(pair.read(2), pair.write(b"xy"), raw.getvalue(), pair.flush(), raw.getvalue(), pair.readable(), pair.writable())

# case: constructors
show(io.BufferedReader, io.BytesIO(), 0)
show(io.BufferedWriter, io.BytesIO(), -1)
class No(io.RawIOBase):
    pass
show(io.BufferedReader, No())
show(io.BufferedWriter, No())
show(io.BufferedRandom, No())

# case: UnsupportedOperation
print(io.UnsupportedOperation.__mro__[1:3], issubclass(io.UnsupportedOperation, ValueError))
with open("f", "w") as file:
    show(file.read)
    show(file.readline)
with open("f") as file:
    show(file.write, "x")
with open("f", "rb") as file:
    show(file.write, b"x")
    show(file.truncate)
with open("f", "rb", 0) as file:
    show(file.write, b"x")

# case: text over buffers
raw = io.BytesIO()
text = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", newline="\r\n")
print(text.write("ä\n"), raw.getvalue(), text.flush(), raw.getvalue())
text = io.TextIOWrapper(io.BufferedReader(Raw([b"a\xc3", b"\xa4\r", b"\nb"])), "utf-8")
print(text.readline(), text.read())

# case: /dev/null
import os
with open(os.devnull, "w") as file:
    print(file.write("abc"))
with open(os.devnull) as file:
    print(repr(file.read()))
with open(os.devnull, "rb") as file:
    print(file.read())

# case: streams are hashable
print(len({io.BytesIO(), io.StringIO(), io.IOBase()}), io.BytesIO() == io.BytesIO())

# case: BytesIO exported
stream = io.BytesIO(b"abc")
view = stream.getbuffer()
view[0] = 88
print(stream.getvalue(), len(view))
