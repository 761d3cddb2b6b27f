import sched
import time
import datetime

jobs = sched.scheduler(time.time, time.sleep)
ran = []

def tick(name, every, left):
    ran.append((name, datetime.datetime.now().isoformat()))
    if left > 1:
        jobs.enter(every, 1, tick, (name, every, left - 1))

jobs.enter(1, 1, tick, ("clean", 60, 5))
jobs.enter(5, 2, tick, ("report", 3600, 3))
jobs.run()
for name, when in ran:
    print(name, when)
