import re


class Template:
    def __init__(self, text):
        lines = ["def render(context, out):"]
        for part in re.split(r"({{.*?}})", text):
            if part.startswith("{{"):
                lines.append("    out.append(str(context[%r]))" % part[2:-2].strip())
            elif part:
                lines.append("    out.append(%r)" % part)
        namespace = {}
        exec(compile("\n".join(lines), "<template>", "exec"), namespace)
        self.render_function = namespace["render"]

    def render(self, **context):
        out = []
        self.render_function(context, out)
        return "".join(out)


print(Template("Hello {{ name }}!").render(name="World"))
