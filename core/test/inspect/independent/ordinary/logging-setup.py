import logging
import logging.handlers
import os

log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
os.makedirs("logs", exist_ok=True)
handler = logging.handlers.RotatingFileHandler("logs/app.log", maxBytes=10_000, backupCount=3)
handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
log.addHandler(handler)
for n in range(5):
    log.info("step %d", n)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("it failed")
