import glob
import os
import requests

for path in glob.glob("dist/*.whl"):
    with open(path, "rb") as handle:
        reply = requests.post(
            "https://packages.example.com/legacy/",
            auth=("__token__", os.environ["UPLOAD_TOKEN"]),
            files={"content": (os.path.basename(path), handle)},
        )
    print(path, reply.status_code)
