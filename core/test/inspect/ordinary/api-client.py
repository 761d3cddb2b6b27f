import os
import requests


class Client:
    def __init__(self, token=None, base="https://api.example.com/v1"):
        self.session = requests.Session()
        self.session.headers["Authorization"] = "Bearer " + (token or os.environ["EXAMPLE_TOKEN"])
        self.base = base

    def items(self):
        reply = self.session.get(self.base + "/items", timeout=10)
        reply.raise_for_status()
        return reply.json()

    def create(self, name, price):
        return self.session.post(self.base + "/items", json={"name": name, "price": price}).json()


if __name__ == "__main__":
    print(Client().create("pen", 2))
