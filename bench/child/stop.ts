// node stop.js inline|worker FROM: ends each endless program from that number on, one JSON object per line; at last, how
// busy the process still is when everything has ended.
import { writeSync } from "node:fs";
import { ENDLESS, runUntilStopped } from "./stop-run.ts";

const IDLE_MS = 500;

const [place, from] = process.argv.slice(2);
for (const name of Object.keys(ENDLESS).slice(Number(from))) {
  const stop = await runUntilStopped(name, place === "worker" ? "worker" : "inline");
  writeSync(1, `${JSON.stringify(stop)}\n`);
}
const before = process.cpuUsage();
const begin = performance.now();
await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
const { user, system } = process.cpuUsage(before);
writeSync(1, `${JSON.stringify({ busy: (user + system) / 1000 / (performance.now() - begin) })}\n`);
process.exit();
