# What is large: objects, output, the result.
import array
import collections
import io
import json

rows = [{"number": number, "text": "row %d " % number * 6, "parts": [number] * 20} for number in range(600)]
text = "".join(row["text"] for row in rows)
bits = bytearray(text.encode() * 4)
words = collections.deque(text.split(), 3000)
encoded = json.dumps([row["parts"] for row in rows])
decoded = json.loads(encoded)
stream = io.BytesIO()
for row in rows:
    stream.write(row["text"].encode())
numbers = array.array("q", range(20_000))
factorial = 1
for factor in range(1, 500):
    factorial *= factor
nested = []
for level in range(40):
    nested = [nested, level]
for row in rows[:80]:
    print(row["number"], row["text"])
assert decoded[7] == rows[7]["parts"] and len(stream.getvalue()) == len(text)
[rows[:40], bits[-3:], len(words), sum(numbers), str(factorial)[:9], nested, text[:4000]]
