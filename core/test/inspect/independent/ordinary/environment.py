import os
import sys

PORT = int(os.environ.get("PORT", "8080"))
DEBUG = os.getenv("DEBUG", "0") == "1"
DATABASE_URL = os.environ.get("DATABASE_URL", "sqlite:///app.db")
SECRET_KEY = os.environ.get("SECRET_KEY")

if not SECRET_KEY:
    print("SECRET_KEY is not set; using one for development", file=sys.stderr)
    SECRET_KEY = "development"
for name in sorted(os.environ):
    if name.startswith("APP_"):
        print(name, "=", os.environ[name])
print(PORT, DEBUG, DATABASE_URL)
