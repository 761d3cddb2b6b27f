import os
import tempfile

with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as f:
    f.write("hello\n" * 10)
    path = f.name
try:
    print(os.path.getsize(path))
finally:
    os.remove(path)

with tempfile.TemporaryDirectory() as folder:
    for n in range(3):
        with open(os.path.join(folder, f"{n}.txt"), "w") as f:
            f.write(str(n))
    print(sorted(os.listdir(folder)))
