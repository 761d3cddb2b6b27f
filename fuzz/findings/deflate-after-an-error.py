# Bits of a write that failed were added up: an assertion of the debug engine.
import deflate
import io


class Stream(io.IOBase):
    def write(self, b):
        return None


d = deflate.DeflateIO(Stream(), deflate.RAW)
for _ in range(9):
    try:
        d.write("a")
    except OSError:
        pass
