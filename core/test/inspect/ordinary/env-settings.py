import os

SETTINGS = {
    "debug": os.environ.get("DEBUG", "0") == "1",
    "database": os.getenv("DATABASE_URL", "sqlite:///local.db"),
    "workers": int(os.environ.get("WORKERS", "2")),
}
for name, value in os.environ.items():
    if name.startswith("APP_"):
        SETTINGS[name[4:].lower()] = value
print(SETTINGS)
