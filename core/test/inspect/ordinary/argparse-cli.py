import argparse


def main(argv=None):
    parser = argparse.ArgumentParser(description="Count the words of files")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args(argv)
    for name in options.files:
        with open(name) as handle:
            text = handle.read()
        print(name, text.count("\n") if options.lines else len(text.split()))


if __name__ == "__main__":
    main()
