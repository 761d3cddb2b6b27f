// What an event of the audit costs: node audit.js ROUNDS FOLDER.
// Prints {calls: {nobody, listened, kept}, files: {…}}: nanoseconds for each round's average event.
import { Sandbox } from "micropython-wasm";

const [roundsText, folder = ""] = process.argv.slice(2);

/** Within what `audit: true` keeps of one run. */
const EVENTS = 4_000;
const WARMUPS = 5;

let heard = 0;
let events = EVENTS;
const ways = {
  nobody: {},
  listened: { onAudit: () => void heard++ },
  kept: { audit: true },
} as const;

const works = {
  calls: `for i in range(${EVENTS}): f(i)`,
  // Each asks the host for a file that is not there: nothing is kept of that, so every one is a question and an event.
  files: `import os
for i in range(${EVENTS}):
    try:
        os.stat("/data/absent%d" % i)
    except OSError:
        pass`,
} as const;

type Way = keyof typeof ways;

async function measure(source: string, way: Way): Promise<number> {
  await using sandbox = await Sandbox.create({
    isolation: "inline",
    functions: { f: (value: number) => value },
    mounts: { "/data": { source: folder } },
    limits: { hostCalls: Number.POSITIVE_INFINITY, timeoutMs: 60_000 },
    ...ways[way],
  });
  const before = process.cpuUsage();
  const result = await sandbox.run(source);
  const { user, system } = process.cpuUsage(before);
  if (!result.ok) throw new Error(result.error.traceback);
  // A deed can be more than one event.
  if (result.audit) events = result.audit.length;
  return ((user + system) * 1_000) / events;
}

const reply: Record<string, Record<Way, number[]>> = {};
for (const [work, source] of Object.entries(works)) {
  const samples: Record<Way, number[]> = { nobody: [], listened: [], kept: [] };
  for (let round = -WARMUPS; round < Number(roundsText); round++) {
    const order: Way[] = round % 2 === 0 ? ["nobody", "listened", "kept"] : ["kept", "listened", "nobody"];
    for (const way of order) {
      const ns = await measure(source, way);
      if (round >= 0) samples[way].push(ns);
    }
  }
  reply[work] = samples;
}
if (heard === 0) throw new Error("no event was heard");
process.stdout.write(JSON.stringify(reply));
