import json


def fails(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)

# case: scalars
for text in ("1", "-1", "0", "1.5", "-2e3", "1E+2", "1e-2", "true", "false", "null", '"a"', " 7 ", "\n[1]\t"):
    print(repr(json.loads(text)))

# case: numbers
print(json.loads("[0, -0, 0.0, -0.0, 123456789012345678901234567890, 1e400, 0.1, 1e22, 536870912, -1073741825, 99999999]"))

# case: strings
print([json.loads(t) for t in (r'"\"\\\/\b\f\n\r\t"', r'"\u0041\u00e9\u20ac"', r'"\ud83d\ude00"', '"é😀"', r'"a\u0000b"', '""')])
print(ascii(json.loads(r'"\ud83d"')), ascii(json.loads(r'"\ud83d\u0041"')), ascii(json.loads(r'"\ude00\ud83d"')), ascii(json.loads(r'"\ud83d\ud83d\ude00"')))

# case: containers
print(json.loads("[]"), json.loads("{}"), json.loads("[ ]"), json.loads("{ }"), json.loads('[1, [2, {"a": [3]}]]'), json.loads('{"a": 1, "b": {"c": null}, "a": 2}'))

# case: constants
print(json.loads("[NaN, Infinity, -Infinity]"), json.loads("NaN", parse_constant=lambda c: c), json.loads("[-Infinity]", parse_constant=repr))

# case: what is wrong in containers
for text in ("", " ", "[", "[1", "[1,", "[1,]", "[,", "[1 2]", "[1}", "]", "{", "{,}", '{"a"', '{"a":', '{"a" 1}', '{"a": 1', '{"a": 1,', '{"a": 1,}', "{1: 2}", "{a: 1}", '{"a": 1 "b": 2}', '{"a":}', "{'a': 1}"):
    fails(json.loads, text)

# case: what is wrong in strings
for text in ('"', '"abc', '"a\\', r'"\q"', r'"\u12"', r'"\u12g4"', '"a\nb"', '"a\tb"', '"\x00"', "'a'", r'"\ud83d\u12"', r'"ab\x"', '"\\u'):
    fails(json.loads, text)

# case: what is wrong in scalars
for text in ("nul", "tru", "True", "None", "-", "+1", ".5", "01", "1.", "1e", "--1", "0x10", "1_000", "nan", "Inf", "-Inf", "1 2", "[1] x", "null,", "a", "é"):
    fails(json.loads, text)

# case: attributes of an error
try:
    json.loads('{"a": 1,\n "é": x}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, repr(e.doc), isinstance(e, ValueError), e.args)
e = json.JSONDecodeError("m", "a\nbc", 3)
print(e, e.lineno, e.colno)

# case: strict or not
print(repr(json.loads('"a\tb\n"', strict=False)))
fails(json.loads, '"a\tb"', strict=True)

# case: object_hook
print(json.loads('{"a": {"b": 1}, "c": [{"d": 2}]}', object_hook=lambda d: sorted(d.items())), json.loads("{}", object_hook=lambda d: 5))

# case: object_pairs_hook
print(json.loads('{"b": 1, "a": {"b": 2, "b": 3}}', object_pairs_hook=list), json.loads("[{}]", object_pairs_hook=tuple))
from collections import OrderedDict
print(json.loads('{"z": 1, "y": 2}', object_pairs_hook=OrderedDict))

# case: numbers by hooks
from decimal import Decimal
print(json.loads("[1.10, 2]", parse_float=Decimal), json.loads("[1.5, 2, -3e1]", parse_int=float, parse_float=str), json.loads("[1, 20000000000000000000]", parse_int=lambda s: s + "!"))

# case: bytes
print(json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("\ufeff1".encode("utf-8")), json.loads("[1]".encode("utf-16")), json.loads("[2]".encode("utf-16-le")), json.loads("[3]".encode("utf-32")))

# case: what is no text
fails(json.loads, 1)
fails(json.loads, None)
fails(json.loads, [1])
fails(json.loads, "\ufeff1")

# case: raw_decode
d = json.JSONDecoder()
print(d.raw_decode("[1] rest"), d.raw_decode("xx 5", 3), d.raw_decode("é[2]é", 1), d.decode(" 7 "))
fails(d.raw_decode, " 1")
fails(d.raw_decode, "")
fails(d.decode, "1 2")

# case: a decoder of one's own
class D(json.JSONDecoder):
    def decode(self, s):
        return ("mine", super().decode(s))


print(json.loads("[1]", cls=D), json.loads("[1.5]", cls=D, parse_float=str))

# case: load
import io
print(json.load(io.StringIO("[1, 2]")), json.load(io.BytesIO(b"{}")), json.load(io.StringIO('{"a": 1}'), object_hook=list))

# case: there and back
value = {"a": [1, 2.5, None, True, "é\n", {"b": []}], "": {"x": -1e-9}, "k": 2**70}
print(json.loads(json.dumps(value)) == value, json.loads(json.dumps(value, indent=3, ensure_ascii=False)) == value)

# case: the submodules
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder
print(JSONDecodeError is json.JSONDecodeError, JSONEncoder is json.JSONEncoder)

# case: deep nesting
print(len(json.dumps(json.loads("[" * 90 + "]" * 90))))
try:
    json.loads("[" * 100000)
except RecursionError:
    print("too deep")
except json.JSONDecodeError:
    print("too deep")
