import smtplib
from email.message import EmailMessage

message = EmailMessage()
message["Subject"] = "Weekly report"
message["From"] = "reports@example.com"
message["To"] = "team@example.com"
with open("report.txt") as handle:
    message.set_content(handle.read())
with smtplib.SMTP("mail.example.com") as server:
    server.send_message(message)
