import type { Act, Case } from "../case.ts";
import { actsOf, comesFrom, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import {
  BROWSER_FILES,
  CLIPBOARD_READ,
  CLIPBOARD_WRITE,
  CREDENTIAL_FILES,
  KEYS,
  PROCESS,
  READ_FILE,
  SCREEN,
  SEND,
  WALK,
  WALLET_FILES,
} from "./words.ts";

/** Whether a path with `/` is one that holds keys, passwords, sessions or coins. */
export function isSecret(path: string): boolean {
  return CREDENTIAL_FILES.test(path) || BROWSER_FILES.test(path) || WALLET_FILES.test(path);
}

const CREDENTIAL_COMMANDS =
  /(?:\bkey=clear\b|security\s+(?:find-(?:generic|internet)-password|dump-keychain)|cmdkey\s+\/list|vaultcmd\s|mimikatz|sekurlsa|\blsass\b|reg\s+save\s+hklm\/(?:sam|system|security)|\b(?:cat|cp|scp)\b[^\n]{0,300}(?:\/etc\/shadow|\.ssh\/id_|\.aws\/credentials))/;

const UNPROTECT =
  /(?:CryptUnprotectData|win32crypt\.\w+|browser_?cookie3\.\w+|browsercookie\.\w+|keyring\.get_password|secretstorage\.\w+)$/;
const WALLET_PATTERN =
  /(?:\[13\]\[|\^\(?bc1|\(bc1\||bc1\[|0x\[a-f|0x\[0-9a-f|\[13\]\[a-km-z|t\[a-z0-9\]\{33\}|\^4\[0-9ab\])/;

/** The rule for files of a kind: read, it is as bad as it gets; only named, it is worth a look. */
function filesRule(info: Pick<Rule, "id" | "title" | "technique">, files: RegExp, commands?: RegExp): Rule {
  return {
    ...info,
    look: (script) => {
      const told = commands ? actsOf(script, PROCESS, commands) : [];
      const read = [...actsOf(script, READ_FILE, files), ...actsOf(script, WALK, files), ...told];
      // Whoever goes through all files reads these too.
      if (read.length > 0) return { severity: isSweep(script, read) ? "low" : "high", hits: hitsOf(read) };
      const named = textsOf(script, files);
      const any = script.acts.some(({ action }) => READ_FILE.test(action));
      return { severity: any && named.length > 1 ? "medium" : "low", hits: hitsOf(named) };
    },
  };
}

/** Whether they were met with many others, and nothing in the script names them. */
function isSweep(script: Case, read: readonly Act[]): boolean {
  if (read.some(({ evidence }) => evidence.observation === undefined)) return false;
  const opened = new Set(
    script.acts
      .filter(({ action, evidence }) => action === "open" && evidence.observation !== undefined)
      .map(({ texts }) => texts.find((text) => text.includes("/") || text.includes("\\"))),
  );
  const met = new Set(read.map(({ texts }) => texts[0]));
  return opened.size >= 10 && met.size * 2 < opened.size;
}

const browsers = filesRule(
  {
    id: "credentials-browser",
    title: "Reads passwords, cookies or sessions of browsers",
    technique: ["T1555.003", "Credentials from Password Stores: Credentials from Web Browsers"],
  },
  BROWSER_FILES,
);

export const SECRET_RULES: readonly Rule[] = [
  filesRule(
    {
      id: "credentials-files",
      title: "Reads keys or passwords that programs keep in files",
      technique: ["T1552.001", "Unsecured Credentials: Credentials In Files"],
    },
    CREDENTIAL_FILES,
    CREDENTIAL_COMMANDS,
  ),
  {
    ...browsers,
    look: (script) => {
      const unprotected = actsOf(script, UNPROTECT).filter(({ action }) => !action.startsWith("keyring."));
      if (unprotected.length > 0) return { severity: "high", hits: hitsOf(unprotected) };
      return browsers.look(script);
    },
  },
  filesRule(
    {
      id: "wallets",
      title: "Looks for wallets of cryptocurrencies",
      technique: ["T1005", "Data from Local System"],
    },
    WALLET_FILES,
  ),
  {
    id: "keylogger",
    title: "Records the keyboard",
    technique: ["T1056.001", "Input Capture: Keylogging"],
    look: (script) => ({ severity: "high", hits: hitsOf(actsOf(script, KEYS)) }),
  },
  {
    id: "screenshot",
    title: "Takes pictures of the screen",
    technique: ["T1113", "Screen Capture"],
    look: (script) => {
      const taken = actsOf(script, SCREEN);
      const sent = actsOf(script, SEND).some((act) => comesFrom(act, SCREEN));
      return { severity: sent ? "high" : "medium", hits: hitsOf(taken) };
    },
  },
  {
    id: "clipboard",
    title: "Reads the clipboard",
    technique: ["T1115", "Clipboard Data"],
    look: (script) => {
      const read = actsOf(script, CLIPBOARD_READ);
      const sent = actsOf(script, SEND).some((act) => comesFrom(act, CLIPBOARD_READ));
      return { severity: sent ? "high" : "low", hits: hitsOf(read) };
    },
  },
  {
    id: "clipboard-replace",
    title: "Puts other addresses of wallets into the clipboard",
    technique: ["T1115", "Clipboard Data"],
    look: (script) => {
      const [read, written] = [actsOf(script, CLIPBOARD_READ), actsOf(script, CLIPBOARD_WRITE)];
      // What was on the clipboard of the decoy may come back, in capitals say.
      const found = script.bait.map((text) => text.toLowerCase());
      const coins = [
        ...textsOf(script, WALLET_PATTERN),
        ...script.texts.filter(
          ({ text }) => isWallet(text) && !found.some((each) => each.includes(text.toLowerCase())),
        ),
      ];
      if (read.length === 0 || written.length === 0 || coins.length === 0) return undefined;
      return { severity: "high", hits: hitsOf([...written, ...coins]) };
    },
  },
  {
    id: "password-prompt",
    title: "Asks for a password and sends it",
    technique: ["T1056", "Input Capture"],
    look: (script) => ({
      severity: "medium",
      hits: hitsOf(
        actsOf(script, SEND).filter(
          (act) => comesFrom(act, /^getpass\.getpass$/) && !says(act, /\/(?:login|token|auth|session)/),
        ),
      ),
    }),
  },
];

export const WALLET =
  /(?<![A-Za-z0-9])(?:bc1[ac-hj-np-z02-9]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}|T[1-9A-HJ-NP-Za-km-z]{33})(?![A-Za-z0-9])/;

export function isWallet(text: string): boolean {
  return WALLET.test(text);
}
