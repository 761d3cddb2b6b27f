import re

def compile_template(text):
    code = ["def render(context):", "    out = []"]
    indent = 1
    for piece in re.split(r"({{.*?}}|{%.*?%})", text):
        pad = "    " * indent
        if piece.startswith("{{"):
            code.append(f"{pad}out.append(str(context[{piece[2:-2].strip()!r}]))")
        elif piece.startswith("{%"):
            word = piece[2:-2].strip()
            if word == "end":
                indent -= 1
            else:
                code.append(f"{pad}{word}:")
                indent += 1
        elif piece:
            code.append(f"{pad}out.append({piece!r})")
    code.append("    return ''.join(out)")
    namespace = {}
    exec("\n".join(code), namespace)
    return namespace["render"]

render = compile_template("Hello {{ name }}, you have {{ count }} messages.")
print(render({"name": "Ada", "count": 3}))
