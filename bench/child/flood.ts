// What one program that asks for too much costs the process: node flood.js PROGRAM WHERE, where PROGRAM is a JSON file
// {code, limits} and WHERE is inline or worker. Prints {growthBytes, peakMemoryBytes, ending, isLost}.
import { readFileSync } from "node:fs";
import { Sandbox, type SandboxOptions } from "micropython-wasm";

interface Program {
  readonly code: string;
  readonly limits: SandboxOptions["limits"];
}

const [file = "", where] = process.argv.slice(2);
const { code, limits }: Program = JSON.parse(readFileSync(file, "utf8"), (_, value: unknown) =>
  value === "none" ? Number.POSITIVE_INFINITY : value,
);
const sandbox = await Sandbox.create({
  isolation: where === "inline" ? "inline" : "worker",
  limits,
  functions: { take: () => null },
  asyncFunctions: { take_later: async () => null },
});
// What the first run costs once, compiled code above all, is not what the program costs.
await sandbox.run("try: take('x' * 1000)\nexcept Exception: pass\nprint('x')\n[i for i in range(10000)]\nNone");
globalThis.gc?.();
const before = process.memoryUsage.rss();
const result = await sandbox.run(code);
// The peak since the process began, in KiB.
const growthBytes = process.resourceUsage().maxRSS * 1024 - before;
const ending = result.ok ? "ok" : result.error.kind;
const isLost = !result.ok && result.error.sandbox === "lost";
const figures = { growthBytes, peakMemoryBytes: result.usage.peakMemoryBytes, ending, isLost };
process.stdout.write(JSON.stringify(figures), () => process.exit(0));
