import type { Decoy, PersonaOptions } from "./options.ts";

/** Who somebody is, as the script is told. */
export type Persona = Pick<
  Decoy,
  "windows" | "user" | "hostName" | "home" | "environment" | "pid" | "processes" | "start"
>;

const START = "2024-03-12T09:41:07Z";

const LINUX_PROCESSES = [
  ...[
    "systemd",
    "kthreadd",
    "systemd-journald",
    "dbus-daemon",
    "NetworkManager",
    "sshd",
    "cron",
    "gdm3",
    "gnome-shell",
  ],
  ...["Xwayland", "pulseaudio", "firefox", "thunderbird", "slack", "bash", "python3"],
];

const WINDOWS_PROCESSES = [
  ...[
    "System",
    "Registry",
    "smss.exe",
    "csrss.exe",
    "wininit.exe",
    "services.exe",
    "lsass.exe",
    "svchost.exe",
    "winlogon.exe",
  ],
  ...[
    "dwm.exe",
    "explorer.exe",
    "SearchHost.exe",
    "OneDrive.exe",
    "chrome.exe",
    "Discord.exe",
    "OUTLOOK.EXE",
    "MsMpEng.exe",
  ],
  ...["cmd.exe", "python.exe"],
];

/** Fills in what options leave out. They have been checked. */
export function personaOf(options: PersonaOptions, system: "linux" | "windows"): Persona {
  const windows = system === "windows";
  const user = options.user ?? (windows ? "m.keller" : "mkeller");
  const hostName = options.hostName ?? (windows ? "DESKTOP-7K2QF4N" : "finance-ws12");
  const home = options.home ?? (windows ? `C:\\Users\\${user}` : `/home/${user}`);
  const own = windows ? windowsVariables(user, hostName, home) : linuxVariables(user, home);
  const environment = Object.entries({ ...own, ...options.environment }).filter(([, value]) => value !== "");
  return {
    windows,
    user,
    hostName,
    home,
    environment: Object.fromEntries(environment),
    pid: options.pid ?? (windows ? 7_412 : 18_342),
    processes: [...(options.processes ?? (windows ? WINDOWS_PROCESSES : LINUX_PROCESSES))],
    start: new Date(options.start ?? START),
  };
}

function linuxVariables(user: string, home: string): Record<string, string> {
  return {
    HOME: home,
    USER: user,
    LOGNAME: user,
    SHELL: "/bin/bash",
    PATH: "/usr/local/bin:/usr/bin:/bin",
    LANG: "en_US.UTF-8",
    TERM: "xterm-256color",
    DISPLAY: ":0",
    XDG_SESSION_TYPE: "wayland",
    XDG_CURRENT_DESKTOP: "GNOME",
    PWD: `${home}/Downloads`,
    AWS_ACCESS_KEY_ID: "AKIAXK7QDECOY3FBV2MA",
    AWS_SECRET_ACCESS_KEY: "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",
    GITHUB_TOKEN: "ghp_d3c0yQ8wErTy4uIoP6aSdFgHj1kLzXcV9bNm",
    OPENAI_API_KEY: "sk-d3c0yTx7Qm2Lw9Vb4Rk8Jh3Gf6Ds1Ap",
    DATABASE_URL: "postgres://ledger:w1nter-rain@db.internal.example:5432/ledger",
  };
}

function windowsVariables(user: string, hostName: string, home: string): Record<string, string> {
  return {
    USERNAME: user,
    USERPROFILE: home,
    COMPUTERNAME: hostName,
    USERDOMAIN: hostName,
    HOMEDRIVE: "C:",
    HOMEPATH: home.slice(2),
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`,
    TEMP: `${home}\\AppData\\Local\\Temp`,
    TMP: `${home}\\AppData\\Local\\Temp`,
    PROGRAMDATA: "C:\\ProgramData",
    PROGRAMFILES: "C:\\Program Files",
    "PROGRAMFILES(X86)": "C:\\Program Files (x86)",
    SYSTEMROOT: "C:\\Windows",
    WINDIR: "C:\\Windows",
    SYSTEMDRIVE: "C:",
    COMSPEC: "C:\\Windows\\system32\\cmd.exe",
    PATH: "C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\Wbem",
    PATHEXT: ".COM;.EXE;.BAT;.CMD;.VBS;.JS;.MSC",
    OS: "Windows_NT",
    PROCESSOR_ARCHITECTURE: "AMD64",
    PROCESSOR_IDENTIFIER: "Intel64 Family 6 Model 140 Stepping 1, GenuineIntel",
    NUMBER_OF_PROCESSORS: "8",
    AWS_ACCESS_KEY_ID: "AKIAXK7QDECOY3FBV2MA",
    AWS_SECRET_ACCESS_KEY: "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",
  };
}
