import { FileAction } from "../../boundary/abi.ts";
import type { FileRequest } from "../files.ts";
import { stubs } from "../functions/stubs.ts";
import type { FunctionTable } from "../functions/table.ts";
import { LIMITS, type LimitName, type LimitValues } from "../limits.ts";
import { DIFFERENCES } from "./differences.ts";
import { ABSENT_MODULES } from "./modules.ts";
import { PRESENT_MODULES } from "./present.ts";

/** Limits that a program has to be written for. */
const TOLD_LIMITS: readonly LimitName[] = [
  "timeoutMs",
  "memoryBytes",
  "recursionDepth",
  "outputBytes",
  "hostCalls",
  "fileBytes",
];

/** Modules that programs miss most, of those that have another way. */
const MISSED = [
  "numpy",
  "pandas",
  "requests",
  "subprocess",
  "sqlite3",
  "yaml",
  "matplotlib",
  "multiprocessing",
] as const;

/** The shortest text that tells a model how to write Python for a sandbox that has these functions, files and limits. */
export function dialectText(
  table: FunctionTable,
  requests: readonly FileRequest[],
  limits: LimitValues,
  powers: readonly string[] = [],
): string {
  const files = requests.filter(({ action }) => action === FileAction.write);
  const missed = MISSED.map((name) => `${name}: ${ABSENT_MODULES[name] ?? ""}`);
  const parts = [
    "Write Python 3.11. It runs in a sandbox, by MicroPython.",
    `Modules: ${PRESENT_MODULES.join(" ")}. Others do not exist, and nothing can be installed. Instead of\n- ${missed.join("\n- ")}`,
    `Differences:\n- ${DIFFERENCES.map(({ text }) => text).join("\n- ")}`,
    `Files are the sandbox's own, in memory${files.length === 0 ? "; there are none yet." : `: ${files.map(({ path }) => path).join(" ")}`}`,
    ...powers,
    `Limits: ${TOLD_LIMITS.map((name) => limitText(name, limits[name])).join(", ")}.`,
  ];
  if (!table.isEmpty) parts.push(`Functions of the host, defined already:\n${stubs(table).trim()}`);
  return `${parts.join("\n")}\n`;
}

function limitText(name: LimitName, value: number): string {
  return value === Number.POSITIVE_INFINITY ? `${name} none` : `${name} ${value} ${LIMITS[name].unit}`;
}
