import glob
import os

os.mkdir("w")
os.chdir("w")
for _name in ["a.py", "b.txt", ".h", "d/c.py", "d/e/f.py", "d/.x/y.py", "[z].py"]:
    if os.path.dirname(_name):
        os.makedirs(os.path.dirname(_name), exist_ok=True)
    open(_name, "w").close()


def show(*args, **more):
    print([name for name in sorted(glob.glob(*args, **more)) if "case" not in str(name)])


# case: one directory
show("*.py")
show("*")
show(".*")
show("?.py")
show("[ab].*")
show("a.py")
show("none")
show("none/*")
show("")

# case: below
show("d/*")
show("*/*.py")
show("*/")
show("d/*/")
show("./*.py")
show("*/e/f.py")

# case: recursive
show("**", recursive=True)
show("**/*.py", recursive=True)
show("d/**", recursive=True)
show("**/", recursive=True)
show("d/**/f.py", recursive=True)
show("**/*.py")

# case: hidden
show("*", include_hidden=True)
show("**/*.py", recursive=True, include_hidden=True)

# case: root_dir
show("*", root_dir="d")
show("**/*.py", root_dir="d", recursive=True)
show("e/f.py", root_dir="d")

# case: bytes
show(b"*.py")
show(b"d/**", recursive=True)

# case: escape and has_magic
print(glob.escape("[a]*?b"), glob.escape(b"[*"), glob.glob(glob.escape("[z].py")), glob.has_magic("a*"), glob.has_magic("a"))

# case: iglob
found = glob.iglob("*.py")
print(iter(found) is found, "a.py" in list(found))
