import { actsOf, comesFrom, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import { isWriting } from "./network.ts";
import { CIPHER, DECODE, DELETE_FILE, FETCH, LOOKUP, PROCESS, RUN_CODE, SEND, WALK, WHO, WRITE_FILE } from "./words.ts";

const NOTE =
  /(?:files?\s+(?:have\s+been|has\s+been|are|were)\s+(?:now\s+)?(?:encrypted|locked)|to\s+(?:decrypt|recover|restore|unlock)\s+(?:your|the)|decryption\s+key|readme.{0,20}(?:decrypt|restore)|how.to.(?:decrypt|recover)|pay\b.{0,60}\b(?:btc|bitcoin|xmr|monero))/;
const LOCKED =
  /^\.(?:locked|enc|encrypted|crypt|crypted|lock|crypto|ransom|pay)\w*$|….?\.(?:locked|enc|encrypted|crypt|crypted|lock|ransom)\w*$/;
const MINER =
  /(?:stratum\+(?:tcp|ssl|tls):\/\/|stratum:\/\/|\bxmrig\b|\bminerd\b|\bcpuminer\b|\bethminer\b|\bnbminer\b|--donate-level|minexmr|nanopool|supportxmr|nicehash|moneroocean|\brandomx\b|--coin[= ]monero|mining\.(?:subscribe|authorize|submit))/;
const LOGS =
  /(?:\/var\/log\b|\.bash_history|\.zsh_history|\.python_history|\/var\/run\/utmp|\bwtmp\b|\blastlog\b|\.evtx)/;
const LOG_COMMANDS =
  /(?:wevtutil\s+cl|clear-eventlog|history\s+-c|unset\s+histfile|histsize=0|journalctl\s+--vacuum|shred\b|rm\s+-r?f?\s*\S{0,200}(?:\/var\/log|_history)|>\s*\/var\/log)/;
const TELLTALES =
  /(?:vmware|virtualbox|\bvbox|\bqemu\b|xen(?:bus|vm)?\b.{0,300}|sbiedll|sandboxie|cuckoo|wireshark|procmon|process ?hacker|ollydbg|x64dbg|\bida(?:64|q)?\.exe|fiddler|vmtoolsd|\bjoebox\b|00:0c:29|08:00:27|00:50:56|00:05:69|wdagutilityaccount|tracerpid|\/\.dockerenv|hypervisor|product_name)/;

export const IMPACT_RULES: readonly Rule[] = [
  {
    id: "ransom",
    title: "Goes through files and enciphers, replaces or renames them",
    technique: ["T1486", "Data Encrypted for Impact"],
    look: (script) => {
      const walks = actsOf(script, WALK);
      const notes = textsOf(script, NOTE);
      const ciphers = script.acts.filter(({ action }) => CIPHER.test(action) || /\.encrypt$/.test(action));
      const changes = actsOf(script, WRITE_FILE).filter((act) => isWriting(act) && comesFrom(act, WALK));
      const locked = script.texts.filter(({ text }) => LOCKED.test(text));
      const renamed = actsOf(script, /^(?:os\.(?:rename|replace)|shutil\.move|.*\.(?:rename|replace))$/).filter(
        (act) => comesFrom(act, WALK) && says(act, LOCKED),
      );
      const signs = Number(ciphers.length > 0) + Number(locked.length > 0) + Number(notes.length > 0);
      if (walks.length > 0 && (changes.length > 0 || renamed.length > 0) && signs >= 2)
        return { severity: "high", hits: [...hitsOf(changes), ...hitsOf(renamed), ...hitsOf(notes)] };
      if (notes.length > 0) return { severity: walks.length > 0 && signs >= 2 ? "high" : "low", hits: hitsOf(notes) };
      return { severity: "medium", hits: walks.length > 0 && ciphers.length > 0 ? hitsOf(changes) : [] };
    },
  },
  {
    id: "miner",
    title: "Mines a cryptocurrency",
    technique: ["T1496", "Resource Hijacking"],
    look: (script) => ({ severity: "high", hits: hitsOf(textsOf(script, MINER)) }),
  },
  {
    id: "log-wiping",
    title: "Removes logs or histories",
    technique: ["T1070", "Indicator Removal"],
    look: (script) => {
      const removed = actsOf(script, DELETE_FILE, LOGS);
      const emptied = actsOf(script, WRITE_FILE, LOGS).filter(
        (act) =>
          act.texts.slice(1).some((mode) => /^w/.test(mode)) &&
          says(act, /\/var\/log\/(?:auth|syslog|secure|messages|wtmp|btmp|lastlog|kern)|_history|wtmp|utmp|lastlog/),
      );
      return { severity: "high", hits: hitsOf([...removed, ...emptied, ...actsOf(script, PROCESS, LOG_COMMANDS)]) };
    },
  },
  {
    id: "self-deletion",
    title: "Removes itself",
    technique: ["T1070.004", "Indicator Removal: File Deletion"],
    look: (script) => {
      const own = /^(?:__file__|sys\.argv|sys\.executable)$/;
      const removed = actsOf(script, DELETE_FILE).filter(
        (act) => comesFrom(act, own) || act.from.texts.has("__file__"),
      );
      return { severity: "medium", hits: hitsOf(removed) };
    },
  },
  {
    id: "destruction",
    title: "Destroys the disk or everything on it",
    technique: ["T1485", "Data Destruction"],
    look: (script) => {
      const trees = actsOf(script, /^shutil\.rmtree$/).filter(({ texts }) =>
        texts.some((text) => /^(?:\/|~|\/home|[a-z]:[\\/]?)$/i.test(text)),
      );
      const commands = actsOf(
        script,
        PROCESS,
        /(?:rm\s+-rf?\s+(?:--no-preserve-root\s+)?(?:\/|~)(?:\s|\*|$)|\bmkfs\b|dd\s+if=\S{1,200}\s+of=\/dev\/|format\s+[a-z]:|vssadmin\s+delete\s+shadows|wbadmin\s+delete|bcdedit\b.{0,300}recoveryenabled)/,
      );
      return { severity: "high", hits: hitsOf([...trees, ...commands]) };
    },
  },
  {
    id: "discovery",
    title: "Finds out about the machine, its user or its network",
    technique: ["T1082", "System Information Discovery"],
    look: (script) => {
      const asked = script.acts.filter(({ action }) => WHO.test(action) && !/^os\.(?:environ|cpu_count)/.test(action));
      const commands = actsOf(
        script,
        PROCESS,
        /^(?:whoami|ipconfig|ifconfig|systeminfo|tasklist|net\s+user|uname|hostname|id$|ps\s|netstat|arp\s)/,
      );
      const address = actsOf(
        script,
        FETCH,
        /(?:api\.ipify\.org|ip-api\.com|ifconfig\.me|ipinfo\.io|icanhazip|checkip\.amazonaws|myexternalip)/,
      );
      const kinds = new Set(
        [...asked, ...commands, ...address].map(({ action, texts }) => (PROCESS.test(action) ? texts[0] : action)),
      );
      return { severity: kinds.size >= 4 ? "low" : "info", hits: hitsOf([...asked, ...commands, ...address]) };
    },
  },
  {
    id: "evasion-sandbox",
    title: "Looks whether it is watched: for debuggers, sandboxes or virtual machines",
    technique: ["T1497.001", "Virtualization/Sandbox Evasion: System Checks"],
    look: (script) => {
      const texts = textsOf(script, TELLTALES);
      const calls = actsOf(
        script,
        /(?:^sys\.gettrace|IsDebuggerPresent|CheckRemoteDebuggerPresent|\.GetLastInputInfo|\.GetCursorPos|\.GetTickCount(?:64)?)$/,
      );
      return { severity: texts.length + calls.length >= 2 ? "medium" : "low", hits: hitsOf([...calls, ...texts]) };
    },
  },
  {
    id: "evasion-sleep",
    title: "Waits long before it goes on",
    technique: ["T1497.003", "Virtualization/Sandbox Evasion: Time Based Evasion"],
    look: (script) => {
      const seen = script.dossier.observations.filter(
        ({ kind, action, detail }) => kind === "time" && /sleep/.test(action) && secondsOf(detail) >= 60,
      );
      const read = script.layers.flatMap(({ number: layer, facts }) =>
        (facts?.sleeps ?? [])
          .filter(({ seconds }) => seconds >= 60)
          .map(({ line, seconds }) => ({ evidence: { observation: undefined, layer, line }, text: `${seconds} s` })),
      );
      const hits = [
        ...seen.map(({ number, layer, line, detail }) => ({
          evidence: { observation: number, layer, line },
          text: `${secondsOf(detail)} s`,
        })),
        ...read,
      ];
      const clocks =
        actsOf(script, /^time\.(?:time|monotonic|perf_counter)$/).length > 0 &&
        script.acts.some(({ action }) => /^(?:sys\.exit|os\._exit|exit|quit)$/.test(action));
      return { severity: clocks ? "medium" : "info", hits };
    },
  },
  {
    id: "supply-chain",
    title: "Does more than install while a package is installed",
    technique: ["T1195.002", "Supply Chain Compromise: Compromise Software Supply Chain"],
    look: (script) => {
      const setups = actsOf(script, /^(?:setuptools|distutils\.core)\.setup$/);
      if (setups.length === 0) return undefined;
      const network = [...actsOf(script, FETCH), ...actsOf(script, SEND), ...actsOf(script, LOOKUP)];
      const hidden = actsOf(script, RUN_CODE).filter((act) => comesFrom(act, DECODE) || comesFrom(act, FETCH));
      const shells = actsOf(script, PROCESS, /(?:https?:\/\/|powershell|curl|wget|\|\s*(?:ba)?sh\b)/);
      const hits = hitsOf([...network, ...hidden, ...shells]);
      const hooked = setups.some(({ keywords }) => keywords.includes("cmdclass"));
      return {
        severity: hits.length > 0 ? "high" : "low",
        hits: hits.length > 0 ? hits : hooked ? hitsOf(setups) : [],
      };
    },
  },
];

function secondsOf(detail: { readonly [name: string]: unknown }): number {
  const value =
    detail["seconds"] ??
    detail["secs"] ??
    detail["s"] ??
    (Array.isArray(detail["args"]) ? detail["args"][0] : undefined);
  return typeof value === "number" ? value : 0;
}
