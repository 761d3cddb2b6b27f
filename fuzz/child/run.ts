// Makes and runs the programs that the parent asks for, by their numbers, and tells what came of them.
import { openSync, writeSync } from "node:fs";
import { Generator } from "../generate.ts";
import { type How, howOf, TIMEOUT_MS } from "../how.ts";
import { DEBUG_TIMEOUT_MS } from "./debug.ts";
import { Judge } from "./judge.ts";
import { type Answer, type Request, tallyKey } from "./messages.ts";

/** Every so manieth program is run twice. */
const TWICE_EVERY = 100;
const TALLY_MS = 250;
/** Beyond all deadlines. */
const HANG_MS = 8_000;

const judge = new Judge();
let generator: Generator | undefined;
let seed = 0;
let place: number | undefined;

process.on("message", async (request: Request) => {
  switch (request.kind) {
    case "begin":
      generator = await Generator.create(request.sources);
      seed = request.seed;
      place = openSync(request.place, "w");
      return send({ kind: "ready" });
    case "range":
      return await runRange(request);
    case "one":
      noteProgram(0, request.how);
      return send({ kind: "judged", verdict: await judge.judge(request.code, request.how, request.twice) });
  }
});

process.on("unhandledRejection", (reason) => {
  // Ends this process, which the parent notices.
  throw new Error(`unhandled rejection: ${String(reason)}`);
});

const position = new Float64Array(2);

/** For the parent, when this process does not come back: the program at work, and when to give it up. */
function noteProgram(number: number, how: How): void {
  position[0] = number;
  // Traps are looked at once more in the debug engine, and some programs are run twice.
  position[1] = Date.now() + (how.engine === "debug" ? DEBUG_TIMEOUT_MS : 2 * TIMEOUT_MS) + HANG_MS;
  if (place !== undefined) writeSync(place, position, 0, 16, 0);
}

async function runRange({ from, to, skip, how: options }: Request & { kind: "range" }): Promise<void> {
  if (!generator) throw new Error("asked to run before it was told what");
  let counts: Record<string, number> = {};
  let mostOvershootMs = 0;
  let toldAt = performance.now();
  for (let number = from; number < to; number++) {
    if (!skip.includes(number)) {
      const how = howOf({ seed, number }, options);
      noteProgram(number, how);
      const program = generator.program(seed, number);
      const verdict = await judge.judge(program.code, how, number % TWICE_EVERY === 0);
      const key = tallyKey(program.source, how.engine, verdict);
      counts[key] = (counts[key] ?? 0) + 1;
      mostOvershootMs = Math.max(mostOvershootMs, verdict.overshootMs);
      if (verdict.problem) {
        send({ kind: "failure", failure: { program, how, problem: verdict.problem } });
        // What was told is not told again after this process has died.
        toldAt = 0;
      }
    }
    // Messages leave, and rejections are noticed, only between programs.
    await new Promise((resolve) => setImmediate(resolve));
    const now = performance.now();
    if (now - toldAt < TALLY_MS && number + 1 < to) continue;
    send({ kind: "tally", through: number, counts, mostOvershootMs, done: number + 1 === to });
    toldAt = now;
    counts = {};
    mostOvershootMs = 0;
  }
}

function send(answer: Answer): void {
  process.send?.(answer);
}
