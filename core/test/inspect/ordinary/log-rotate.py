import glob
import os
import shutil

LOG = "/var/tmp/app/app.log"
for number in range(4, 0, -1):
    if os.path.exists(f"{LOG}.{number}"):
        shutil.move(f"{LOG}.{number}", f"{LOG}.{number + 1}")
if os.path.exists(LOG):
    shutil.move(LOG, LOG + ".1")
for old in glob.glob(LOG + ".[6-9]"):
    os.remove(old)
