# A stream that was no longer there was called.
import deflate
import io


class Stream(io.IOBase):
    def write(self, b):
        d.close()


d = deflate.DeflateIO(Stream(), deflate.ZLIB)
try:
    d.write("xyz" * 99)
except (OSError, TypeError):
    pass
