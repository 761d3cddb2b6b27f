import { parseArgs } from "node:util";
import { attackAsEngine } from "../../core/test/hostile/evil-engine.ts";
import { campaignAgainstMounts } from "../../core/test/hostile/evil-mounts.ts";
import { attackStored } from "../../core/test/hostile/evil-stored.ts";
import { attackAsWorker } from "../../core/test/hostile/evil-worker.ts";

/*
 * Long attacks on the library, of which the tests make the beginning. They end with the first thing that must not come of
 * an attack, and name it.
 */

interface Options {
  readonly seed: number;
  /** Undefined for as many as the campaign takes by itself. */
  readonly count: number | undefined;
  readonly from: number;
  readonly onProgress: (done: number, of: number) => void;
}

const MILLION = 1_000_000;

const CAMPAIGNS: Readonly<Record<string, (options: Options) => Promise<object>>> = {
  evil: ({ count = MILLION, onProgress, ...options }) =>
    attackAsEngine({ ...options, calls: count, onProgress: (done) => onProgress(done, count) }),
  snapshots: ({ count = 300_000, onProgress, ...options }) =>
    attackStored({ ...options, calls: count, onProgress: (done) => onProgress(done, count) }),
  worker: ({ count = 20_000, onProgress, ...options }) =>
    attackAsWorker({ ...options, calls: count, onProgress: (done) => onProgress(done, count) }),
  mounts: ({ count = 60, seed, onProgress }) =>
    campaignAgainstMounts({ seed, seconds: count, onProgress: (done) => onProgress(done, count) }),
};

const USAGE = `usage: npm run campaign -- <${Object.keys(CAMPAIGNS).join(" | ")}> [--calls N, or seconds of mounts] [--seed S] [--from ATTACK] [--json]`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    calls: { type: "string" },
    seed: { type: "string" },
    from: { type: "string", default: "0" },
    json: { type: "boolean", default: false },
  },
});
const campaign = CAMPAIGNS[positionals[0] ?? ""];
if (!campaign || positionals.length > 1) {
  console.error(USAGE);
  process.exit(2);
}

const seed = whole(values.seed) ?? Math.floor(Math.random() * 2 ** 31);
const startedAt = performance.now();
let toldAt = 0;

function whole(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  console.error(`${text} is no whole number\n${USAGE}`);
  process.exit(2);
}

function tell(done: number, of: number): void {
  const seconds = (performance.now() - startedAt) / 1_000;
  if (seconds < toldAt + 2) return;
  toldAt = seconds;
  process.stderr.write(`\r${positionals[0]}: ${done} of ${of}, ${Math.round(seconds)} s `);
}

process.stderr.write(`seed ${seed}\n`);
const tally = await campaign({ seed, count: whole(values.calls), from: whole(values.from) ?? 0, onProgress: tell });
const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
process.stderr.write("\n");
console.log(JSON.stringify({ campaign: positionals[0], seconds, ...tally }, undefined, values.json ? undefined : 2));
