import json
import os
import urllib.request

TOKEN = os.environ.get("GITHUB_TOKEN")
request = urllib.request.Request("https://api.github.com/repos/example/project/issues?state=open")
request.add_header("Accept", "application/vnd.github+json")
if TOKEN:
    request.add_header("Authorization", "Bearer " + TOKEN)
try:
    with urllib.request.urlopen(request) as reply:
        for issue in json.load(reply):
            print(issue["number"], issue["title"])
except (OSError, ValueError) as error:
    print("no issues:", error)
