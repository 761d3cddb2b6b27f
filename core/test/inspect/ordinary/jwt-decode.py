import base64
import json
import sys

header, payload, signature = sys.argv[1].split(".")
print(json.dumps(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))), indent=2))
