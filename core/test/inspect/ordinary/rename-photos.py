import os
import sys

folder = sys.argv[1]
for number, name in enumerate(sorted(os.listdir(folder))):
    base, extension = os.path.splitext(name)
    if extension.lower() in (".jpg", ".jpeg"):
        os.rename(os.path.join(folder, name), os.path.join(folder, f"holiday-{number:04}{extension.lower()}"))
