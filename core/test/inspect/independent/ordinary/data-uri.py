import base64

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

with open("pixel.png", "wb") as f:
    f.write(base64.b64decode(PNG))
html = f'<img alt="" src="data:image/png;base64,{PNG}">'
with open("pixel.html", "w") as f:
    f.write(html)
print(len(html))
