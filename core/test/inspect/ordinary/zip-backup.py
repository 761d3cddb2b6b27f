import datetime
import os
import zipfile

source = os.path.expanduser("~/Documents")
target = f"backup-{datetime.date.today()}.zip"
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    for root, _, names in os.walk(source):
        for name in names:
            path = os.path.join(root, name)
            archive.write(path, os.path.relpath(path, source))
print("written", target)
