import os
import smtplib
from email.message import EmailMessage

message = EmailMessage()
message["Subject"] = "Nightly report"
message["From"] = "reports@example.com"
message["To"] = "team@example.com"
message.set_content("All 214 jobs succeeded.")

with smtplib.SMTP("mail.example.com", 587) as server:
    server.starttls()
    server.login("reports@example.com", os.environ.get("SMTP_PASSWORD", ""))
    server.send_message(message)
