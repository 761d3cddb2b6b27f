import datetime
import os
import zipfile

SOURCE = os.path.expanduser("~/Documents")
TARGET = os.path.expanduser("~/backup-" + datetime.date.today().isoformat() + ".zip")

with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
    for folder, _, names in os.walk(SOURCE):
        for name in names:
            path = os.path.join(folder, name)
            archive.write(path, os.path.relpath(path, SOURCE))
print("wrote", TARGET)
