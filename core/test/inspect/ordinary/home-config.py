import json
from pathlib import Path

PATH = Path.home() / ".config" / "todo" / "config.json"
DEFAULTS = {"colour": True, "editor": "vi"}


def load():
    if PATH.exists():
        return {**DEFAULTS, **json.loads(PATH.read_text())}
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(json.dumps(DEFAULTS))
    return DEFAULTS


print(load())
