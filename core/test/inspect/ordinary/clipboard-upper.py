import pyperclip

text = pyperclip.paste()
pyperclip.copy(text.upper())
print("done:", len(text), "characters")
