import type { Files } from "../../core/files.ts";
import type { Persona } from "./persona.ts";

/** What a thief would look for on the persona's machine; nothing of it is real. */
export function baitFiles(persona: Persona): Files {
  const home = sandboxPath(persona.home);
  const own = persona.system === "windows" ? windowsFiles(home) : linuxFiles(home, persona);
  return { ...sharedFiles(home), ...own };
}

/** Where the sandbox, which has no drives, keeps a path of Windows. */
export function sandboxPath(path: string): string {
  return /^[A-Za-z]:/.test(path) ? `/${path.replaceAll("\\", "/")}` : path;
}

const KEY = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACBkZWNveWRlY295ZGVjb3lkZWNveWRlY295ZGVjb3lkZWNveQAAAJBkZWNv
-----END OPENSSH PRIVATE KEY-----
`;

function sharedFiles(home: string): { [path: string]: string } {
  return {
    [`${home}/.ssh/id_rsa`]: KEY,
    [`${home}/.ssh/id_rsa.pub`]: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGRlY295ZGVjb3lkZWNveQ mreed@example.org\n",
    [`${home}/.ssh/known_hosts`]: "git.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGRlY295\n",
    [`${home}/.ssh/config`]: "Host build\n  HostName 192.168.1.40\n  User deploy\n",
    [`${home}/.aws/credentials`]:
      "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
    [`${home}/.aws/config`]: "[default]\nregion = us-west-2\n",
    [`${home}/.netrc`]: "machine git.example.org login mreed password decoy-Winter-2024\n",
    [`${home}/.npmrc`]: "//registry.npmjs.org/:_authToken=npm_0000decoy0000decoy0000decoy0000\n",
    [`${home}/.pypirc`]: "[pypi]\nusername = __token__\npassword = pypi-0000decoy0000decoy\n",
    [`${home}/.gitconfig`]: "[user]\n\tname = Morgan Reed\n\temail = mreed@example.org\n",
    [`${home}/.git-credentials`]: "https://mreed:ghp_0000decoy0000decoy@github.com\n",
    [`${home}/.docker/config.json`]: '{"auths": {"registry.example.org": {"auth": "bXJlZWQ6ZGVjb3k="}}}\n',
    [`${home}/.kube/config`]: "apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    token: decoy-token\n",
    [`${home}/Documents/budget-2024.xlsx`]: "PK\u0003\u0004 decoy workbook: budget 2024",
    [`${home}/Documents/contract.docx`]: "PK\u0003\u0004 decoy document: contract",
    [`${home}/Documents/passwords.txt`]: "mail: mreed / decoy-Winter-2024\nbank: 4111 1111 1111 1111, PIN 0000\n",
    [`${home}/Documents/notes.txt`]: "Call the accountant on Thursday.\n",
    [`${home}/Documents/taxes.pdf`]: "%PDF-1.4\n% decoy\n",
    [`${home}/Desktop/todo.txt`]: "renew the certificate\n",
    [`${home}/Desktop/report.docx`]: "PK\u0003\u0004 decoy document: report",
    [`${home}/Pictures/holiday.jpg`]: "\u00ff decoy picture",
    [`${home}/Downloads/invoice.pdf`]: "%PDF-1.4\n% decoy\n",
  };
}

const SQLITE = "SQLite format 3\u0000 decoy database";
const LOCAL_STATE = '{"os_crypt": {"encrypted_key": "RFBBUElkZWNveWRlY295ZGVjb3lkZWNveWRlY295ZGVjb3k="}}';
const TOKEN = "token: decoyMTIzNDU2Nzg5MDEyMzQ1Ng.GdecoY.decoydecoydecoydecoydecoydecoydecoyde\n";

/** Of a browser whose profile is in `profile`, below `root`. */
function chromium(root: string, profile = `${root}/Default`): { [path: string]: string } {
  return {
    [`${root}/Local State`]: LOCAL_STATE,
    [`${profile}/Login Data`]: SQLITE,
    [`${profile}/Cookies`]: SQLITE,
    [`${profile}/Network/Cookies`]: SQLITE,
    [`${profile}/Web Data`]: SQLITE,
    [`${profile}/History`]: SQLITE,
    [`${profile}/Local Extension Settings/nkbihfbeogaeaoehlefnkodbefgpgknn/000003.log`]:
      '{"vault": "{\\"data\\": \\"decoy\\", \\"salt\\": \\"decoy\\"}"}',
  };
}

function linuxFiles(home: string, { user, host }: Persona): { [path: string]: string } {
  const firefox = `${home}/.mozilla/firefox/x1y2z3.default-release`;
  return {
    ...chromium(`${home}/.config/google-chrome`),
    [`${home}/.config/discord/Local Storage/leveldb/000005.ldb`]: TOKEN,
    [`${firefox}/logins.json`]: '{"logins": [{"hostname": "https://example.org", "encryptedPassword": "decoy"}]}\n',
    [`${firefox}/key4.db`]: SQLITE,
    [`${firefox}/cookies.sqlite`]: SQLITE,
    [`${home}/.electrum/wallets/default_wallet`]: '{"keystore": {"xprv": "decoy", "seed": "decoy decoy decoy"}}\n',
    [`${home}/.config/Exodus/exodus.wallet/seed.seco`]: "SECO decoy",
    [`${home}/.bitcoin/wallet.dat`]: "decoy wallet",
    [`${home}/.ethereum/keystore/UTC--2024-01-02--decoy`]: '{"crypto": {"cipher": "aes-128-ctr"}}\n',
    [`${home}/.bash_history`]: "ssh deploy@192.168.1.40\nmysql -u root -pdecoy-Winter-2024\nexport AWS_PROFILE=prod\n",
    [`${home}/.zsh_history`]: ": 1715600000:0;ls\n",
    [`${home}/.bashrc`]: "alias ll='ls -l'\n",
    [`${home}/.profile`]: ". ~/.bashrc\n",
    [`${home}/.zshrc`]: "# zsh\n",
    [`${home}/.config/autostart/update.desktop`]: "[Desktop Entry]\nType=Application\nExec=true\n",
    "/etc/passwd": `root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n${user}:x:1000:1000:Morgan Reed:/home/${user}:/bin/bash\n`,
    "/etc/shadow": "root:!:19500:0:99999:7:::\n",
    "/etc/hosts": `127.0.0.1 localhost\n127.0.1.1 ${host}\n`,
    "/etc/hostname": `${host}\n`,
    "/etc/resolv.conf": "nameserver 192.168.1.1\n",
    "/etc/os-release": 'NAME="Ubuntu"\nVERSION_ID="22.04"\nPRETTY_NAME="Ubuntu 22.04.4 LTS"\n',
    "/etc/machine-id": "8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d\n",
    "/etc/crontab": "17 *\t* * *\troot\tcd / && run-parts --report /etc/cron.hourly\n",
    [`/var/spool/cron/crontabs/${user}`]: "0 3 * * * /usr/local/bin/backup.sh\n",
    "/etc/ssh/sshd_config": "PermitRootLogin no\n",
    "/etc/sudoers": "root ALL=(ALL:ALL) ALL\n",
    "/etc/ld.so.preload": "",
    "/etc/systemd/system/backup.service": "[Service]\nExecStart=/usr/local/bin/backup.sh\n",
    "/usr/local/bin/backup.sh": "#!/bin/sh\ntrue\n",
    "/proc/cpuinfo":
      "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz\nflags\t\t: fpu vme de pse\n",
    "/proc/meminfo": "MemTotal:       16203264 kB\nMemFree:         5123072 kB\n",
    "/proc/version": "Linux version 6.5.0-35-generic (buildd@lcy02) (gcc 11.4.0)\n",
    "/proc/self/status": "Name:\tpython3\nPid:\t4242\nTracerPid:\t0\n",
    "/proc/1/cgroup": "0::/init.scope\n",
    "/proc/net/arp":
      "IP address       HW type     Flags       HW address            Mask     Device\n192.168.1.1      0x1         0x2         a0:b1:c2:d3:e4:f5     *        eth0\n",
    "/sys/class/dmi/id/product_name": "20L6S0VX00\n",
    "/sys/class/dmi/id/sys_vendor": "LENOVO\n",
    "/sys/class/net/eth0/address": "3c:52:82:1f:9a:44\n",
  };
}

function windowsFiles(home: string): { [path: string]: string } {
  const [local, roaming] = [`${home}/AppData/Local`, `${home}/AppData/Roaming`];
  const firefox = `${roaming}/Mozilla/Firefox/Profiles/x1y2z3.default-release`;
  return {
    ...chromium(`${local}/Google/Chrome/User Data`),
    ...chromium(`${local}/Microsoft/Edge/User Data`),
    ...chromium(`${local}/BraveSoftware/Brave-Browser/User Data`),
    ...chromium(`${roaming}/Opera Software/Opera Stable`, `${roaming}/Opera Software/Opera Stable`),
    [`${firefox}/logins.json`]: '{"logins": [{"hostname": "https://example.org", "encryptedPassword": "decoy"}]}\n',
    [`${firefox}/key4.db`]: SQLITE,
    [`${firefox}/cookies.sqlite`]: SQLITE,
    [`${roaming}/discord/Local State`]: LOCAL_STATE,
    [`${roaming}/discord/Local Storage/leveldb/000005.ldb`]: TOKEN,
    [`${local}/Discord/app-1.0.9045/modules/discord_desktop_core-1/discord_desktop_core/index.js`]:
      "module.exports = require('./core.asar');\n",
    [`${roaming}/Telegram Desktop/tdata/key_datas`]: "TDF$ decoy",
    [`${roaming}/Exodus/exodus.wallet/seed.seco`]: "SECO decoy",
    [`${roaming}/Electrum/wallets/default_wallet`]: '{"keystore": {"xprv": "decoy"}}\n',
    [`${roaming}/Bitcoin/wallet.dat`]: "decoy wallet",
    [`${roaming}/atomic/Local Storage/leveldb/000003.log`]: "decoy",
    [`${roaming}/FileZilla/recentservers.xml`]:
      "<FileZilla3><Server><Host>ftp.example.org</Host></Server></FileZilla3>\n",
    [`${roaming}/Microsoft/Windows/Start Menu/Programs/Startup/desktop.ini`]: "[.ShellClassInfo]\n",
    [`${local}/Temp/setup.log`]: "ok\n",
    "/C:/Windows/System32/drivers/etc/hosts": "127.0.0.1 localhost\n",
    "/C:/Windows/System32/cmd.exe": "MZ decoy",
    "/C:/Windows/System32/notepad.exe": "MZ decoy",
    "/C:/Program Files/Google/Chrome/Application/chrome.exe": "MZ decoy",
    "/C:/Python311/python.exe": "MZ decoy",
  };
}
