# Runs the cases of an oracle file in CPython, each in a process of its own, and prints what they printed as JSON.
# Standard input: a list of {"title", "source"}. Needs os.fork().

import json
import os
import sys
import tempfile


def run(source, out):
    os.dup2(out, 1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 2)
    sys.stdout = open(1, "w", encoding="utf-8", errors="surrogatepass", closefd=False)
    os.chdir(tempfile.mkdtemp())
    sys.argv = [""]
    main = type(sys)("__main__")
    sys.modules["__main__"] = main
    try:
        exec(compile(source, "case.py", "exec"), main.__dict__)
    except BaseException as error:
        name = type(error).__name__
        message = str(error)
        print("[" + (name + ": " + message if message else name) + "]")
    sys.stdout.flush()


def outcome(source):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        run(source, writer)
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        printed = pipe.read()
    os.waitpid(child, 0)
    return printed.decode("utf-8", "surrogatepass")


cases = json.load(sys.stdin)
version = sys.version.split()[0]
json.dump({"python": version, "printed": {case["title"]: outcome(case["source"]) for case in cases}}, sys.stdout)
