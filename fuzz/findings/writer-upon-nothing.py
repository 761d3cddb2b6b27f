# What is no stream was called as one.
import io

for stream in (None, (), 5, "text"):
    try:
        io.BufferedWriter(stream, 5).write(bytearray(20))
    except (OSError, TypeError, AttributeError):
        pass
