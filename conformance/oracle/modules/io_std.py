import io
import sys


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


# case: attributes
print(sys.stdout.mode, sys.stdout.encoding, sys.stdout.closed, sys.stdout.isatty(), sys.stdout.fileno(), sys.stdout.writable(), sys.stdout.readable())
print(sys.stderr.name, sys.stderr.fileno(), sys.stderr.writable(), sys.stdin.name, sys.stdin.mode, sys.stdin.readable(), sys.stdin.writable())
print(sys.stdout.buffer.mode, sys.stdout is sys.__stderr__)
print(type(sys.stdout).__name__)

# case: write
print(sys.stdout.write("äb\n"), sys.stdout.writelines(["a", "b\n"]), sys.stdout.flush())
show(sys.stdout.write, b"x")
show(sys.stdout.buffer.write, "x")
show(sys.stdin.write, "x")
sys.stdout.flush()
print(sys.stdout.buffer.write(b"xy\n"))

# case: replaced stdout
old = sys.stdout
sys.stdout = stream = io.StringIO()
print("a", 1, sep="-", end="!")
sys.stdout.write("b")
sys.stdout = old
print(repr(stream.getvalue()), sys.stdout is old)

# case: redirect_stdout
import contextlib
with contextlib.redirect_stdout(io.StringIO()) as stream:
    print("x")
    with contextlib.redirect_stdout(io.StringIO()) as inner:
        print("y")
    print("z")
print(repr(stream.getvalue()), repr(inner.getvalue()))
with contextlib.redirect_stderr(io.StringIO()) as stream:
    print("oops", file=sys.stderr)
    sys.stderr.write("!")
print(repr(stream.getvalue()))

# case: print to files
stream = io.StringIO()
print("a", None, file=stream, flush=True)
print(repr(stream.getvalue()))
class Log:
    def write(self, text):
        parts.append(text)
parts = []
print("a", 2, file=Log())
print(parts)
show(print, "a", file=Log(), flush=True)
show(print, "a", file=5)
sys.stdout = None
print("nothing")
sys.stdout = sys.__stdout__
print("again", flush=True)
with open("f", "w") as file:
    print("to", "file", file=file)
print(open("f").read())

# case: input from a replaced stdin
sys.stdin = io.StringIO("one\ntwo\n\nlast")
print([input(), input(), input(), input("? ")])
show(input)
sys.stdin = io.StringIO("x\ny\n")
print([line for line in sys.stdin], sys.stdin.read())
class Bad:
    def readline(self):
        return 5
    def fileno(self):
        raise OSError
    def flush(self):
        pass
sys.stdin = Bad()
show(input)

# case: input with a replaced stdout
sys.stdin = io.StringIO("answer\n")
old, sys.stdout = sys.stdout, io.StringIO()
got = input("question ")
got, sys.stdout = (got, sys.stdout.getvalue()), old
print(got)

# case: deleted stdout
old = sys.stdout
del sys.stdout
try:
    print("x")
except RuntimeError as error:
    message = str(error)
sys.stdout = old
print(message)
