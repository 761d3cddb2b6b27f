from pathlib import Path
import os


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, error)


# case: text and bytes
path = Path("a.txt")
print(path.write_text("häl\nlo"), path.read_text(), path.read_bytes(), path.write_bytes(b"\x00\xff"), path.read_bytes())
show(path.read_text)
show(path.write_text, b"x")
show(path.write_bytes, "x")
show(Path("none").read_text)
print(path.write_text("x\ny", newline="\r\n"), path.read_bytes())

# case: exists and kinds
Path("d").mkdir()
Path("f").touch()
for name in ["d", "f", "none", "f/x", "d/", "a\0b"]:
    path = Path(name)
    print(name, path.exists(), path.is_dir(), path.is_file(), path.is_symlink(), path.is_socket())

# case: mkdir
Path("a/b/c").mkdir(parents=True)
print(Path("a/b/c").is_dir())
show(Path("a").mkdir)
show(Path("a").mkdir, exist_ok=True)
show(Path("x/y").mkdir)
Path("f").touch()
show(Path("f").mkdir, exist_ok=True)
show(Path("f/g").mkdir, parents=True)

# case: touch
show(Path("f").touch)
show(Path("f").touch, exist_ok=False)
show(Path("n/f").touch)
print(Path("f").stat().st_size)

# case: unlink and rmdir
Path("f").touch()
show(Path("f").unlink)
show(Path("f").unlink)
show(Path("f").unlink, missing_ok=True)
Path("d/e").mkdir(parents=True)
show(Path("d").rmdir)
show(Path("d/e").rmdir)
show(Path("d").rmdir)
show(Path("d").rmdir)

# case: rename and replace
Path("a").write_text("1")
Path("b").write_text("2")
show(Path("a").rename, "c")
show(Path("b").replace, Path("c"))
print(Path("c").read_text(), os.path.exists("a"))
show(Path("none").rename, "x")

# case: iterdir
for name in ["x", "y", "z"]:
    Path("d", name).parent.mkdir(exist_ok=True)
    Path("d", name).touch()
print(sorted(Path("d").iterdir()))
show(lambda: list(Path("none").iterdir()))
show(lambda: list(Path("d/x").iterdir()))

# case: glob
for name in ["d/a.py", "d/b.txt", "d/e/c.py", "d/e/f/g.py", "d/.hidden"]:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).touch()
root = Path("d")
for pattern in ["*.py", "**/*.py", "**", "*", "*/*", "e/*.py", "?.py", "[ab].*", "e/../*.py", "none/*", "a.py", "**/f/*", "e/"]:
    print(pattern, sorted(root.glob(pattern)))
print(sorted(root.rglob("*.py")), sorted(root.rglob("f")))

# case: bad patterns
show(lambda: list(Path(".").glob("")))
show(lambda: list(Path(".").glob("/a")))
show(lambda: list(Path(".").glob("a**")))

# case: open
path = Path("f")
with path.open("w") as file:
    print(file.write("one\ntwo\n"), file.name, file.mode)
with path.open() as file:
    print(list(file))
with path.open("rb") as file:
    print(file.read())
show(path.open, "q")
with open(path) as file:
    print(file.read(3))

# case: stat
path = Path("f")
path.write_bytes(b"12345")
print(path.stat().st_size, path.lstat().st_size, oct(path.stat().st_mode), path.samefile("f"), path.samefile(Path("./f")))
path.chmod(0o600)
print(oct(path.stat().st_mode))
show(Path("none").stat)
show(path.samefile, "none")

# case: absolute and resolve
print(Path("a").absolute() == Path.cwd() / "a", Path("a/../b").resolve() == Path.cwd().resolve() / "b", Path("/a").absolute(), Path("/x/../y").resolve())
show(lambda: Path("/none/at/all").resolve(strict=True))

# case: with
print(Path("a").__enter__())

# case: links
Path("f").touch()
show(Path("f").readlink)
show(Path("none").readlink)
