import argparse


class Parser(argparse.ArgumentParser):
    def _print_message(self, message, file=None):
        print(message, end="")


def parse(parser, *lines):
    for line in lines:
        try:
            print(line, parser.parse_args(line.split()))
        except SystemExit as e:
            print(line, "leaves with", e.args)

# case: positionals
p = Parser(prog="p")
p.add_argument("a")
p.add_argument("b", type=int)
parse(p, "x 1", "x", "x y", "x 1 z", "")

# case: numbers of arguments
for nargs in (None, "?", "*", "+", 2, 1, argparse.REMAINDER):
    p = Parser(prog="p")
    p.add_argument("a", nargs=nargs)
    print(p.format_usage(), end="")
    parse(p, "", "x", "x y")

# case: options
p = Parser(prog="p")
p.add_argument("-f", "--foo")
p.add_argument("--bar-baz", type=float, default=1.5)
p.add_argument("-x", dest="y", default="d")
parse(p, "", "-f 1", "-f1", "--foo=1", "--foo 1 -x 2", "--bar-baz 2", "--bar 3", "-f", "--foo= ", "-x-1", "-f -1", "--nope", "--bar-baz x")

# case: options with several values
p = Parser(prog="p")
p.add_argument("-a", nargs="*")
p.add_argument("-b", nargs="+", type=int)
p.add_argument("-c", nargs="?", const="C", default="D")
p.add_argument("-d", nargs=2)
p.add_argument("rest", nargs="*")
parse(p, "", "-a", "-a 1 2", "-b 1 2 -c", "-b", "-c x y", "-d 1", "-d 1 2 3", "x -a y", "-c -- z")

# case: flags
p = Parser(prog="p")
p.add_argument("-t", action="store_true")
p.add_argument("-f", action="store_false")
p.add_argument("-c", action="store_const", const=7)
p.add_argument("-v", action="count", default=0)
p.add_argument("-q", action="count")
p.add_argument("-a", action="append")
p.add_argument("-k", action="append_const", const="k", dest="ks")
p.add_argument("-e", action="extend", nargs="+")
parse(p, "", "-t -f -c -vvv -q", "-tfc", "-a 1 -a 2 -k -k", "-e 1 2 -e 3", "-tvx", "-t=1")

# case: yes and no
p = Parser(prog="p")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a flag")
parse(p, "", "--flag", "--no-flag")
p.print_help()

# case: choices
p = Parser(prog="p")
p.add_argument("a", choices=["x", "y"])
p.add_argument("-n", type=int, choices=range(1, 4))
parse(p, "x", "z", "y -n 2", "y -n 9", "y -n q")
print(p.format_usage())

# case: types
def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError("%s is odd" % text)
    return int(text)


p = Parser(prog="p")
p.add_argument("-e", type=even)
p.add_argument("-l", type=lambda s: s.split(","))
p.add_argument("-i", type=int, default="5")
parse(p, "", "-e 2", "-e 3", "-e x", "-l a,b", "-i 0x")

# case: required options
p = Parser(prog="p")
p.add_argument("--need", required=True)
p.add_argument("--other")
parse(p, "", "--need 1", "--other 2")
print(p.format_usage())

# case: exclusive options
p = Parser(prog="p")
g = p.add_mutually_exclusive_group()
g.add_argument("-a", action="store_true")
g.add_argument("-b")
parse(p, "", "-a", "-b 1", "-a -b 1")
q = Parser(prog="q")
g = q.add_mutually_exclusive_group(required=True)
g.add_argument("--x", action="store_true")
g.add_argument("--y", action="store_true")
parse(q, "", "--x", "--x --y")
print(p.format_usage(), q.format_usage())

# case: subcommands
p = Parser(prog="p")
p.add_argument("-g", action="store_true")
s = p.add_subparsers(dest="command", title="commands", help="what to do")
a = s.add_parser("add", help="adds", aliases=["a"])
a.add_argument("x", type=int)
b = s.add_parser("show", help="shows", description="Shows it.")
b.add_argument("--all", action="store_true")
b.set_defaults(run="shown")
parse(p, "", "add 1", "a 2", "show --all", "-g show", "nope", "add", "show x", "add 1 --zzz")
p.print_help()
b.print_help()

# case: subcommands that are required
p = Parser(prog="p")
s = p.add_subparsers(dest="c", required=True)
s.add_parser("x")
parse(p, "", "x")
q = Parser(prog="q")
q.add_subparsers(required=True, metavar="CMD").add_parser("y")
parse(q, "")

# case: help
p = Parser(prog="prog", description="What this is about, in a sentence that is long enough to be broken in two.", epilog="See also: nothing.")
p.add_argument("file", help="the file to be read")
p.add_argument("others", nargs="*", metavar="FILE", help="more of them")
p.add_argument("-o", "--output", metavar="OUT", help="where the result goes; nowhere if it is not there, and that is a long story")
p.add_argument("-v", action="store_true", help="more words")
p.add_argument("--level", type=int, default=3, help="how much (default: %(default)s, type: %(type)s)")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--a-very-long-name-of-an-option", help="short")
p.print_help()
p.print_usage()

# case: long usage
p = Parser(prog="a-program-with-a-name")
for i in range(8):
    p.add_argument("--option-%d" % i, "-%s" % "abcdefgi"[i])
p.add_argument("first")
p.add_argument("rest", nargs="+")
print(p.format_usage())
q = Parser(prog="x" * 60)
q.add_argument("--abcdefghijkl")
q.add_argument("mnopqrstuvw")
print(q.format_usage())

