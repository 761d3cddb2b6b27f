import os
import subprocess
import sys

failed = []
for name in sorted(os.listdir("tests")):
    if name.startswith("test_"):
        if subprocess.call([sys.executable, os.path.join("tests", name)]) != 0:
            failed.append(name)
sys.exit(len(failed))
