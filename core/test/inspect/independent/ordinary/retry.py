import random
import time
import urllib.error
import urllib.request

def retry(action, attempts=5, base=0.5):
    for n in range(attempts):
        try:
            return action()
        except (urllib.error.URLError, TimeoutError) as error:
            if n == attempts - 1:
                raise
            pause = base * 2 ** n + random.random() / 10
            print(f"{error}; again in {pause:.1f} s")
            time.sleep(pause)

def job():
    with urllib.request.urlopen("https://status.example.com/health") as reply:
        return reply.status

try:
    print(retry(job))
except OSError as error:
    print("gave up:", error)
