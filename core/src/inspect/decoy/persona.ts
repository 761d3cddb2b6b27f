import { DEFAULT_START, type PersonaOptions } from "./options.ts";

/** Whose machine it is, with everything decided. */
export interface Persona {
  readonly system: "linux" | "windows";
  readonly user: string;
  readonly host: string;
  readonly home: string;
  readonly start: Date;
  readonly env: { readonly [name: string]: string };
  readonly uid: number;
  readonly cpus: number;
  readonly release: string;
  readonly version: string;
  readonly python: string;
}

/** Words of scripts that are meant for Windows. */
const WINDOWS_WORDS =
  /\b(?:winreg|_winreg|windll|win32\w*|LOCALAPPDATA|APPDATA|USERPROFILE|powershell|schtasks|reg add|startfile|CryptUnprotectData|STARTUPINFO)\b|cmd\.exe|["']nt["']|\\\\?Users\\\\?|C:[\\/]/i;

/** Of what the options leave open, as the script seems to expect it. */
export function choosePersona(options: PersonaOptions, source: string): Persona {
  const system = options.system ?? (WINDOWS_WORDS.test(source) ? "windows" : "linux");
  const user = options.user ?? "mreed";
  const host = options.host ?? (system === "windows" ? "DESKTOP-7Q4M2KD" : "mreed-thinkpad");
  const home = system === "windows" ? `C:\\Users\\${user}` : `/home/${user}`;
  const own = system === "windows" ? windowsEnv(user, host, home) : linuxEnv(user, home);
  return {
    system,
    user,
    host,
    home,
    start: options.start ?? DEFAULT_START,
    env: { ...own, ...options.env },
    uid: 1000,
    cpus: 8,
    release: system === "windows" ? "10" : "6.5.0-35-generic",
    version: system === "windows" ? "10.0.19045" : "#35~22.04.1-Ubuntu SMP PREEMPT_DYNAMIC",
    python: system === "windows" ? "C:\\Python311\\python.exe" : "/usr/bin/python3",
  };
}

function linuxEnv(user: string, home: string): { [name: string]: string } {
  return {
    HOME: home,
    USER: user,
    LOGNAME: user,
    SHELL: "/bin/bash",
    PATH: `${home}/.local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    PWD: home,
    LANG: "en_US.UTF-8",
    TERM: "xterm-256color",
    DISPLAY: ":0",
    XDG_SESSION_TYPE: "x11",
    XDG_CONFIG_HOME: `${home}/.config`,
    SSH_AUTH_SOCK: "/run/user/1000/keyring/ssh",
    EDITOR: "vim",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    GITHUB_TOKEN: "ghp_0000decoy0000decoy0000decoy0000decoy",
  };
}

function windowsEnv(user: string, host: string, home: string): { [name: string]: string } {
  return {
    USERNAME: user,
    USERDOMAIN: host,
    COMPUTERNAME: host,
    USERPROFILE: home,
    HOMEDRIVE: "C:",
    HOMEPATH: `\\Users\\${user}`,
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`,
    TEMP: `${home}\\AppData\\Local\\Temp`,
    TMP: `${home}\\AppData\\Local\\Temp`,
    PROGRAMDATA: "C:\\ProgramData",
    PROGRAMFILES: "C:\\Program Files",
    "PROGRAMFILES(X86)": "C:\\Program Files (x86)",
    ALLUSERSPROFILE: "C:\\ProgramData",
    PUBLIC: "C:\\Users\\Public",
    SYSTEMDRIVE: "C:",
    SYSTEMROOT: "C:\\Windows",
    WINDIR: "C:\\Windows",
    COMSPEC: "C:\\Windows\\system32\\cmd.exe",
    OS: "Windows_NT",
    PATH: "C:\\Windows\\system32;C:\\Windows;C:\\Python311",
    PATHEXT: ".COM;.EXE;.BAT;.CMD;.VBS;.PY",
    PROCESSOR_ARCHITECTURE: "AMD64",
    PROCESSOR_IDENTIFIER: "Intel64 Family 6 Model 158 Stepping 10, GenuineIntel",
    NUMBER_OF_PROCESSORS: "8",
    LOGONSERVER: `\\\\${host}`,
    SESSIONNAME: "Console",
  };
}
