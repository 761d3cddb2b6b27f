import { attack, type Category } from "./attack.ts";

const ANY = ["ok", "exception", "memory", "recursion", "syntax"] as const;

const REUSE = "import gc\ndef reuse(): return [bytearray(b'\\x41' * 64) for i in range(300)]\n";

/** Bytes, streams and formats with lengths and contents that nobody expects. */
export const BUFFERS: Category = {
  name: "buffers",
  title: "Bytes, streams and formats",
  attacks: [
    attack("a bytearray's end assigned to itself", ANY, "x = bytearray(b'abc')\nx[-1:] = x\nx"),
    attack("a bytearray extended by itself", ANY, "x = bytearray(b'abc')\nfor i in range(10): x.extend(x)\nlen(x)"),
    attack(
      "an array extended by itself",
      ANY,
      "import array\nx = array.array('i', [1, 2])\nfor i in range(10): x.extend(x)\nlen(x)",
    ),
    attack(
      "an array assigned into itself",
      ANY,
      "import array\nx = array.array('i', [1, 2, 3, 4])\nx[1:3] = x\nlen(x)",
    ),
    attack(
      "a memoryview of a bytearray that grew reads nothing new",
      ["ok", "exception"],
      `${REUSE}x = bytearray(b'B' * 64)\nm = memoryview(x)\nx.extend(bytes(4000))\ngc.collect()\nkeep = reuse()\nbytes(m).count(b'A')`,
      { value: 0, type: "BufferError" },
    ),
    attack(
      "a memoryview of a bytearray that grew writes nowhere else",
      ["ok", "exception"],
      `${REUSE}x = bytearray(b'B' * 64)\nm = memoryview(x)\nx.extend(bytes(4000))\ngc.collect()\nkeep = reuse()\nfor i in range(len(m)): m[i] = 0x43\nsum(k.count(b'C') for k in keep)`,
      { value: 0, type: "BufferError" },
    ),
    attack(
      "a memoryview of an array that grew",
      ["ok", "exception"],
      `${REUSE}import array\nx = array.array('i', [0x42424242] * 16)\nm = memoryview(x)\nfor i in range(2000): x.append(1)\ngc.collect()\nkeep = reuse()\nlist(m).count(0x41414141)`,
      { value: 0, type: "BufferError" },
    ),
    attack(
      "a memoryview of a memoryview of what grew",
      ANY,
      `${REUSE}x = bytearray(64)\nm = memoryview(x)[8:32][2:]\nx.extend(bytes(4000))\ngc.collect()\nkeep = reuse()\nbytes(m) and None`,
    ),
    attack(
      "joining bytes that grow meanwhile",
      ANY,
      `${REUSE}x = bytearray(64)\ndef g():\n  for i in range(20):\n    yield x\n    x.extend(bytes(1000))\nb''.join(g()) and None`,
    ),
    attack(
      "a stream over a bytearray that grows",
      ANY,
      `${REUSE}import io\nx = bytearray(b'B' * 64)\ns = io.BytesIO(x)\nx.extend(bytes(4000))\ngc.collect()\nkeep = reuse()\ns.read() and None`,
    ),
    attack(
      "reading into a bytearray that grows",
      ANY,
      `${REUSE}import io\nx = bytearray(64)\nclass S(io.RawIOBase):\n  def readable(self): return True\n  def readinto(self, b):\n    x.extend(bytes(4000))\n    gc.collect()\n    self.keep = reuse()\n    b[:] = b'C' * len(b)\n    return len(b)\nio.BufferedReader(S()).readinto(x)`,
    ),
    attack(
      "packing into a bytearray that grows",
      ANY,
      "import struct\nx = bytearray(64)\nclass I:\n  def __int__(self):\n    x.extend(bytes(4000))\n    return 1\n  __index__ = __int__\nstruct.pack_into('iiii', x, 0, 1, I(), I(), 1)\nNone",
    ),
    attack(
      "an array assigned a number that shrinks it",
      ANY,
      "import array\nx = array.array('i', range(100))\nclass I:\n  def __int__(self):\n    x[10:] = array.array('i')\n    return 1\n  __index__ = __int__\nx[50] = I()",
    ),
    attack(
      "a stream that claims to have read too much",
      ANY,
      "import io, json\nclass S(io.IOBase):\n  def readinto(self, b): return 2**30\njson.load(S())",
    ),
    attack(
      "a stream that claims to have read less than nothing",
      ANY,
      "import io, json\nclass S(io.IOBase):\n  def readinto(self, b): return -5\njson.load(S())",
    ),
    attack(
      "a stream that claims to have read an object",
      ANY,
      "import io, json\nclass S(io.IOBase):\n  def readinto(self, b): return [1]\njson.load(S())",
    ),
    attack(
      "a stream that keeps the buffer that it was given",
      ANY,
      `${REUSE}import io, json\nkept = []\nclass S(io.IOBase):\n  def readinto(self, b):\n    kept.append(b)\n    b[0] = 93\n    return 1\ntry: json.load(S())\nexcept ValueError: pass\ngc.collect()\nk = reuse()\nfor b in kept:\n  for i in range(len(b)): b[i] = 0x44\nsum(x.count(b'D') for x in k)`,
      { value: 0 },
    ),
    attack(
      "a stream that claims to have written too much",
      [...ANY, "timeout"],
      "import io\nclass S(io.IOBase):\n  def write(self, b): return 2**30\n  def ioctl(self, a, b): return 0\nprint('x' * 1000, file=S())\nio.BufferedWriter(S(), 8).write(b'x' * 100)",
    ),
    attack(
      "a stream that claims to have written less than nothing",
      [...ANY, "timeout"],
      "import io\nclass S(io.IOBase):\n  def write(self, b): return -5\nio.BufferedWriter(S(), 8).write(b'x' * 100)",
    ),
    attack(
      "a buffer of no bytes",
      [...ANY, "timeout"],
      "import io\nclass S(io.IOBase):\n  def write(self, b): return len(b)\nio.BufferedWriter(S(), 0).write(b'x' * 100)",
    ),
    attack(
      "a buffer of less than no bytes",
      [...ANY, "timeout"],
      "import io\nclass S(io.IOBase):\n  def write(self, b): return len(b)\nio.BufferedWriter(S(), -1).write(b'x' * 100)",
    ),
    attack("seeking before the beginning", ANY, "import io\nx = io.BytesIO(b'abc')\nx.seek(-100, 1)\nx.read()"),
    attack(
      "seeking to where numbers wrap around",
      ANY,
      "import io\nx = io.BytesIO(b'abc')\nx.seek(2**31 - 1)\nx.seek(2**31 - 1, 1)\nx.write(b'x' * 100)\nx.read(2**31 - 1)",
    ),
    attack("reading less than nothing", ANY, "import io\nx = io.BytesIO(b'abc')\n[x.read(-2), x.read(-2**30)]"),
    attack(
      "a stream after it was closed",
      ANY,
      "import io\nx = io.BytesIO(b'abc')\nx.close()\n[f() for f in (x.read, x.getvalue, x.tell)]",
    ),
    attack("no bytes of no integer", ANY, "(0).to_bytes(0, 'big')"),
    attack("fewer than no bytes of an integer", ANY, "(1).to_bytes(-1, 'big')"),
    attack("many bytes of an integer", ANY, "len((1 << 100).to_bytes(100000, 'little'))", { value: 100_000 }),
    attack("an integer in too few bytes", ANY, "(1 << 100).to_bytes(2, 'big')"),
    attack("an integer of no bytes", ANY, "int.from_bytes(b'', 'big')"),
    attack("pointers by struct", "exception", "import struct\nstruct.unpack('O', b'abcdefgh')", { type: "ValueError" }),
    attack("text by a pointer, by struct", "exception", "import struct\nstruct.unpack('S', b'abcdefgh')", {
      type: "ValueError",
    }),
    attack("addresses by struct", "exception", "import struct\nstruct.pack('P', 5)", { type: "ValueError" }),
    attack("pointers by array", "exception", "import array\narray.array('O', [1, 2])", { type: "ValueError" }),
    attack("a count in struct that wraps around", ANY, "import struct\nstruct.calcsize('1073741825I')"),
    attack(
      "counts in struct that wrap around together",
      ANY,
      "import struct\nstruct.calcsize('2147483647I2147483647I2I')",
    ),
    attack(
      "a count in struct that is longer than a number",
      ANY,
      "import struct\nstruct.unpack('99999999999999999999I', b'abcd')",
    ),
    attack("unpacking behind the end", ANY, "import struct\nstruct.unpack_from('i', b'abcdefgh', 6)"),
    attack("unpacking far before the beginning", ANY, "import struct\nstruct.unpack_from('i', b'abcdefgh', -2**31)"),
    attack("packing far behind the end", ANY, "import struct\nstruct.pack_into('i', bytearray(8), 2**31 - 1, 1)"),
    attack("a string longer than what there is, by struct", ANY, "import struct\nstruct.unpack('1000000s', b'abc')"),
    attack("nothing as a format", ANY, "import struct\n[struct.pack(''), struct.pack('<'), struct.calcsize('>')]"),
    attack("indices of a slice of a list", ANY, "slice(1, 2).indices([])"),
    attack("indices of a slice of a great length", ANY, "slice(-2**40, 2**40, 2**40).indices(2**31 - 1)"),
    attack(
      "slices with steps that wrap around",
      ANY,
      "x = [0] * 10\n[x[::2**30], x[::-2**30], x[2**31:-2**31:1], bytearray(8)[::2**30]]",
    ),
    attack("multiplying by less than nothing", "ok", "[[1] * -1, 'a' * -2**30, b'a' * -5, (1,) * -1] and 1", {
      value: 1,
    }),
    attack("a shift by less than nothing", "exception", "1 << -1", { type: "ValueError" }),
    attack("a shift by more than there is", ANY, "(1 >> 2**40, -1 >> 2**31)"),
    attack(
      "the least integer, divided and negated",
      ANY,
      "x = -2**30\n[x // -1, x % -1, -x, abs(x), divmod(x, -1), -2**31 // -1, -2**62 // -1, -2**63 % -1]",
    ),
    attack(
      "inflating garbage",
      ANY,
      "import zlib\nfor i in range(256):\n  for w in (-15, -9, 15, 31, 47, 0):\n    try: zlib.decompress(bytes([i, 255 - i, i ^ 85, 7, i, 3]) * 20, w)\n    except (zlib.error, ValueError): pass\nNone",
    ),
    attack(
      "inflating with a window that does not exist",
      ANY,
      "import zlib\nfor w in (-1, 1, 16, 31, 100, 2**31, -2**31):\n  try: zlib.decompress(b'abc', w)\n  except (zlib.error, ValueError, OverflowError, MemoryError): pass\nNone",
    ),
    attack(
      "inflating what refers to before its beginning",
      ANY,
      "import binascii, zlib\nfor s in ('4b8400', '63000003', '6304', '4bc40000', 'edc1'):\n  try: zlib.decompress(binascii.unhexlify(s), -15)\n  except zlib.error: pass\nNone",
    ),
    attack(
      "bytes that are no text",
      ANY,
      "for x in (b'\\xff', b'\\xc0\\x80', b'\\xed\\xa0\\x80', b'\\xf4\\x90\\x80\\x80', b'\\xe2\\x82', b'\\x80'):\n  try: x.decode()\n  except UnicodeError: pass\nstr(b'\\xff\\xfe', 'utf-8')",
    ),
    attack(
      "text cut inside of characters",
      ANY,
      "x = '\\u00e9\\u20ac\\U0001f600' * 10\n[x[i:j] for i in range(-3, 30, 4) for j in range(-3, 30, 5)] and (x.find('\\u20ac', 1, 5), x.split('\\u20ac')[0])",
    ),
    attack("source with NUL", ["syntax", "exception", "ok"], "exec('a = 1\\0 + 2')"),
    attack("source with only carriage returns", ANY, "exec('a = 1\\rb = 2\\rc = a + b')"),
    attack("source that ends in a backslash", ANY, "exec('a = 1\\\\')"),
    attack("source of bytes that are no text", ANY, "exec(b'a = \"\\xff\\xfe\"')"),
    attack("source of a string that does not end", ANY, "exec('\"\"\"' + 'x' * 1000)"),
    attack("source of tabs and blanks", ANY, "exec('if 1:\\n\\tx = 1\\n        y = 2\\n  z = 3')"),
    attack("an escape beyond Unicode", ANY, "exec('\"\\\\U00110000\"')"),
    attack(
      "format: odd fields",
      ANY,
      "for f in ('{', '}', '{}{', '{0.}', '{0[}', '{!}', '{!z}', '{:', '{:{:{}}}', '{0.__class__.__init__}', '{:>-5}', '{:99999999999999999999}', '{:.99999999999999999999f}', '{-1}', '{a}'):\n  try: f.format(1, 2)\n  except (ValueError, KeyError, IndexError, AttributeError, NotImplementedError, TypeError, OverflowError): pass\nNone",
    ),
    attack(
      "%: odd fields",
      ANY,
      "for f in ('%', '%(', '%(a', '%()d', '%*d', '%-', '%.', '%#', '%5', '%y', '%.*f', '%200d'):\n  for v in (1, (), (1,), (1, 2), {'a': 1}):\n    try: f % v\n    except (ValueError, TypeError, KeyError, OverflowError, MemoryError): pass\nNone",
    ),
    attack(
      "patterns: odd ones",
      ANY,
      "import re\nfor p in ('*', '+', '?', '(', ')', '[', ']', '[^', '[a-', 'a**', '\\\\', '(?', '(?:', '(?P<', '{', 'a{', '|', '()|', '(|)*', '[]', '[^]', '(((((((((((a)))))))))))', '\\\\9', '^*', '$*', '[\\\\'):\n  for s in ('', 'a', 'aaa'):\n    try: m = re.compile(p).search(s); m and (m.group(0), m.group(5))\n    except (ValueError, IndexError, RecursionError, RuntimeError, NotImplementedError): pass\nNone",
    ),
    attack(
      "re.sub: odd templates",
      ANY,
      "import re\nfor t in ('\\\\9', '\\\\', '\\\\g<', '\\\\g<9>', '\\\\g<99999999999>', '\\\\g<a>', '\\\\00'):\n  try: re.sub('(a)', t, 'aaa')\n  except (ValueError, IndexError): pass\nNone",
    ),
    attack("re.sub: odd counts", ANY, "import re\n[re.sub('a', 'b', 'aaa', n) for n in (-1, -2**31, 0, 2**31 - 1)]"),
    attack(
      "json: odd text",
      ANY,
      "import json\nfor s in ('', '[', '{', '\"', '\"\\\\', '\"\\\\u', '\"\\\\ud800\"', '{\"a\"', '{1:2}', '[1,]', '-', '1e', '1e999', 'nul', '\\0', '[[[', '{\"a\":{\"a\":', '\"\\xff\"', '\\ufeff1'):\n  try: json.loads(s)\n  except (ValueError, TypeError): pass\nNone",
    ),
    attack(
      "base64 and hexadecimal: odd text",
      ANY,
      "import binascii\nfor f in (binascii.a2b_base64, binascii.unhexlify, bytearray.fromhex):\n  for s in (b'', b'=', b'====', b'a', b'a=b=', b'\\xff' * 5, b'zz', b'0', ' 0 0'):\n    try: f(s)\n    except (ValueError, TypeError, UnicodeError): pass\nbinascii.hexlify(b'abc', '\\u00e9')",
    ),
    attack(
      "namedtuple: odd fields",
      ANY,
      "from collections import namedtuple\nfor f in ('', 'a a', 'class', '1', ' ' * 10, ['a', 1], ('x',) * 300, '\\u00e9'):\n  try: namedtuple('T', f)(*range(300))\n  except (TypeError, ValueError, AttributeError): pass\nNone",
    ),
    attack(
      "type(): odd classes",
      ANY,
      "for a in (('C', (), None), ('C', (1,), {}), ('C', (int, str), {}), ('C', (type,), {}), ('C', ([],), {}), ('', (), {}), ('C', (), {1: 2}), ('C', (), {'__init__': 1, '__getattr__': 2, '__hash__': 3, '__eq__': 4})):\n  try:\n    c = type(*a)()\n    c == c; c.x; hash(c)\n  except (TypeError, AttributeError, ValueError, NotImplementedError): pass\nNone",
    ),
    attack(
      "classes of built-in ones, misused",
      ANY,
      "for b in (int, str, list, dict, tuple, bytes, bytearray, set, Exception, type, object, range, memoryview, property, super):\n  try:\n    class C(b):\n      def __init__(self, *a): pass\n    c = C()\n    repr(c); len(c); list(c); c[0]; c + c; c == c; hash(c)\n  except Exception: pass\nNone",
    ),
    attack(
      "methods of one class on objects of another",
      ANY,
      "for c in (list, dict, str, bytes, bytearray, set, tuple, int):\n  for n in dir(c):\n    f = getattr(c, n)\n    for o in ([], {}, '', b'', 1, None, set(), (), object(), lambda: 1):\n      for a in ((o,), (o, o), (o, o, o)):\n        try: f(*a)\n        except Exception: pass\nNone",
    ),
    attack(
      "__class__ that is changed",
      ANY,
      "class A: pass\nclass B(list): pass\na = A()\na.__class__ = B\na.append(1)",
    ),
    attack("super() of what is no parent", ANY, "class A:\n  def f(self): return super(A, 5).x\nA().f()"),
    attack(
      "an import of everything with a bad __all__",
      ANY,
      "import sys\nclass M: pass\nm = type(sys)\nsys.__all__ = 5\nfrom sys import *",
    ),
    attack(
      "deleting what is built in",
      ANY,
      "import builtins\nfor n in dir(builtins):\n  try: delattr(builtins, n)\n  except Exception: pass\nlen([1])",
    ),
    attack(
      "replacing what is built in",
      ANY,
      "import builtins\nbuiltins.len = 5\nbuiltins.print = None\nbuiltins.__build_class__ = 7\nbuiltins.__import__ = 9\nclass C: pass",
    ),
  ],
};