# case: groups of arguments
p = Parser(prog="p", add_help=False)
g = p.add_argument_group("first group", "What it is for.")
g.add_argument("-a", help="a")
h = p.add_argument_group("second group")
h.add_argument("b", help="b")
empty = p.add_argument_group("empty")
p.print_help()
parse(p, "x -a 1", "-h")

# case: formatters
for cls in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    p = Parser(prog="p", formatter_class=cls, description="Lines\n  as they\n are.")
    p.add_argument("--n", type=int, default=4, help="a number\n  of lines")
    p.print_help()
p = Parser(prog="p", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60))
p.add_argument("--a-rather-long-option", help="is explained here and goes on in the next line")
p.print_help()

# case: metavars
p = Parser(prog="p")
p.add_argument("-a", nargs=2, metavar=("X", "Y"), help="two")
p.add_argument("-b", nargs="*", metavar="Z", help="any")
p.add_argument("-c", nargs="+", metavar=("ONE", "MORE"), help="some")
p.add_argument("-d", nargs="?", help="maybe")
p.add_argument("e", metavar="THING", help="a thing")
p.print_help()
parse(p, "")
try:
    p.add_argument("-x", nargs=3, metavar=("A", "B"))
except ValueError as e:
    print(e)

# case: version
p = Parser(prog="p")
p.add_argument("-V", "--version", action="version", version="%(prog)s 1.2")
parse(p, "-V", "--version")
p.print_help()

# case: a usage of its own
p = Parser(prog="p", usage="%(prog)s does it")
p.add_argument("x")
p.print_help()
parse(p, "")

# case: known arguments
p = Parser(prog="p")
p.add_argument("-a")
p.add_argument("b", nargs="?")
print(p.parse_known_args("x -a 1 --zz 3 y".split()), p.parse_known_args([]), p.parse_known_args(["--", "-a"]))

# case: abbreviations
p = Parser(prog="p")
p.add_argument("--verbose", action="store_true")
p.add_argument("--version-number")
p.add_argument("--other")
parse(p, "--verb", "--ver", "--o 1", "--oth=2")
q = Parser(prog="q", allow_abbrev=False)
q.add_argument("--verbose", action="store_true")
parse(q, "--verb", "--verbose")

# case: negative numbers
p = Parser(prog="p")
p.add_argument("-n", type=int)
p.add_argument("x", nargs="?", type=float)
parse(p, "-n -5", "-1.5", "-n -x", "-- -3")
q = Parser(prog="q")
q.add_argument("-1", dest="one", action="store_true")
q.add_argument("x", nargs="?")
parse(q, "-1", "-2")

# case: defaults
p = Parser(prog="p", argument_default=argparse.SUPPRESS)
p.add_argument("-a")
p.add_argument("-b", default=3)
p.set_defaults(c=4)
parse(p, "", "-a 1")
print(p.get_default("b"), p.get_default("c"), p.get_default("a"))
p.set_defaults(b=5)
parse(p, "")

# case: namespaces
n = argparse.Namespace(b=1, a="x")
print(n, "a" in n, n == argparse.Namespace(a="x", b=1), n != argparse.Namespace(), vars(n), n.a)
setattr(n, "odd name", 2)
print(n)
p = Parser(prog="p")
p.add_argument("-a")
print(p.parse_args(["-a", "1"], n), n.a)

# case: actions of one's own
class Twice(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values * 2)
        print(option_string, self.option_strings, self.nargs)


p = Parser(prog="p")
p.add_argument("--two", action=Twice)
p.add_argument("pos", action=Twice, nargs="?")
parse(p, "--two ab", "x")
print(argparse.Action(["-a"], "a"))

# case: parents
base = argparse.ArgumentParser(add_help=False)
base.add_argument("--common", help="shared")
base.add_argument_group("extra").add_argument("--more")
p = Parser(prog="p", parents=[base])
p.add_argument("own")
parse(p, "x --common 1 --more 2")
p.print_help()

# case: other prefixes
p = Parser(prog="p", prefix_chars="+/")
p.add_argument("+x")
p.add_argument("/y", "//long")
parse(p, "+x 1 /y 2", "//long 3", "-x", "+h")

# case: conflicts
p = Parser(prog="p")
p.add_argument("-a", "--aa")
try:
    p.add_argument("-a")
except argparse.ArgumentError as e:
    print(e)
q = Parser(prog="q", conflict_handler="resolve")
q.add_argument("-a", "--aa", help="old")
q.add_argument("-a", help="new")
q.print_help()

# case: what cannot be added
p = Parser(prog="p")
for args, options in ((("x",), dict(required=True)), (("-y",), dict(action="nonsense")), (("-z",), dict(type="int2")), (("a", "-b"), {}), (("-q",), dict(nargs=0)), (("--",), {}), (("x",), dict(dest="y")), (("-w",), dict(const=1))):
    try:
        p.add_argument(*args, **options)
        print("added")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    p.add_mutually_exclusive_group().add_argument("pos")
except ValueError as e:
    print(e)

# case: errors that are raised
p = Parser(prog="p", exit_on_error=False)
p.add_argument("--n", type=int)
try:
    p.parse_args(["--n", "x"])
except argparse.ArgumentError as e:
    print(e, e.argument_name, e.message)
class Raising(argparse.ArgumentParser):
    def error(self, message):
        raise RuntimeError(message)


q = Raising(prog="q")
q.add_argument("x")
try:
    q.parse_args([])
except RuntimeError as e:
    print(e)

# case: the rest
p = Parser(prog="p")
p.add_argument("-v", action="store_true")
p.add_argument("cmd")
p.add_argument("args", nargs=argparse.REMAINDER)
parse(p, "run -v x --y", "-v run", "-v run -- -z")
print(p.format_usage())
