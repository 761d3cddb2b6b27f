import io
import csv
import requests

rows = [("a", 1), ("b", 2)]
buffer = io.StringIO()
csv.writer(buffer).writerows(rows)
reply = requests.post("https://intake.example.com/upload", files={"file": ("rows.csv", buffer.getvalue())}, timeout=30)
print(reply.status_code)
