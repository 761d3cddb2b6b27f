import subprocess
from pathlib import Path

def dirty(repository):
    done = subprocess.run(["git", "status", "--porcelain"], cwd=repository, capture_output=True, text=True)
    return done.returncode == 0 and done.stdout.strip() != ""

for folder in sorted(Path.cwd().iterdir()):
    if (folder / ".git").is_dir():
        print("*" if dirty(folder) else " ", folder.name)
branch = subprocess.check_output(["git", "rev-parse", "--abbrev-ref", "HEAD"]).decode().strip()
print("on", branch)
