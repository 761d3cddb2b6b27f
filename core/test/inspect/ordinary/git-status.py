import subprocess


def dirty(folder="."):
    done = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True, text=True, check=True)
    return [line[3:] for line in done.stdout.splitlines()]


for name in dirty():
    print(name)
