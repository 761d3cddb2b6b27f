import type { Act, Case } from "../case.ts";
import { actsOf, comesFrom, type Hit, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import { isWriting } from "./network.ts";
import { DECODE, PROCESS, RUN_CODE, SHELL, WRITE_FILE } from "./words.ts";

const HIDDEN =
  /(?:powershell\b.{0,300}(?:-e(?:nc|ncodedcommand)?\s|-w(?:indowstyle)?\s+hidden|\biex\b|invoke-expression|-nop\b)|wscript|mshta|rundll32|regsvr32)/;
/** The same in a text that goes into a file, or anywhere. */
const HIDDEN_TEXT = /powershell(?:\.exe)?\b[^\n]{0,300}\s-(?:e|enc|encodedcommand|w(?:indowstyle)?\s+hidden)\b/;
const PACKED_TEXT = /\bexec\(\s*(?:zlib|base64|marshal|bytes\.fromhex|codecs|__import__\(.(?:zlib|base64|marshal))/;
const PROGRAM_FILE = /\.(?:exe|dll|scr|bat|cmd|ps1|vbs|vbe|js|hta|msi|elf|bin|sh)$/;
const SHELLS =
  /^(?:\/bin\/|\/usr\/bin\/)?(?:ba|z|da|k)?sh$|^(?:cmd|powershell|pwsh)(?:\.exe)?\b|\b(?:bash|sh|cmd|powershell)(?:\.exe)?\s+(?:-c|\/c|-i|-e)/;
const DEFENCES =
  /(?:set-mppreference|add-mppreference|netsh\s+(?:advfirewall|firewall)|taskkill\b.{0,300}(?:msmpeng|defender|avast|avg|kaspersky|mcafee)|ufw\s+disable|setenforce\s+0|systemctl\s+(?:stop|disable)\s+(?:auditd|firewalld|ufw|apparmor)|disableantispyware|disablerealtimemonitoring|amsiutils|amsi\.dll|amsiscanbuffer)/;
const FOREIGN =
  /(?:^|\.)(?:VirtualAlloc(?:Ex)?|VirtualProtect(?:Ex)?|WriteProcessMemory|CreateRemoteThread(?:Ex)?|RtlMoveMemory|NtCreateThreadEx|QueueUserAPC|NtMapViewOfSection|SetThreadContext|memfd_create|ptrace|process_vm_writev)$/;

const RUNNERS = /^(?:exec|eval|compile|execfile)$/;

/** Layers that were run and that came out of something packed: as such, or as the same text. */
function decodedAndRun(script: Case): readonly Hit[] {
  const unpacked = new Map<string, string>();
  for (const { number, via, executed, text } of script.layers) {
    if (number > 0 && !executed && text !== undefined && DECODE.test(via)) unpacked.set(text, via);
  }
  return script.layers.flatMap(({ number, via, executed, text }) => {
    if (!executed || number === 0) return [];
    const evidence = { observation: undefined, layer: number, line: undefined };
    if (!RUNNERS.test(via)) return DECODE.test(via) ? [{ evidence, text: via }] : [];
    const by = text === undefined ? undefined : unpacked.get(text);
    return by === undefined ? [] : [{ evidence, text: `${by} → ${via}` }];
  });
}

/** Programs that the script wrote to a file and starts. */
function dropsAndRuns(script: Case): readonly Act[] {
  const written = new Set(
    actsOf(script, WRITE_FILE, PROGRAM_FILE)
      .filter(isWriting)
      .flatMap(({ texts }) => texts.slice(0, 1)),
  );
  return actsOf(script, PROCESS).filter(({ texts }) => texts.some((text) => written.has(text)));
}

/** How many times what ran made what ran next. */
export function depthOf(script: Case): number {
  const byNumber = new Map(script.layers.map((layer) => [layer.number, layer]));
  let deepest = 0;
  for (const layer of script.layers) {
    let depth = 0;
    for (let at = layer; at.number !== 0 && depth < 1000; ) {
      if (at.executed || at.read) depth++;
      const parent = byNumber.get(at.parent);
      if (!parent || parent === at) break;
      at = parent;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const BUILDERS =
  /^(?:chr|str\.join|reversed|map|bytes|bytes\.fromhex|str\.encode|str\.replace|base64\.b64decode|codecs\.decode|ord)$/;
/** Names that nobody has a reason to put together. */
const HIDEABLE =
  /^(?:exec|eval|compile|system|popen|Popen|os|subprocess|socket|marshal|ctypes|__import__|call|run|check_output)$/;

export const EXECUTION_RULES: readonly Rule[] = [
  {
    id: "programs",
    title: "Runs other programs",
    technique: ["T1059", "Command and Scripting Interpreter"],
    look: (script) => {
      const run = actsOf(script, PROCESS);
      const hidden = run.filter((act) => says(act, HIDDEN));
      const carried = textsOf(script, HIDDEN_TEXT);
      if (hidden.length + carried.length > 0)
        return { severity: "high", hits: [...hitsOf(hidden), ...hitsOf(carried)] };
      const dropped = dropsAndRuns(script);
      if (dropped.length > 0) return { severity: "medium", hits: hitsOf(dropped) };
      const shells = run.filter((act) => act.texts.some((text) => SHELLS.test(text)));
      if (shells.length > 0) return { severity: "medium", hits: hitsOf(shells) };
      const throughShell = run.filter(({ action, keywords }) => SHELL.test(action) || keywords.includes("shell"));
      return throughShell.length > 0
        ? { severity: "low", hits: hitsOf(throughShell) }
        : { severity: "info", hits: hitsOf(run) };
    },
  },
  {
    id: "obfuscation-run",
    title: "Unpacks code and runs it",
    technique: ["T1140", "Deobfuscate/Decode Files or Information"],
    look: (script) => {
      const written = actsOf(script, RUN_CODE).filter((act) => act.action !== "compile" && comesFrom(act, DECODE));
      const carried = textsOf(script, PACKED_TEXT);
      const hits = [...decodedAndRun(script), ...hitsOf(written), ...hitsOf(carried)];
      return { severity: "high", hits };
    },
  },
  {
    id: "obfuscation-layers",
    title: "Is wrapped several times in code that makes code",
    technique: ["T1027", "Obfuscated Files or Information"],
    look: (script) => {
      const depth = depthOf(script);
      if (depth < 3) return undefined;
      return {
        severity: depth >= 5 ? "high" : "medium",
        hits: [{ evidence: { observation: undefined, layer: 0, line: undefined }, text: `${depth} layers` }],
      };
    },
  },
  {
    id: "obfuscation-bytecode",
    title: "Runs bytecode, which nobody can read",
    technique: ["T1027", "Obfuscated Files or Information"],
    look: (script) => {
      const runs = actsOf(script, RUN_CODE).filter((act) => comesFrom(act, /^marshal\.loads?$/));
      const layers = script.layers
        .filter(({ via }) => /marshal/.test(via))
        .map(({ number: layer }) => ({
          evidence: { observation: undefined, layer, line: undefined },
          text: "marshal",
        }));
      return { severity: "high", hits: [...hitsOf(runs), ...layers] };
    },
  },
  {
    id: "obfuscation-names",
    title: "Hides what it calls behind texts that are put together",
    technique: ["T1027", "Obfuscated Files or Information"],
    look: (script) => {
      const assembled = actsOf(script, /^(?:getattr|__import__|importlib\.import_module|exec|eval|os\.system)$/).filter(
        (act) =>
          comesFrom(act, BUILDERS) ||
          (/getattr|import/.test(act.action) && act.assembled.some((text) => HIDEABLE.test(text))),
      );
      // What is called like this although no such text stands in the script.
      const hidden = script.acts.filter(
        ({ action, evidence }) =>
          evidence.observation === undefined &&
          (PROCESS.test(action) || RUN_CODE.test(action)) &&
          !(script.layers.find(({ number }) => number === evidence.layer)?.text ?? "").includes(
            action.split(".").at(-1) ?? action,
          ),
      );
      const odd = assembled.filter((act) => act.action !== "exec" || comesFrom(act, /^(?:chr|reversed|map)$/));
      return { severity: "medium", hits: hitsOf([...hidden, ...odd]) };
    },
  },
  {
    id: "obfuscation-literals",
    title: "Carries long texts that look packed or enciphered",
    technique: ["T1027", "Obfuscated Files or Information"],
    look: (script) => ({
      severity: "low",
      hits: script.layers.flatMap(({ number: layer, facts }) =>
        (facts?.literals ?? [])
          .filter(({ characters, entropy }) => characters >= 500 && entropy >= 4.8)
          .map(({ line, characters, entropy }) => ({
            evidence: { observation: undefined, layer, line },
            text: `${characters} characters with ${entropy} bits each`,
          })),
      ),
    }),
  },
  {
    id: "injection",
    title: "Puts machine code into memory and runs it",
    technique: ["T1055", "Process Injection"],
    look: (script) => {
      const calls = actsOf(script, FOREIGN);
      const mapped = actsOf(script, /^mmap\.mmap$/).filter((act) => comesFrom(act, /PROT_EXEC/));
      const cast = actsOf(script, /^ctypes\.(?:CFUNCTYPE|cast|memmove)\b/);
      const hits = [...calls, ...(mapped.length > 0 && cast.length > 0 ? [...mapped, ...cast] : [])];
      return { severity: "high", hits: hitsOf(hits) };
    },
  },
  {
    id: "defences",
    title: "Switches off what protects the machine",
    technique: ["T1562.001", "Impair Defenses: Disable or Modify Tools"],
    look: (script) => ({ severity: "high", hits: hitsOf(actsOf(script, PROCESS, DEFENCES)) }),
  },
];
