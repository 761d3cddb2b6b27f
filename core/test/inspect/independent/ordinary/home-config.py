import json
from pathlib import Path

CONFIG = Path.home() / ".config" / "mytool" / "config.json"
DEFAULTS = {"theme": "dark", "width": 80, "editor": "vi"}

def load():
    try:
        return {**DEFAULTS, **json.loads(CONFIG.read_text())}
    except FileNotFoundError:
        return dict(DEFAULTS)

def save(settings):
    CONFIG.parent.mkdir(parents=True, exist_ok=True)
    CONFIG.write_text(json.dumps(settings, indent=2))

settings = load()
settings["runs"] = settings.get("runs", 0) + 1
save(settings)
print(settings)
