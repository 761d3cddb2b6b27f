import zlib

READ = "rb"
WRITE = "wb"


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    if mtime is None:
        from time import time

        mtime = time()
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    if mtime == 0:
        return packed
    level = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    return packed[:4] + (int(mtime) & 0xFFFFFFFF).to_bytes(4, "little") + bytes((level, 255)) + packed[10:]


def decompress(data):
    parts = []
    data = bytes(data)
    while data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile("Not a gzipped file (%r)" % data[:2])
        if len(data) > 2 and data[2] != 8:
            raise BadGzipFile("Unknown compression method")
        unpacker = zlib.decompressobj(wbits=31)
        try:
            parts.append(unpacker.decompress(data))
        except zlib.error as e:
            if "data check" in str(e):
                raise BadGzipFile("CRC check failed") from None
            if "length check" in str(e):
                raise BadGzipFile("Incorrect length of data produced") from None
            raise
        if not unpacker.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = unpacker.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    text = "t" in mode
    if text and "b" in mode:
        raise ValueError("Invalid mode: %r" % (mode,))
    if not text and (encoding is not None or errors is not None or newline is not None):
        raise ValueError("Argument 'encoding', 'errors' or 'newline' not supported in binary mode")
    file = GzipFile(filename if isinstance(filename, (str, bytes)) else None, mode.replace("t", ""), compresslevel, None if isinstance(filename, (str, bytes)) else filename)
    if text:
        from io import TextIOWrapper

        return TextIOWrapper(file, encoding or "utf-8", errors, newline)
    return file


def GzipFile(filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
    import builtins
    from io import BytesIO

    mode = (mode or getattr(fileobj, "mode", "rb")).replace("b", "")
    file = builtins.open(filename, mode + "b") if fileobj is None else fileobj
    if mode == "r":
        data = file.read()
        if fileobj is None:
            file.close()
        return BytesIO(decompress(data))
    if mode not in ("w", "a", "x"):
        raise ValueError("Invalid mode: %r" % (mode,))

    class GzipFile(BytesIO):
        # Everything is written when it is closed.
        def close(self):
            if not self.closed:
                file.write(compress(self.getvalue(), compresslevel, mtime=mtime))
                if fileobj is None:
                    file.close()
                super().close()

    return GzipFile()
