/* What calls are called: as Python names them, in the versions 2 and 3 and in the libraries that are in wide use. */

export const FETCH =
  /^(?:urllib\.request\.(?:urlopen|urlretrieve|build_opener|Request|URLopener)\b|urllib2\.(?:urlopen|build_opener|Request)|urllib\.(?:urlopen|urlretrieve)$|requests\.(?:get|request|Session\.get|session\.get|Session\.request)\b|httpx\.(?:get|Client|stream)\b|aiohttp\.ClientSession|wget\.download|http\.client\.HTTPS?Connection\b|httplib\.HTTPS?Connection\b|urllib3\.|pycurl\.|ftplib\.FTP.*\.retr)/;

export const SEND =
  /^(?:requests\.(?:post|put|patch|request|Session\.post|session\.post|Session\.put)\b|httpx\.(?:post|put|Client\.post)\b|urllib\.request\.(?:urlopen|Request)$|urllib2\.(?:urlopen|Request)$|http\.client\.HTTPS?Connection\.request$|httplib\.HTTPS?Connection\.request$|smtplib\.SMTP(?:_SSL)?\.(?:sendmail|send_message)|ftplib\.FTP(?:_TLS)?\.stor\w+|socket\.(?:socket|create_connection)\.(?:send|sendall|sendto)$|aiohttp\.ClientSession\.post|socket\.(?:send|sendall|sendto)$|urllib3\.PoolManager\.request)/;

/** Names that are looked up; what stands before the domain reaches whoever serves it. */
export const LOOKUP = /^(?:socket\.(?:gethostbyname(?:_ex)?|getaddrinfo)|dns\.resolver\.(?:resolve|query))$/;

export const SOCKET_CONNECT =
  /^(?:socket\.socket\.connect(?:_ex)?|socket\.create_connection|socket\.connect(?:_ex)?|asyncio\.open_connection)$/;
export const SOCKET_LISTEN = /^socket\.(?:socket\.(?:bind|listen|accept)|bind|listen|accept|create_server)/;
export const RECEIVED = /^socket\.(?:.*\.)?(?:recv|recv_into|recvfrom|makefile|makefile\.\w+)$/;

export const PROCESS =
  /^(?:os\.(?:system|popen\d?|exec[lv]p?e?|spawn[lv]p?e?|startfile|posix_spawnp?)|subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|commands\.(?:getoutput|getstatusoutput)|popen2\.\w+|pty\.spawn|asyncio\.create_subprocess_(?:exec|shell)|webbrowser\.get|ctypes\.windll\.shell32\.ShellExecute\w*)$/;

/** With a shell between the text and the program. */
export const SHELL =
  /^(?:os\.(?:system|popen\d?)|subprocess\.(?:getoutput|getstatusoutput)|commands\.\w+|asyncio\.create_subprocess_shell)$/;

export const RUN_CODE =
  /^(?:exec|eval|execfile|compile|runpy\.run_(?:path|module)|types\.FunctionType|types\.CodeType|code\.InteractiveInterpreter\.\w+|importlib\.util\.module_from_spec)$/;

export const DECODE =
  /^(?:base64\.(?:b(?:16|32|64|85)decode|a85decode|urlsafe_b64decode|standard_b64decode|decodestring|decodebytes)|binascii\.(?:unhexlify|a2b_\w+)|zlib\.decompress(?:obj)?|bz2\.(?:decompress|BZ2Decompressor)|lzma\.(?:decompress|LZMADecompressor)|gzip\.decompress|codecs\.(?:decode|getdecoder)|bytes\.fromhex|bytearray\.fromhex|marshal\.loads?|pickle\.loads?|rot13|.*\.fromhex|.*\.decrypt)$/;

export const READ_FILE =
  /^(?:open|io\.open|codecs\.open|file|os\.open|.*\.(?:read_text|read_bytes)|shutil\.(?:copy\w*|move|make_archive)|sqlite3\.connect|zipfile\.ZipFile(?:\.write)?|.*open\.read\w*|os\.listdir|os\.scandir|linecache\.getlines?|configparser\.\w+\.read|ConfigParser\.\w+\.read)$/;

export const WRITE_FILE =
  /^(?:open|io\.open|file|os\.open|codecs\.open|.*\.(?:write_text|write_bytes)|shutil\.(?:copy\w*|move)|os\.(?:rename|replace|symlink|link|truncate)|.*open\.(?:write|writelines)|urllib\.request\.urlretrieve|urllib\.urlretrieve|wget\.download)$/;

