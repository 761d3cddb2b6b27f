import os
import shutil
import pathlib


def show(function, *args, **more):
    try:
        print(repr(function(*args, **more)))
    except Exception as error:
        print(type(error).__name__, getattr(error, "errno", ""), repr(getattr(error, "filename", "")), repr(getattr(error, "filename2", "")))


def write(name, text="x"):
    with open(name, "w") as file:
        file.write(text)


# case: following and not following
os.makedirs("d/e")
write("d/e/f", "hello")
os.symlink("e/f", "d/l")
os.symlink("d", "dd")
print(open("d/l").read(), open("dd/e/f").read(), os.readlink("d/l"), os.readlink(b"dd"))
print(os.path.islink("d/l"), os.path.islink("d/e"), os.path.isfile("d/l"), os.path.isdir("dd"), os.path.isdir("dd/"))
print(os.lstat("d/l").st_size, oct(os.lstat("d/l").st_mode), os.stat("d/l").st_size, os.stat("d/l", follow_symlinks=False).st_size)
print(sorted(os.listdir("dd")), os.path.realpath("dd/l") == os.path.realpath("d/e/f"))
write("dd/e/new")
print(sorted(os.listdir("d/e")))
show(os.readlink, "d/e")
show(os.readlink, "none")
show(os.symlink, "x", "dd")
show(os.rmdir, "dd")

# case: a link to nothing
os.symlink("nothing", "a")
print(os.path.exists("a"), os.path.lexists("a"))
show(open, "a")
show(open, "a", "x")
show(os.mkdir, "a")
write("a", "made")
print(open("nothing").read())
os.remove("a")
print(os.path.lexists("a"), os.path.exists("nothing"))
show(os.symlink, "", "b")

# case: loops
os.symlink("loop", "loop")
os.symlink("two", "one")
os.symlink("one", "two")
for name in ["loop", "one", "two"]:
    show(os.stat, name)
    show(open, name + "/x")
    print(os.path.exists(name), os.path.lexists(name), os.path.islink(name))
    show(os.path.realpath, name, strict=True)
show(pathlib.Path("loop").exists)
chain = "end"
write("end")
for i in range(45):
    os.symlink(chain, "c%d" % i)
    chain = "c%d" % i
print(os.path.exists("c39"), os.path.exists("c40"))

# case: .. behind a link
os.makedirs("x/y")
os.makedirs("z")
write("x/here")
write("z/there")
os.symlink("../x/y", "z/l")
print(sorted(os.listdir("z/l/..")), os.path.normpath("z/l/.."))
os.chdir("z/l")
print(os.path.basename(os.getcwd()))
os.chdir("../..")

# case: renaming, removing, walking
os.mkdir("t")
os.mkdir("t/sub")
write("t/sub/f")
os.symlink("sub", "t/link")
os.symlink("none", "t/broken")
os.rename("t/broken", "t/moved")
print(os.readlink("t/moved"))
print([(a, sorted(b), sorted(c)) for a, b, c in os.walk("t")])
print(sorted(a for a, b, c in os.walk("t", followlinks=True)))
print(sorted((e.name, e.is_symlink(), e.is_dir(), e.is_dir(follow_symlinks=False), e.is_file()) for e in os.scandir("t")))
shutil.copytree("t", "copy", symlinks=True)
print(os.readlink("copy/link"), os.readlink("copy/moved"))
shutil.copytree("t", "deep", ignore_dangling_symlinks=True)
print(sorted(os.listdir("deep")), os.path.islink("deep/link"))
show(shutil.rmtree, "t/link")
shutil.rmtree("t")
print(os.path.exists("t"))
print(sorted(str(p) for p in pathlib.Path("copy").rglob("*")))

# case: names of one file
write("one.txt", "1")
os.link("one.txt", "two.txt")
print(os.stat("one.txt").st_nlink, os.path.samefile("one.txt", "two.txt"))
write("two.txt", "12")
print(open("one.txt").read())
os.remove("one.txt")
print(open("two.txt").read(), os.stat("two.txt").st_nlink)
show(os.link, "none", "x1")
show(os.link, "two.txt", "two.txt")
