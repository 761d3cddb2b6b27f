import getpass
import requests

user = input("User: ")
password = getpass.getpass()
reply = requests.post("https://intranet.example.com/login", data={"user": user, "password": password})
print("welcome" if reply.ok else "no")
