import type { Act, Case } from "../case.ts";
import { secretsIn } from "./carried.ts";
import { actsOf, comesFrom, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import {
  FETCH,
  LOOKUP,
  PROCESS,
  RECEIVED,
  RUN_CODE,
  SEND,
  SOCKET_CONNECT,
  SOCKET_LISTEN,
  WEBHOOKS,
  WHO,
  WRITE_FILE,
} from "./words.ts";

const SHELL_FETCH =
  /(?:\b(?:curl|wget)\b[^\n]{0,300}(?:\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\|\s*python|&&|;|-o\s)|downloadstring|downloadfile|invoke-webrequest|\biwr\b|certutil[^\n]{0,300}-urlcache|bitsadmin[^\n]{0,300}\/transfer|mshta\s+http|regsvr32[^\n]{0,300}http)/;
const PROGRAM = /\.(?:exe|dll|scr|bat|cmd|ps1|vbs|msi|elf|bin|jar|apk|sh)(?:["'\s?]|$)/;

/** Paths that something was written to by what came from the network. */
function downloads(script: Case): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { texts } of actsOf(script, PROCESS, /\b(?:curl|wget)\b.{0,300}\s-o\s/)) {
    const [, path] = /\s-[oO]\s+["']?([^\s"']+)/.exec(texts.join(" ")) ?? [];
    if (path !== undefined) paths.add(path);
  }
  const fetches = actsOf(script, FETCH).length > 0 || script.acts.some((act) => RECEIVED.test(act.action));
  if (!fetches) return paths;
  for (const act of actsOf(script, WRITE_FILE)) {
    const isRetrieve = /urlretrieve|download$/.test(act.action);
    const written = isRetrieve
      ? [...act.texts.slice(1), ...act.from.texts]
      : isWriting(act)
        ? act.texts.slice(0, 1)
        : [];
    for (const path of written) if (path.length > 2 && !/^https?:/.test(path)) paths.add(path);
  }
  return paths;
}

/** `open` for more than reading; writing by other means is what it is called. */
export function isWriting({ action, texts }: Act): boolean {
  if (!/^(?:io\.|codecs\.)?open$|^file$/.test(action)) return !/\.read/.test(action);
  return texts.slice(1).some((mode) => /^[rbtU]*[wax+][bt+]*$/.test(mode));
}

function runsDownload(script: Case): readonly Act[] {
  const saved = downloads(script);
  const runs = script.acts.filter(
    ({ action }) =>
      PROCESS.test(action) || RUN_CODE.test(action) || /(?:^|\.)(?:LoadLibrary|CDLL|WinDLL)$|^os\.chmod$/.test(action),
  );
  return runs.filter(
    (act) =>
      (comesFrom(act, FETCH) && act.action !== "os.chmod") ||
      (RUN_CODE.test(act.action) && comesFrom(act, RECEIVED)) ||
      [...act.texts, ...act.from.texts].some(
        (text) =>
          saved.has(text) || (text.length > 6 && [...saved].some((path) => path.length > 3 && text.includes(path))),
      ),
  );
}

/** What is said to a program that runs. */
const TOLD = /^subprocess\.Popen\.(?:stdin\.write|communicate)$/;
const CONTROL = /^(?:os\.dup2|pty\.spawn)$/;
const SHELL_TEXT = /(?:\/dev\/tcp\/|\bnc(?:at)?\s[^\n]{0,300}-e\s|\bbash\s+-i\b|mkfifo\s)/;

/** Programs whose input comes from a socket, or which are told by what a socket says. */
function remoteControl(script: Case): readonly Act[] {
  return script.acts.filter(
    (act) =>
      (CONTROL.test(act.action) &&
        (comesFrom(act, /fileno|^socket\./) || act.action === "pty.spawn" || act.evidence.observation !== undefined)) ||
      ((PROCESS.test(act.action) || TOLD.test(act.action) || /^(?:exec|eval)$/.test(act.action)) &&
        (comesFrom(act, RECEIVED) || comesFrom(act, /^socket\..*fileno$/))),
  );
}

const LOCAL = /^(?:127\.|localhost$|::1$)/;

export const NETWORK_RULES: readonly Rule[] = [
  {
    id: "download",
    title: "Fetches something from the network",
    technique: ["T1105", "Ingress Tool Transfer"],
    look: (script) => {
      const fetched = actsOf(script, FETCH).filter(
        (act) =>
          act.texts.some((text) => /^(?:https?|ftp):/.test(text)) ||
          says(act, /https?:\/\//) ||
          act.evidence.observation !== undefined,
      );
      const programs = fetched.filter((act) => says(act, PROGRAM));
      if (programs.length > 0) return { severity: "medium", hits: hitsOf(programs) };
      return { severity: "info", hits: hitsOf(fetched) };
    },
  },
  {
    id: "download-execute",
    title: "Runs what it fetched from the network",
    technique: ["T1105", "Ingress Tool Transfer"],
    look: (script) => {
      const commands = [...actsOf(script, PROCESS, SHELL_FETCH), ...actsOf(script, /^(?:exec|eval)$/, SHELL_FETCH)];
      return { severity: "high", hits: hitsOf([...runsDownload(script), ...commands]) };
    },
  },
  {
    id: "reverse-shell",
    title: "Connects out and lets the other side give commands",
    technique: ["T1059.004", "Command and Scripting Interpreter: Unix Shell"],
    look: (script) => {
      const connects = actsOf(script, SOCKET_CONNECT).filter((act) => !act.texts.some((text) => LOCAL.test(text)));
      const controlled = remoteControl(script);
      const shells = textsOf(script, SHELL_TEXT).filter(({ plain }) => /\d/.test(plain));
      if (shells.length > 0) return { severity: "high", hits: hitsOf(shells) };
      const listens = actsOf(script, SOCKET_LISTEN).length > 0;
      if (connects.length === 0 || controlled.length === 0 || (listens && connects.length === 0)) return undefined;
      return { severity: "high", hits: hitsOf([...connects, ...controlled]) };
    },
  },
  {
    id: "bind-shell",
    title: "Listens, and runs what whoever connects says",
    technique: ["T1095", "Non-Application Layer Protocol"],
    look: (script) => {
      const listens = actsOf(script, SOCKET_LISTEN);
      const controlled = remoteControl(script);
      if (listens.length === 0 || controlled.length === 0) return undefined;
      return { severity: "high", hits: hitsOf([...listens, ...controlled]) };
    },
  },
  {
    id: "exfiltration-webhook",
    title: "Sends to a chat or paste service that is used to carry data away",
    technique: ["T1567.004", "Exfiltration Over Web Service: Exfiltration Over Webhook"],
    look: (script) => {
      const texts = textsOf(script, WEBHOOKS);
      if (texts.length === 0) return undefined;
      const sends = [...actsOf(script, SEND, WEBHOOKS), ...actsOf(script, FETCH, WEBHOOKS)];
      const secret = sends.some(secretsIn(script));
      const who = sends.some((act) => comesFrom(act, WHO));
      return {
        severity: secret ? "high" : who || sends.length > 0 ? "medium" : "low",
        hits: hitsOf([...sends, ...texts]),
      };
    },
  },
  {
    id: "exfiltration",
    title: "Sends out what it found on the machine",
    technique: ["T1041", "Exfiltration Over C2 Channel"],
    look: (script) => {
      const sends = [...actsOf(script, SEND), ...actsOf(script, LOOKUP)].filter(
        (act) => !act.texts.some((text) => LOCAL.test(text)),
      );
      const secret = sends.filter(secretsIn(script));
      if (secret.length > 0) return { severity: "high", hits: hitsOf(secret) };
      const machine = sends.filter((act) => distinct(act, WHO) >= 2);
      return { severity: "medium", hits: hitsOf(machine) };
    },
  },
  {
    id: "ssh-spread",
    title: "Logs in to other machines with guessed passwords, or copies itself there",
    technique: ["T1021.004", "Remote Services: SSH"],
    look: (script) => {
      const logins = actsOf(
        script,
        /(?:paramiko\..*\.connect|paramiko\.Transport|pexpect\.(?:spawn|pxssh)|fabric\.Connection|telnetlib\.Telnet|asyncssh\.connect)$/,
      );
      const copied = actsOf(script, /(?:\.put|\.putfo|exec_command|\.sendline|\.write)$/).filter(
        (act) => comesFrom(act, /^__file__$|^sys\.argv/) || act.texts.includes("__file__"),
      );
      const own =
        script.mentions.some(({ name }) => name === "sys.argv") ||
        script.layers.some(({ text }) => text?.includes("__file__"));
      const copies = actsOf(script, /(?:open_sftp\.put|SFTPClient.*\.put|SCPClient\.put|\.put)$/);
      const guesses = textsOf(
        script,
        /^(?:password|123456|12345|admin|root|toor|raspberry|letmein|qwerty|ubnt|default)$/,
      );
      if (logins.length === 0) return undefined;
      if (guesses.length >= 3 || copied.length > 0 || (own && copies.length > 0))
        return { severity: "high", hits: hitsOf([...logins, ...copied, ...copies]) };
      return { severity: "info", hits: hitsOf(logins) };
    },
  },
];

function distinct(act: Act, action: RegExp): number {
  let count = 0;
  for (const each of act.from.actions) if (action.test(each)) count++;
  return count;
}
