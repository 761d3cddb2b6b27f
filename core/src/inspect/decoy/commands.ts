import type { Persona } from "./persona.ts";

/** What programs print on the persona's machine, by the command or its first words. */
export function commandOutputs(persona: Persona): { [command: string]: string } {
  const { user, host } = persona;
  return persona.system === "windows" ? windows(user, host) : linux(user, host, persona);
}

function linux(user: string, host: string, { release, version }: Persona): { [command: string]: string } {
  return {
    whoami: `${user}\n`,
    id: `uid=1000(${user}) gid=1000(${user}) groups=1000(${user}),4(adm),27(sudo),998(docker)\n`,
    hostname: `${host}\n`,
    uname: "Linux\n",
    "uname -a": `Linux ${host} ${release} ${version} x86_64 GNU/Linux\n`,
    pwd: `/home/${user}\n`,
    ls: "Desktop\nDocuments\nDownloads\nPictures\n",
    ps: `  PID TTY          TIME CMD\n 1180 ?        00:00:07 systemd\n 2231 ?        00:14:52 firefox\n 4242 pts/0    00:00:00 python3\n`,
    ifconfig:
      "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet 192.168.1.23  netmask 255.255.255.0  broadcast 192.168.1.255\n        ether 3c:52:82:1f:9a:44\n",
    ip: "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n    inet 192.168.1.23/24 brd 192.168.1.255 scope global eth0\n",
    uptime: " 09:41:00 up 3 days,  2:14,  1 user,  load average: 0.31, 0.27, 0.22\n",
    nproc: "8\n",
    lscpu:
      "Architecture:        x86_64\nCPU(s):              8\nModel name:          Intel(R) Core(TM) i7-8650U CPU @ 1.90GHz\n",
    free: "               total        used        free\nMem:        16203264     7340032     5123072\n",
    df: "Filesystem     1K-blocks     Used Available Use% Mounted on\n/dev/nvme0n1p2 250059096 98765432 138504216  42% /\n",
    crontab: "# m h  dom mon dow   command\n0 3 * * * /usr/local/bin/backup.sh\n",
    env: `HOME=/home/${user}\nUSER=${user}\nSHELL=/bin/bash\n`,
    which: "",
    "systemd-detect-virt": "none\n",
    lsb_release: "Distributor ID:\tUbuntu\nDescription:\tUbuntu 22.04.4 LTS\n",
    "cat /etc/passwd": `root:x:0:0:root:/root:/bin/bash\n${user}:x:1000:1000::/home/${user}:/bin/bash\n`,
    last: `${user}   pts/0        192.168.1.40     Tue May 14 09:12   still logged in\n`,
    who: `${user}   pts/0        2024-05-14 09:12 (192.168.1.40)\n`,
    git: "git version 2.34.1\n",
    "git config": `${user}@example.org\n`,
    python3: "Python 3.11.9\n",
    sudo: "",
  };
}

function windows(user: string, host: string): { [command: string]: string } {
  return {
    whoami: `${host.toLowerCase()}\\${user}\r\n`,
    hostname: `${host}\r\n`,
    ver: "\r\nMicrosoft Windows [Version 10.0.19045.4291]\r\n",
    ipconfig:
      "\r\nWindows IP Configuration\r\n\r\nEthernet adapter Ethernet:\r\n\r\n   IPv4 Address. . . . . . . . . . . : 192.168.1.23\r\n   Subnet Mask . . . . . . . . . . . : 255.255.255.0\r\n   Default Gateway . . . . . . . . . : 192.168.1.1\r\n",
    systeminfo: `\r\nHost Name:                 ${host}\r\nOS Name:                   Microsoft Windows 10 Pro\r\nOS Version:                10.0.19045 N/A Build 19045\r\nSystem Manufacturer:       LENOVO\r\nSystem Model:              20L6S0VX00\r\nTotal Physical Memory:     16,267 MB\r\n`,
    tasklist:
      "\r\nImage Name                     PID Session Name        Session#    Mem Usage\r\n========================= ======== ================ =========== ============\r\nSystem                           4 Services                   0        144 K\r\nexplorer.exe                  5120 Console                    1    148,520 K\r\nchrome.exe                    7344 Console                    1    312,084 K\r\nDiscord.exe                   8120 Console                    1    201,336 K\r\npython.exe                    4242 Console                    1     18,004 K\r\n",
    wmic: "SerialNumber\r\nPF1A2B3C\r\n",
    "wmic csproduct": "UUID\r\n4C4C4544-0051-3410-8032-B7C04F4D3533\r\n",
    "wmic cpu": "Name\r\nIntel(R) Core(TM) i7-8650U CPU @ 1.90GHz\r\n",
    "wmic os": "Caption\r\nMicrosoft Windows 10 Pro\r\n",
    "wmic computersystem": "Manufacturer  Model       TotalPhysicalMemory\r\nLENOVO        20L6S0VX00  17057927168\r\n",
    "wmic bios": "SerialNumber\r\nPF1A2B3C\r\n",
    netsh:
      "\r\nProfiles on interface Wi-Fi:\r\n\r\nUser profiles\r\n-------------\r\n    All User Profile     : HomeNet-5G\r\n    Key Content            : decoy-wifi-key\r\n",
    net: "The command completed successfully.\r\n",
    reg: "The operation completed successfully.\r\n",
    schtasks: "SUCCESS: The scheduled task has been created.\r\n",
    getmac: "3C-52-82-1F-9A-44   \\Device\\Tcpip_{8A7B6C5D-1234-4321-ABCD-0123456789AB}\r\n",
    arp: "  192.168.1.1           a0-b1-c2-d3-e4-f5     dynamic\r\n",
    dir: " Directory of C:\\Users\r\n",
    query: ` ${user}                console             1  Active      none   5/14/2024 9:12 AM\r\n`,
    attrib: "",
    taskkill: "SUCCESS: The process has been terminated.\r\n",
    vssadmin: "vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool\r\n",
    python: "Python 3.11.9\r\n",
  };
}
