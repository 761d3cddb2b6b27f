# A stream that was no longer there was called.
import deflate
import io


class Stream(io.IOBase):
    def readinto(self, b):
        d.close()
        return 1


for format in (deflate.AUTO, deflate.RAW, deflate.ZLIB):
    d = deflate.DeflateIO(Stream(), format)
    try:
        d.read()
    except (OSError, EOFError):
        pass
