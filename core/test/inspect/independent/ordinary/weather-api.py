import os
import sys

import requests

API = "https://api.example.com/v1/forecast"

def forecast(city):
    key = os.environ.get("WEATHER_API_KEY", "")
    reply = requests.get(API, params={"q": city, "units": "metric"}, headers={"Authorization": f"Bearer {key}"}, timeout=10)
    reply.raise_for_status()
    return reply.json()

if __name__ == "__main__":
    city = sys.argv[1] if len(sys.argv) > 1 else "Berlin"
    try:
        data = forecast(city)
        print(city, data.get("temperature"))
    except (requests.RequestException, ValueError) as error:
        sys.exit(f"no forecast: {error}")
