import os
import subprocess
import sys

in_venv = sys.prefix != getattr(sys, "base_prefix", sys.prefix)
if not in_venv:
    subprocess.check_call([sys.executable, "-m", "venv", ".venv"])
python = os.path.join(".venv", "Scripts" if os.name == "nt" else "bin", "python")
subprocess.check_call([python, "-m", "pip", "install", "-r", "requirements.txt"])
