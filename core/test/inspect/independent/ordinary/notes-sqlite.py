import os
import sqlite3
import sys

FOLDER = os.path.join(os.path.expanduser("~"), ".local", "share", "notes")
os.makedirs(FOLDER, exist_ok=True)
db = sqlite3.connect(os.path.join(FOLDER, "notes.db"))
db.execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT, made TEXT DEFAULT CURRENT_TIMESTAMP)")
if len(sys.argv) > 1:
    db.execute("INSERT INTO notes (text) VALUES (?)", (" ".join(sys.argv[1:]),))
    db.commit()
for number, text, made in db.execute("SELECT id, text, made FROM notes ORDER BY id DESC LIMIT 10"):
    print(number, made, text)
db.close()
