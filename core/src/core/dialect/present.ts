/** The standard library's modules that can be imported here, beside those of MicroPython. A test imports each of them. */
export const PRESENT_MODULES: readonly string[] = (
  "abc argparse array ast asyncio base64 binascii bisect builtins calendar cmath codecs collections collections.abc " +
  "colorsys contextlib copy copyreg csv dataclasses datetime decimal difflib enum errno fnmatch fractions functools gc " +
  "getopt glob graphlib gzip hashlib heapq hmac html html.entities html.parser importlib inspect io itertools json " +
  "keyword linecache logging logging.handlers math numbers operator os os.path pathlib pickle platform posixpath pprint queue " +
  "random re reprlib sched secrets shlex shutil stat statistics string struct sys tempfile textwrap threading time timeit " +
  "traceback types typing unicodedata unittest unittest.mock urllib.parse uuid warnings weakref zlib"
).split(" ");
