"""Counts lines, words and bytes of files, like wc."""
import argparse
import sys

def count(data):
    return data.count(b"\n"), len(data.split()), len(data)

def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("-l", "--lines", action="store_true")
    args = parser.parse_args(argv)
    for name in args.files or ["-"]:
        try:
            data = sys.stdin.buffer.read() if name == "-" else open(name, "rb").read()
        except OSError as error:
            print(f"wc: {name}: {error}", file=sys.stderr)
            continue
        lines, words, size = count(data)
        print(lines if args.lines else f"{lines} {words} {size}", name)

if __name__ == "__main__":
    main()
