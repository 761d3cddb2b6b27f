import datetime
import time

JOBS = {"08:00": "coffee", "12:30": "lunch"}

while True:
    now = datetime.datetime.now().strftime("%H:%M")
    if now in JOBS:
        print("time for", JOBS[now])
    time.sleep(60)
