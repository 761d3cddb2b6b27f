import getpass
import hashlib
import hmac
import os

def enroll(password):
    salt = os.urandom(16)
    return salt, hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100)

def check(password, salt, expected):
    return hmac.compare_digest(hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100), expected)

user = getpass.getuser()
salt, stored = enroll("correct horse")
entered = getpass.getpass(f"Password of {user}: ")
print("welcome" if check(entered, salt, stored) else "wrong password")
