import os
import platform
import shutil
import socket

print("system ", platform.system(), platform.release())
print("machine", platform.machine())
print("host   ", socket.gethostname())
print("cores  ", os.cpu_count())
total, used, free = shutil.disk_usage("/")
print("disk   ", free // 2**30, "GB free")
