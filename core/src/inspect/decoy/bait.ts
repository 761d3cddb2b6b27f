import type { Persona } from "./persona.ts";

/** Begins like a database of SQLite; the decoy's own `sqlite3` answers for what is in it. */
const DATABASE = `SQLite format 3\0${"\x10\0\x01\x01\0@  \0\0\0".repeat(8)}decoy`;

const PRIVATE_KEY = [
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQ",
  "AAACDecoyDecoyDecoyDecoyDecoyDecoyDecoyDecoyAAAAQDecoyDecoyDecoyDecoyDecoyDecoy",
  "-----END OPENSSH PRIVATE KEY-----",
  "",
].join("\n");

const AWS =
  "[default]\naws_access_key_id = AKIAXK7QDECOY3FBV2MA\naws_secret_access_key = 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\n";
const LOCAL_STATE =
  '{"os_crypt":{"encrypted_key":"RFBBUElkZWNveWRlY295ZGVjb3lkZWNveWRlY295ZGVjb3k="},"profile":{"info_cache":{"Default":{}}}}\n';
const LEVELDB =
  'token "mfa.VkO_2G4Qv3T--NO--lWetW_tjND--decoydecoydecoydecoydecoydecoydecoydecoydecoy" oken MTA1.decoy.decoydecoydecoy\n';
const WALLET = "\0\0\0\0\x01\0\0\0\0b1\x05\0\t\0\0defaultkey decoy wallet\n";
const NETRC = "machine git.internal.example login mkeller password c0rnfl0wer-77\n";
const NPMRC = "//registry.npmjs.org/:_authToken=npm_d3c0yKq7Wm2Zx9Vb4Rk8Jh3Gf6Ds1ApLt0\n";
const PYPIRC = "[pypi]\nusername = __token__\npassword = pypi-AgEIcHlwaS5vcmcCJDdecoy\n";

const DOCUMENTS: readonly (readonly [string, string])[] = [
  ["Documents/budget-2024.csv", "quarter,income,costs\nQ1,128400,97310\nQ2,131950,101220\n"],
  ["Documents/contract-draft.docx", "PK\x03\x04 decoy document\n"],
  ["Documents/passwords.txt", "bank: mkeller / blue-Kite-19\nmail: mkeller / harbour!44\n"],
  ["Documents/tax/return-2023.pdf", "%PDF-1.7\n% decoy\n"],
  ["Documents/notes.md", "# Meeting\n\n- call the bank\n- renew insurance\n"],
  ["Desktop/todo.txt", "buy milk\nsend invoices\n"],
  ["Pictures/holiday.jpg", "\u00ff\u00d8\u00ff\u00e0 decoy picture\n"],
  ["Downloads/statement.pdf", "%PDF-1.4\n% decoy\n"],
];

