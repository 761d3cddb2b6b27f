import math

NAMES = {name: getattr(math, name) for name in dir(math) if not name.startswith("_")}
while True:
    line = input("> ")
    if line in ("", "quit"):
        break
    try:
        print(eval(line, {"__builtins__": {}}, NAMES))
    except Exception as error:
        print("error:", error)
