// How late the machine lets anyone be: node punctual.js AT-ONCE REPEATS. So many threads look at the clock until a deadline
// of 20, 50 and 200 ms in turn. Prints {lateMs}.
import { Worker } from "node:worker_threads";

const TIMEOUTS_MS = [20, 50, 200];
/** As many deadlines for each repetition, all threads together. */
const SAMPLES = 160;

const [atOnce = "1", repeats] = process.argv.slice(2);
const each = Math.ceil((SAMPLES * Number(repeats)) / Number(atOnce));

const source = `
const { parentPort, workerData } = require("node:worker_threads");
const lateMs = [];
for (let round = 0; round < workerData.each; round++) {
  const deadline = performance.now() + workerData.timeouts[round % workerData.timeouts.length];
  let now = performance.now();
  while (now < deadline) now = performance.now();
  lateMs.push(now - deadline);
}
parentPort.postMessage(lateMs);`;

const all = await Promise.all(
  Array.from({ length: Number(atOnce) }, () => {
    const worker = new Worker(source, { eval: true, workerData: { each, timeouts: TIMEOUTS_MS } });
    return new Promise<number[]>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  }),
);
process.stdout.write(JSON.stringify({ lateMs: all.flat() }));