const LINUX_HOME: readonly (readonly [string, string])[] = [
  [".bashrc", "export EDITOR=vim\nalias ll='ls -l'\n"],
  [".profile", "[ -f ~/.bashrc ] && . ~/.bashrc\n"],
  [".bash_history", "ssh deploy@web1.internal.example\naws s3 ls\npsql ledger\n"],
  [".ssh/id_rsa", PRIVATE_KEY],
  [".ssh/id_rsa.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDecoy mkeller\n"],
  [".ssh/known_hosts", "web1.internal.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDecoy\n"],
  [".ssh/config", "Host web1\n  HostName web1.internal.example\n  User deploy\n"],
  [".ssh/authorized_keys", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDecoy mkeller\n"],
  [".aws/credentials", AWS],
  [".aws/config", "[default]\nregion = eu-central-1\n"],
  [".config/gcloud/credentials.db", DATABASE],
  [
    ".config/gcloud/application_default_credentials.json",
    '{"client_id":"decoy","refresh_token":"1//decoy","type":"authorized_user"}\n',
  ],
  [".kube/config", "apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user: {token: decoy}\n"],
  [".docker/config.json", '{"auths":{"registry.internal.example":{"auth":"bWtlbGxlcjpkZWNveQ=="}}}\n'],
  [".npmrc", NPMRC],
  [".pypirc", PYPIRC],
  [".netrc", NETRC],
  [".git-credentials", "https://mkeller:ghp_d3c0yQ8wErTy4uIoP6aSdFgHj1kLzXcV9bNm@github.com\n"],
  [".gitconfig", "[user]\n\tname = M. Keller\n\temail = m.keller@example.com\n"],
  [".config/google-chrome/Default/Login Data", DATABASE],
  [".config/google-chrome/Default/Cookies", DATABASE],
  [".config/google-chrome/Default/History", DATABASE],
  [".config/google-chrome/Default/Web Data", DATABASE],
  [".config/google-chrome/Local State", LOCAL_STATE],
  [".mozilla/firefox/profiles.ini", "[Profile0]\nName=default\nIsRelative=1\nPath=x7k2.default\n"],
  [
    ".mozilla/firefox/x7k2.default/logins.json",
    '{"logins":[{"hostname":"https://mail.example.com","encryptedUsername":"decoy","encryptedPassword":"decoy"}]}\n',
  ],
  [".mozilla/firefox/x7k2.default/key4.db", DATABASE],
  [".mozilla/firefox/x7k2.default/cookies.sqlite", DATABASE],
  [".config/discord/Local Storage/leveldb/000005.ldb", LEVELDB],
  [".bitcoin/wallet.dat", WALLET],
  [".ethereum/keystore/UTC--2023-05-01--decoy", '{"address":"decoy","crypto":{"cipher":"aes-128-ctr"},"version":3}\n'],
  [".electrum/wallets/default_wallet", '{"keystore":{"seed":"decoy","type":"bip32"}}\n'],
  [".config/Exodus/exodus.wallet/seed.seco", WALLET],
  ["projects/ledger/.env", "DB_PASSWORD=w1nter-rain\nSTRIPE_KEY=sk_live_d3c0y\n"],
  ["projects/ledger/app.py", "print('ledger')\n"],
];

const WINDOWS_HOME: readonly (readonly [string, string])[] = [
  [".ssh/id_rsa", PRIVATE_KEY],
  [".ssh/known_hosts", "web1.internal.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDecoy\n"],
  [".aws/credentials", AWS],
  [".npmrc", NPMRC],
  [".pypirc", PYPIRC],
  [".gitconfig", "[user]\n\tname = M. Keller\n"],
  ["AppData/Local/Google/Chrome/User Data/Local State", LOCAL_STATE],
  ["AppData/Local/Google/Chrome/User Data/Default/Login Data", DATABASE],
  ["AppData/Local/Google/Chrome/User Data/Default/Network/Cookies", DATABASE],
  ["AppData/Local/Google/Chrome/User Data/Default/Cookies", DATABASE],
  ["AppData/Local/Google/Chrome/User Data/Default/History", DATABASE],
  ["AppData/Local/Google/Chrome/User Data/Default/Web Data", DATABASE],
  ["AppData/Local/Google/Chrome/User Data/Default/Local Storage/leveldb/000003.log", LEVELDB],
  [
    "AppData/Local/Google/Chrome/User Data/Default/Local Extension Settings/nkbihfbeogaeaoehlefnkodbefgpgknn/000003.log",
    WALLET,
  ],
  ["AppData/Local/Microsoft/Edge/User Data/Local State", LOCAL_STATE],
  ["AppData/Local/Microsoft/Edge/User Data/Default/Login Data", DATABASE],
  ["AppData/Roaming/discord/Local Storage/leveldb/000005.ldb", LEVELDB],
  ["AppData/Roaming/discord/Local State", LOCAL_STATE],
  ["AppData/Roaming/Mozilla/Firefox/Profiles/x7k2.default/logins.json", '{"logins":[]}\n'],
  ["AppData/Roaming/Mozilla/Firefox/Profiles/x7k2.default/key4.db", DATABASE],
  ["AppData/Roaming/Bitcoin/wallet.dat", WALLET],
  ["AppData/Roaming/Exodus/exodus.wallet/seed.seco", WALLET],
  ["AppData/Roaming/Electrum/wallets/default_wallet", '{"keystore":{"seed":"decoy"}}\n'],
  ["AppData/Roaming/Ethereum/keystore/UTC--2023-05-01--decoy", '{"address":"decoy"}\n'],
  ["AppData/Roaming/Telegram Desktop/tdata/key_datas", WALLET],
  ["AppData/Roaming/FileZilla/recentservers.xml", "<FileZilla3><RecentServers/></FileZilla3>\n"],
  ["AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/desktop.ini", "[.ShellClassInfo]\n"],
  ["AppData/Local/Temp/setup.log", "ok\n"],
];

const LINUX_SYSTEM: Readonly<Record<string, string>> = {
  "/etc/hostname": "",
  "/etc/hosts": "127.0.0.1 localhost\n",
  "/etc/resolv.conf": "nameserver 192.0.2.53\n",
  "/etc/machine-id": "4c1f0e7d9b3a4e0c8f6a2d5b7e9c1a3f\n",
  "/etc/os-release": 'NAME="Ubuntu"\nVERSION="22.04.4 LTS"\nID=ubuntu\nVERSION_ID="22.04"\n',
  "/etc/shadow": "root:$6$decoy$decoy:19700:0:99999:7:::\n",
  "/etc/crontab": "17 * * * * root run-parts /etc/cron.hourly\n",
  "/etc/ld.so.preload": "",
  "/proc/cpuinfo":
    "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: 11th Gen Intel(R) Core(TM) i7-1165G7\nflags\t\t: fpu vme sse sse2\n\n".repeat(
      8,
    ),
  "/proc/meminfo": "MemTotal:       16270452 kB\nMemFree:         4213788 kB\n",
  "/proc/version": "Linux version 5.15.0-97-generic (buildd@lcy02) (gcc 11.4.0)\n",
  "/proc/uptime": "358211.22 2741180.10\n",
  "/proc/self/status": "Name:\tpython3\nState:\tR (running)\nTracerPid:\t0\nUid:\t1000\t1000\t1000\t1000\n",
  "/proc/self/cmdline": "python3\0invoice.py\0",
  "/proc/self/cgroup": "0::/user.slice/user-1000.slice\n",
  "/proc/1/comm": "systemd\n",
  "/sys/class/dmi/id/product_name": "XPS 13 9310\n",
  "/sys/class/dmi/id/sys_vendor": "Dell Inc.\n",
  "/sys/class/net/wlp0s20f3/address": "3c:58:c2:1d:7e:94\n",
};

/** Files that are worth stealing, destroying or asking, by paths of the persona's kind. None of them is real. */
export function baitOf({ windows, user, hostName, home }: Persona): Record<string, string> {
  const below = (entries: readonly (readonly [string, string])[]) =>
    entries.map(([path, content]) => [windows ? `${home}\\${path.replaceAll("/", "\\")}` : `${home}/${path}`, content]);
  if (windows) {
    return Object.fromEntries([
      ...below([...DOCUMENTS, ...WINDOWS_HOME]),
      ["C:\\Windows\\System32\\drivers\\etc\\hosts", "127.0.0.1 localhost\r\n"],
      ["C:\\Windows\\System32\\cmd.exe", "MZ decoy"],
      ["C:\\Windows\\explorer.exe", "MZ decoy"],
      ["C:\\Windows\\win.ini", "[fonts]\r\n"],
      ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "MZ decoy"],
      ["C:\\Program Files\\Windows Defender\\MsMpEng.exe", "MZ decoy"],
    ]);
  }
  const passwd = [
    "root:x:0:0:root:/root:/bin/bash",
    "daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin",
    "www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin",
    `${user}:x:1000:1000:M. Keller,,,:${home}:/bin/bash`,
  ];
  return Object.fromEntries([
    ...below([...DOCUMENTS, ...LINUX_HOME]),
    ...Object.entries(LINUX_SYSTEM),
    ["/etc/hostname", `${hostName}\n`],
    ["/etc/passwd", `${passwd.join("\n")}\n`],
  ]);
}
