from concurrent.futures import ThreadPoolExecutor, as_completed
import urllib.request

URLS = ["https://example.com/", "https://www.example.org/about", "https://example.net/feed.xml"]

def size(url):
    with urllib.request.urlopen(url, timeout=5) as reply:
        return len(reply.read())

with ThreadPoolExecutor(max_workers=4) as pool:
    jobs = {pool.submit(size, url): url for url in URLS}
    for job in as_completed(jobs):
        try:
            print(jobs[job], job.result())
        except OSError as error:
            print(jobs[job], "failed:", error)
