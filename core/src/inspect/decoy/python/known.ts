/** Packages of others that are played when nobody has them: what scripts of any kind import most, and what suspicious ones do. */
export const KNOWN_PACKAGES: readonly string[] = (
  "numpy pandas scipy matplotlib seaborn sklearn tensorflow torch keras transformers django flask fastapi starlette uvicorn " +
  "gunicorn jinja2 werkzeug click rich tqdm colorama termcolor pyfiglet tabulate prettytable yaml toml dotenv attr attrs " +
  "pydantic sqlalchemy pymysql MySQLdb psycopg2 pymongo redis elasticsearch kafka pika celery lxml bs4 html5lib scrapy " +
  "selenium playwright pyppeteer mechanize feedparser websocket websockets socketio socks stem scapy nmap shodan impacket " +
  "pwn pwntools paramiko fabric netmiko pexpect ptyprocess telethon pyrogram telegram telebot aiogram discord nextcord disnake " +
  "slack_sdk slackclient tweepy praw instaloader facebook vk_api twilio pywhatkit pyautogui pynput keyboard mouse pyperclip " +
  "mss pyscreenshot PIL cv2 imageio pytesseract pyttsx3 pyaudio sounddevice soundfile gtts playsound speech_recognition " +
  "win32api win32con win32gui win32process win32crypt win32clipboard win32file win32service win32serviceutil win32event " +
  "win32security win32com win32net win32pipe pythoncom pywintypes winshell wmi pywin32 comtypes uiautomation pygetwindow " +
  "psutil GPUtil cpuinfo netifaces distro Xlib dbus gi pyudev usb serial bluetooth bleak evdev " +
  "Crypto Cryptodome cryptography nacl rsa ecdsa pyAesCrypt pycryptodome pyotp jwt bcrypt argon2 passlib hkdf secp256k1 coincurve " +
  "web3 eth_account eth_keys eth_utils bip32utils bip39 mnemonic base58 bitcoin bitcoinlib solana solders tronpy ccxt binance " +
  "pyasn1 asn1crypto OpenSSL certifi urllib3 requests requests_toolbelt requests_html httpx aiohttp aiofiles treq pycurl wget " +
  "tornado gevent eventlet greenlet trio anyio uvloop dns dnspython whois geoip2 maxminddb boto3 botocore google googleapiclient " +
  "azure dropbox mega github gitlab git docker kubernetes kubernetes_asyncio ansible openpyxl xlrd xlwt xlsxwriter docx pptx PyPDF2 " +
  "fitz reportlab pikepdf pyminizip rarfile py7zr zstandard lz4 brotli snappy pefile capstone keystone unicorn lief yara frida " +
  "PyInstaller cx_Freeze nuitka py2exe pyarmor_runtime pytransform oxyry simplejson ujson orjson msgpack cbor2 protobuf grpc " +
  "zope six future past typing_extensions packaging pkg_resources setuptools wheel pip virtualenv pytest nose mock hypothesis " +
  "customtkinter PyQt5 PyQt6 PySide2 PySide6 wx kivy pygame pystray plyer win10toast notify2 schedule apscheduler fake_useragent " +
  "faker names user_agent robloxpy browser_cookie3 browsercookie secretstorage keyring pyzipper httplib2 netaddr ipwhois " +
  "phonenumbers exifread stegano qrcode pyzbar imagehash undetected_chromedriver cloudscraper twocaptcha antibot sqlcipher3 " +
  "pycoingecko yfinance ta telethon_sync pyrebase firebase_admin mysql cx_Oracle pyodbc peewee ldap3 pysmb smb pyftpdlib " +
  "IPython notebook nltk spacy gensim openai anthropic tiktoken langchain loguru structlog sentry_sdk prometheus_client"
).split(/\s+/);
