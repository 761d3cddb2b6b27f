# A buffer on the C stack was reallocated.
import deflate
import io


class Stream(io.IOBase):
    def write(self, b):
        b[:] = b"abc"


d = deflate.DeflateIO(Stream(), deflate.ZLIB)
try:
    d.write(bytearray(300))
except (OSError, TypeError, ValueError):
    pass
