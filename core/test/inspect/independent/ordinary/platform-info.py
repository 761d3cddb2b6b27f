import os
import platform
import socket
import sys

print("python", platform.python_version(), platform.python_implementation())
print("system", platform.system(), platform.release(), platform.machine())
print("host", socket.gethostname())
print("cpus", os.cpu_count())
print("user", os.environ.get("USER"), "cwd", os.getcwd())
print("path", *sys.path, sep="\n  ")
if platform.system() == "Windows":
    print("use the py launcher")
