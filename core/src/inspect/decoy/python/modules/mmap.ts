/** Memory that is asked for by pages, which is where code is put on Linux. */
const MMAP = String.raw`
PROT_READ, PROT_WRITE, PROT_EXEC, MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS, MAP_ANON, PAGESIZE = 1, 2, 4, 1, 2, 32, 32, 4096
ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY, ALLOCATIONGRANULARITY = 0, 1, 2, 3, 4096
error = OSError


class mmap(bytearray):
    def __init__(self, fileno, length, flags=MAP_SHARED, prot=PROT_READ | PROT_WRITE, access=ACCESS_DEFAULT, **more):
        data = b""
        if fileno >= 0:
            import os

            data = os.read(fileno, length or 1 << 20)
        bytearray.__init__(self, data + bytes(max(0, min(length, 1 << 20) - len(data))))
        self._at = 0
        _note("native", "mmap.mmap", {"bytes": length, "protection": prot, "executable": bool(prot & PROT_EXEC), "file": fileno >= 0})

    def write(self, data):
        _note("native", "mmap.write", {"data": bytes(data), "bytes": len(data)})
        self[self._at : self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def read(self, n=-1):
        end = len(self) if n is None or n < 0 else self._at + n
        made = bytes(self[self._at : end])
        self._at += len(made)
        return made

    def readline(self):
        cut = self.find(b"\n", self._at)
        return self.read(-1 if cut < 0 else cut + 1 - self._at)

    def seek(self, pos, whence=0):
        self._at = pos if whence == 0 else self._at + pos if whence == 1 else len(self) + pos

    def tell(self):
        return self._at

    def size(self):
        return len(self)

    flush = close = madvise = resize = lambda self, *args: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass
`;

export const MMAP_MODULES: Readonly<Record<string, string>> = { mmap: MMAP };
