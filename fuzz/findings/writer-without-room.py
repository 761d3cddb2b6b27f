# A loop without an end.
import io

try:
    io.BufferedWriter(io.BytesIO(), 0).write(b"abc")
except ValueError:
    pass
