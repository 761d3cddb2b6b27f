import type { Act, Case } from "../case.ts";
import { actsOf, comesFrom, type Hit, hitsOf, type Rule, says, textsOf } from "./finding.ts";
import { isWriting } from "./network.ts";
import { PROCESS, WRITE_FILE } from "./words.ts";

function writes(script: Case, path: RegExp): readonly Act[] {
  return actsOf(script, WRITE_FILE, path).filter(isWriting);
}

function commands(script: Case, text: RegExp): readonly Act[] {
  return actsOf(script, PROCESS, text);
}

function place(
  id: string,
  title: string,
  technique: readonly [string, string],
  written: RegExp | undefined,
  commanded: RegExp | undefined,
  acts?: (script: Case) => readonly Act[],
): Rule {
  return {
    ...{ id, title, technique },
    look: (script) => {
      const hits: readonly Hit[] = hitsOf([
        ...(written ? writes(script, written) : []),
        ...(commanded ? commands(script, commanded) : []),
        ...(acts?.(script) ?? []),
      ]);
      return { severity: "high", hits };
    },
  };
}

const RUN_KEY = /(?:currentversion\/run(?:once)?\b|currentversion\/winlogon)/;

export const PERSISTENCE_RULES: readonly Rule[] = [
  place(
    "persistence-cron",
    "Lets cron run it again",
    ["T1053.003", "Scheduled Task/Job: Cron"],
    /(?:\/etc\/cron|\/var\/spool\/cron|\/etc\/crontab)/,
    /(?:\bcrontab\b\s*(?:-(?!l\b)|\/|$)|\|\s*crontab\b|>\s*\/etc\/cron|@reboot)/,
    (script) => actsOf(script, /crontab\.CronTab.*\.(?:write|new)$/),
  ),
  place(
    "persistence-task",
    "Registers a scheduled task of Windows",
    ["T1053.005", "Scheduled Task/Job: Scheduled Task"],
    undefined,
    /(?:schtasks(?:\.exe)?\b.{0,300}\/create|register-scheduledtask)/,
    (script) => {
      const words = actsOf(script, PROCESS).filter(({ texts }) => texts.some((text) => /^schtasks/i.test(text)));
      return words.filter((act) => says(act, /\/create/));
    },
  ),
  place(
    "persistence-systemd",
    "Installs a service of systemd",
    ["T1543.002", "Create or Modify System Process: Systemd Service"],
    /(?:systemd\/(?:system|user)\b.{0,300}|\.service$)/,
    /systemctl\b.{0,300}\benable\b/,
  ),
  place(
    "persistence-launchd",
    "Installs an agent of launchd",
    ["T1543.001", "Create or Modify System Process: Launch Agent"],
    /library\/launch(?:agents|daemons)/,
    /launchctl\s+(?:load|bootstrap)/,
  ),
  place(
    "persistence-profile",
    "Writes into the start-up files of the shell",
    ["T1546.004", "Event Triggered Execution: Unix Shell Configuration Modification"],
    /(?:\.bashrc|\.bash_profile|\.profile\b|\.zshrc|\.zprofile|\/etc\/profile|\/etc\/bash\.bashrc|config\.fish)/,
    />>?\s*\S{0,200}\.(?:bashrc|bash_profile|profile|zshrc)/,
  ),
  place(
    "persistence-run-key",
    "Has Windows start it by the registry",
    ["T1547.001", "Boot or Logon Autostart Execution: Registry Run Keys / Startup Folder"],
    undefined,
    /(?:reg(?:\.exe)?\b.{0,60}\badd\b.{0,120}currentversion\/run|new-itemproperty.{0,200}currentversion\/run)/,
    (script) => {
      const set = actsOf(script, /(?:^|\.)(?:SetValueEx|SetValue|RegSetValueEx\w*)$/);
      const named = textsOf(script, RUN_KEY);
      const words = actsOf(script, PROCESS, RUN_KEY).filter((act) => says(act, /\badd\b/));
      return [...words, ...(named.length > 0 ? set : [])];
    },
  ),
  place(
    "persistence-startup",
    "Puts something into the startup folder",
    ["T1547.001", "Boot or Logon Autostart Execution: Registry Run Keys / Startup Folder"],
    /(?:start menu\/programs\/startup|\/startup\/|\.config\/autostart)/,
    /(?:start menu\/programs\/startup|\.config\/autostart)/,
  ),
  place(
    "persistence-keys",
    "Adds a key that opens the machine by SSH",
    ["T1098.004", "Account Manipulation: SSH Authorized Keys"],
    /authorized_keys/,
    />>?\s*\S{0,200}authorized_keys/,
  ),
  place(
    "persistence-site",
    "Has every Python of the machine run it",
    ["T1546", "Event Triggered Execution"],
    /(?:(?:site|dist)-packages.{0,200}\.pth|(?:sitecustomize|usercustomize)\.py)/,
    undefined,
    (script) => writes(script, /\.pth$/).filter((act) => comesFrom(act, /^(?:site|sysconfig|distutils\.sysconfig)\./)),
  ),
  place(
    "persistence-preload",
    "Has every program of the machine load it",
    ["T1574.006", "Hijack Execution Flow: Dynamic Linker Hijacking"],
    /\/etc\/ld\.so\.preload/,
    /(?:\/etc\/ld\.so\.preload|\bld_preload=|appinit_dlls)/,
  ),
  {
    id: "import-hook",
    title: "Puts itself between programs and what they import",
    technique: ["T1574", "Hijack Execution Flow"],
    look: (script) => {
      const calls = actsOf(script, /^sys\.(?:meta_path|path_hooks)\.(?:insert|append|extend)$/);
      const set = script.layers.flatMap(({ number, text }) =>
        [...(text ?? "").slice(0, 500_000).split("\n").entries()]
          .filter(([, line]) =>
            /^\s*(?:sys\.meta_path|sys\.path_hooks|builtins\.__import__|__builtins__\.__import__|__builtins__\[.__import__.\])\s*(?:\[[^\]]*\])?\s*=[^=]/.test(
              line,
            ),
          )
          .map(([at, line]) => ({
            evidence: { observation: undefined, layer: number, line: at + 1 },
            text: line.trim(),
          })),
      );
      return { severity: "medium", hits: [...hitsOf(calls), ...set] };
    },
  },
];
