import csv
import io


def fails(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def read(text, dialect="excel", **options):
    print(list(csv.reader(io.StringIO(text, newline=""), dialect, **options)))


def write(*rows, dialect="excel", **options):
    out = io.StringIO(newline="")
    csv.writer(out, dialect, **options).writerows(rows)
    print(repr(out.getvalue()))

# case: reading
read("a,b,c\r\n1,2,3\r\n")
read("a,b\n\nc\n")
read("")
read("a,,b\n,\n")
read(" a , b \n")

# case: reading quotes
read('"a,b","c""d",""\n')
read('"multi\nline",x\n')
read('a"b,c"d\n')
read('"a"b,"c" ,d\n')
read('"a\r\nb"\r\n')

# case: reading without an end
read('"abc')
read('"a\nb')
fails(lambda: list(csv.reader(['"abc'], strict=True)))
read("a,b")

# case: delimiters and quote characters
read("a;b;c\n", delimiter=";")
read("a\tb\n", delimiter="\t")
read("'a,b',c\n", quotechar="'")
read("a|b\n", dialect="excel", delimiter="|")
read('"a",b\n', quoting=csv.QUOTE_NONE)
fails(lambda: read('"a",b\n', quotechar=None))

# case: reading escapes
read("a\\,b,c\n", escapechar="\\")
read('"a\\"b",c\n', escapechar="\\")
read("a\\,b\n", escapechar="\\", quoting=csv.QUOTE_NONE)
read('"a""b"\n', doublequote=False)

# case: spaces and numbers
read("a, b,  c\n", skipinitialspace=True)
read('a, "b,c"\n', skipinitialspace=True)
read('1,"2",3.5\n', quoting=csv.QUOTE_NONNUMERIC)
fails(lambda: list(csv.reader(["a,1"], quoting=csv.QUOTE_NONNUMERIC)))

# case: strict reading
fails(lambda: list(csv.reader(['"a"b'], strict=True)))
fails(lambda: list(csv.reader(['a"b'], strict=True)))
fails(lambda: list(csv.reader(["a\rb"])))
fails(lambda: list(csv.reader([b"a"])))
fails(lambda: csv.reader(5))

# case: lines are counted
r = csv.reader(["a", '"b\n', 'c"', "d"])
for row in r:
    print(r.line_num, row)

# case: writing
write([1, "a", None, 2.5, True], ["a,b", 'c"d', "e\nf", " g "], [], [""], ["", ""], ["\r"])

# case: writing with quotes
write([1, "a", None], [2.5, "b,c", ""], quoting=csv.QUOTE_ALL)
write([1, "a", None], [2.5, True], quoting=csv.QUOTE_NONNUMERIC)
write(["a", "b"], quoting=csv.QUOTE_NONE)
write(["a,b", "c\"d", "e\\f"], quoting=csv.QUOTE_NONE, escapechar="\\")

# case: writing with other characters
write(["a;b", "c,d"], delimiter=";")
write(["it's", "b"], quotechar="'")
write(["a", "b"], lineterminator="\n")
write(["a\"b"], doublequote=False, escapechar="\\")
write(["a\tb", "c"], dialect="excel-tab")
write(["a", 1], dialect="unix")

# case: what cannot be written
import io
w = csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE)
fails(lambda: w.writerow(["a,b"]))
fails(lambda: w.writerow([""]))
fails(lambda: w.writerow(5))
fails(lambda: csv.writer(5))
fails(lambda: csv.writer(io.StringIO(), doublequote=False).writerow(["a\"b"]))

# case: rows of dicts
import io
print(list(csv.DictReader(io.StringIO("a,b\n1,2\n3\n4,5,6,7\n\n8,9\n"))))
print(list(csv.DictReader(["1,2", "3"], fieldnames=["x", "y"], restval="-")), list(csv.DictReader(["a", "1,2"], restkey="more")))
r = csv.DictReader(["p,q", "1,2"])
print(r.fieldnames, r.line_num, next(r), r.line_num)

# case: writing dicts
import io
f = io.StringIO()
w = csv.DictWriter(f, ["a", "b"], restval="?")
w.writeheader()
w.writerow({"b": 1, "a": 2})
w.writerows([{"a": 3}, {"b": "x,y"}])
print(repr(f.getvalue()))
fails(lambda: w.writerow({"a": 1, "c": 2}))
fails(lambda: csv.DictWriter(f, ["a"], extrasaction="x"))
w = csv.DictWriter(f, ["a"], extrasaction="ignore")
w.writerow({"a": 1, "z": 2})

# case: dialects
csv.register_dialect("semi", delimiter=";", quoting=csv.QUOTE_ALL)
read("a;b\n", dialect="semi")
write(["a"], dialect="semi")
print(csv.list_dialects(), csv.get_dialect("semi").delimiter, csv.get_dialect("excel").lineterminator == "\r\n")
csv.unregister_dialect("semi")
fails(lambda: csv.get_dialect("semi"))
fails(lambda: csv.unregister_dialect("semi"))


class Mine(csv.excel):
    delimiter = "|"


read("a|b\n", dialect=Mine)
read("a|b\n", dialect=Mine())

# case: wrong options
for options in (dict(delimiter=""), dict(delimiter=";;"), dict(delimiter=1), dict(quotechar="xx"), dict(quoting=9), dict(quoting="a"), dict(lineterminator=None), dict(nonsense=1), dict(escapechar="ab"), dict(quotechar=None, quoting=csv.QUOTE_ALL)):
    fails(lambda: csv.reader([], **options))

# case: the limit of a field
print(csv.field_size_limit())
print(csv.field_size_limit(5), csv.field_size_limit())
fails(lambda: list(csv.reader(["abcdefgh"])))
read("abc,abcde\n")