export const DELETE_FILE =
  /^(?:os\.(?:remove|unlink|rmdir|removedirs|truncate)|shutil\.rmtree|.*\.(?:unlink|rmtree)|send2trash\..*)$/;

export const WALK = /^(?:os\.(?:walk|fwalk|listdir|scandir)|glob\.i?glob|.*\.(?:rglob|iterdir|glob))$/;

export const CIPHER =
  /(?:^|\.)(?:Fernet\b|AES\b|Crypto\.Cipher|Cryptodome\.Cipher|nacl\.secret|pyAesCrypt|cryptography\.|ChaCha20|ARC4|Blowfish|Salsa20|PKCS1_OAEP)/;

export const WHO =
  /^(?:platform\.\w+|getpass\.getuser|socket\.(?:gethostname|gethostbyname|getfqdn)|os\.(?:uname|getlogin|getuid|geteuid|cpu_count)|uuid\.getnode|psutil\.\w+|pwd\.\w+|os\.environ\b.{0,300}|wmi\..*|netifaces\..*)/;

export const SCREEN =
  /^(?:PIL\.ImageGrab\.grab|ImageGrab\.grab|pyautogui\.screenshot|mss\.mss\b.{0,300}|pyscreenshot\.grab|autopy\.bitmap\..*|pyscreeze\.screenshot|.*\.(?:BitBlt))$/;

export const KEYS =
  /^(?:pynput\.keyboard\.Listener|pynput\.keyboard\.GlobalHotKeys|keyboard\.(?:on_press|on_release|hook|record|read_key|read_event|start_recording)|pyxhook\.HookManager|pyWinhook\.HookManager|pyHook\.HookManager|.*\.(?:GetAsyncKeyState|GetKeyState|SetWindowsHookEx[AW]?))$/;

export const CLIPBOARD_READ =
  /(?:^|\.)(?:pyperclip\.(?:paste|waitForNewPaste)|clipboard\.paste|clipboard_get|GetClipboardData|win32clipboard\.GetClipboardData)$/;
export const CLIPBOARD_WRITE =
  /(?:^|\.)(?:pyperclip\.copy|clipboard\.copy|clipboard_append|SetClipboardData|SetClipboardText|win32clipboard\.SetClipboard\w+)$/;

export const CREDENTIAL_FILES =
  /(?:\.ssh\/(?:id_|authorized_keys|identity)|\/\.ssh\/?$|^\.ssh$|\bid_(?:rsa|dsa|ecdsa|ed25519)\b|\.aws\/(?:credentials|config)|\.netrc\b|_netrc\b|\.git-credentials|\/etc\/(?:shadow|gshadow|sudoers)|\.docker\/config\.json|\.kube\/config|\.pypirc|\.npmrc|\.pgpass|\.azure\/|gcloud\/(?:credentials|application_default)|\.gnupg|filezilla\/(?:recentservers|sitemanager)|winscp\.ini|\/sam$|unattend\.xml|\.config\/gh\/hosts|login\.keychain|keepass|telegram desktop\/tdata|\/tdata\b|\.kdbx)/;

export const BROWSER_FILES =
  /(?:\blogin data\b|\blocal state\b|\bweb data\b|cookies\.sqlite|key[34]\.db|logins\.json|(?:google\/chrome|chromium|bravesoftware|microsoft\/edge|opera software|vivaldi)(?:\/.{0,200})?\/?(?:user data|default|profile|cookies)|\/user data\b|\.mozilla\/firefox|mozilla\/firefox\/profiles|\/network\/cookies|discord(?:canary|ptb)?\/local storage|leveldb)/;

export const WALLET_FILES =
  /(?:wallet\.dat|\.?electrum\/wallets|\/exodus|exodus\.wallet|atomic\/local storage|ethereum\/keystore|\.ethereum|\.bitcoin|\.monero|monero\/wallets|metamask|nkbihfbeogaeaoehlefnkodbefgpgknn|\bcoinomi\b|\bjaxx\b|\bphantom\b|armory|zcash|litecoin|dogecoin|seed phrase|mnemonic)/;

export const WEBHOOKS =
  /(?:discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|hooks\.slack\.com\/services|api\.telegram\.org\/bot|webhook\.site|\.webhook\.office\.com|pastebin\.com\/api|requestbin|pipedream\.net|ngrok|transfer\.sh|anonfiles|gofile\.io|file\.io|interact\.sh|oast\.)/;
