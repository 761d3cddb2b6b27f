// Keeps sandboxes alive by hibernation, then wakes some: node --expose-gc hibernation.js SANDBOXES SEED.
// Prints {emptyBytes, highestBytes, residentBytes, createdMs, settledMs, wakeMs, againMs}.
import { Pool, Sandbox } from "micropython-wasm";
import { Random } from "./random.ts";

const count = Number(process.argv[2]);
const random = new Random(Number(process.argv[3]));
const HIBERNATE_AFTER_MS = 200;
const AT_ONCE = 8;
const WOKEN = Math.min(1_000, count);
/** Nothing more happens when memory has not fallen any more for so long. */
const SETTLED_MS = 3_000;

const STATE = `
class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def pay(self, amount):
        self.balance += amount
        return self.balance

def counter(start):
    count = start
    def next_one():
        nonlocal count
        count += 1
        return count
    return next_one

account = Account(f"owner {number}", number * 10)
following = counter(number)
history = [number, {"number": number}]

def answer():
    return f"{account.owner} {account.pay(1)} {following()} {history}"
`;

/** What a sandbox answers when it is asked for the `time`th time, from 1. */
function expected(number: number, time: number): string {
  return `owner ${number} ${number * 10 + time} ${number + time} [${number}, {'number': ${number}}]`;
}

async function timed(sandbox: Sandbox, expected: string): Promise<number> {
  const begin = performance.now();
  const answer = await sandbox.call("answer");
  const time = performance.now() - begin;
  if (answer !== expected) throw new Error(`a sandbox answered ${String(answer)} instead of ${expected}`);
  return time;
}

const pool = new Pool({ hibernateAfterMs: HIBERNATE_AFTER_MS });
const sandboxes: Sandbox[] = [];
let highestBytes = 0;
const resident = (): number => {
  const bytes = process.memoryUsage.rss();
  highestBytes = Math.max(highestBytes, bytes);
  return bytes;
};

// Workers and their code are there before memory is compared.
await (await Sandbox.create({ pool })).close();
const emptyBytes = resident();

const begin = performance.now();
let started = 0;
async function createSome(): Promise<void> {
  while (started < count) {
    const number = started++;
    const sandbox = await Sandbox.create({ pool });
    sandboxes[number] = sandbox;
    const result = await sandbox.run(STATE, { inputs: { number } });
    if (!result.ok) throw new Error(result.error.traceback);
    if (number % 100 === 0) resident();
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, createSome));
const createdMs = performance.now() - begin;

let residentBytes = resident();
let fellAt = performance.now();
while (performance.now() - fellAt < SETTLED_MS) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  globalThis.gc?.();
  const bytes = resident();
  if (bytes >= residentBytes * 0.99) continue;
  residentBytes = bytes;
  fellAt = performance.now();
}
const settledMs = performance.now() - begin - createdMs - SETTLED_MS;

const wakeMs: number[] = [];
const againMs: number[] = [];
const woken = new Set<number>();
while (woken.size < WOKEN) {
  const number = random.between(0, count - 1);
  const sandbox = sandboxes[number];
  if (sandbox === undefined || woken.has(number)) continue;
  woken.add(number);
  wakeMs.push(await timed(sandbox, expected(number, 1)));
  againMs.push(await timed(sandbox, expected(number, 2)));
}
const afterBytes = resident();
await pool.close();
process.stdout.write(
  JSON.stringify({ emptyBytes, highestBytes, residentBytes, afterBytes, createdMs, settledMs, wakeMs, againMs }),
);
