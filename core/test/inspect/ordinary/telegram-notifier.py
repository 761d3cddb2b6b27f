import os
import sys
import requests

token = os.environ["BOT_TOKEN"]
requests.post(
    f"https://api.telegram.org/bot{token}/sendMessage",
    data={"chat_id": os.environ["CHAT_ID"], "text": " ".join(sys.argv[1:]) or "The build is done"},
)
