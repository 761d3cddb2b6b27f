import { setImmediate as turn } from "node:timers/promises";
import { Pool as CorePool } from "../../src/core/pool/pool.ts";
import { type RunOptions, Sandbox, type SandboxOptions } from "../../src/node/index.ts";
import { startThread } from "../../src/node/thread.ts";
import type { CampaignOptions } from "./evil-engine.ts";
import { Random } from "./evil-random.ts";
import { IN_PROCESS, LyingThreads } from "./evil-threads.ts";
import { Escape, OwnError, requireRefusal, verdictOf } from "./evil-verdict.ts";
import { ProcessWatch } from "./evil-watch.ts";

export interface WorkerTally {
  readonly seed: number;
  readonly attacks: number;
  /** Messages that no worker of ours would have sent, or not then. */
  readonly lies: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly peakBytes: number;
}

/** A thread of its own takes some 50 ms to start: one attack in so many has some. */
const THREADS_RARITY = 60;

const LIMITS = { timeoutMs: 60, outputBytes: 5_000, hostCalls: 20, hostCallBytes: 4_096, resultBytes: 10_000 } as const;

const CODES: readonly string[] = [
  "1 + 1",
  "print('x' * 900)\n'y' * 500",
  "1 / 0",
  "await soon(1)",
  "import asyncio\nawait asyncio.gather(soon(1), soon(2), later(), asyncio.sleep(0.001))",
  "import asyncio\nt = asyncio.create_task(later())\nawait asyncio.sleep(0)\nt.cancel()\n[1, 2.5, {'a': None}]",
  "n = 0\nwhile n < 3000: n += 1\nprint(n)",
];
const BLOCKING_CODES: readonly string[] = [...CODES, "one()", "[one() for i in range(5)]", "long()", "slow()"];

/** Attacks the library with workers that lie. Throws `Escape` for anything that must not come of it. `calls` are lies. */
export async function attackAsWorker({ seed, calls, from = 0, onProgress }: CampaignOptions): Promise<WorkerTally> {
  const verdicts: Record<string, number> = {};
  const count = (verdict: string): void => {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  };
  const watch = new ProcessWatch();
  const bystander = new Bystander();
  let [number, lies] = [from, 0];
  try {
    while (lies < calls) {
      try {
        lies += await new Attack(new Random(seed, number), count).run();
        watch.look();
        if (number % 50 === 0) {
          await bystander.look();
          watch.lookClosely();
        }
      } catch (cause) {
        throw new Escape(`attack ${number} of seed ${seed}: ${String(cause)}`, { cause });
      }
      number++;
      onProgress?.(lies);
    }
    await bystander.look();
    await turn();
    watch.lookClosely();
  } finally {
    watch.end();
    await bystander.close();
  }
  return { seed, attacks: number - from, lies, verdicts, peakBytes: watch.peakBytes };
}

/** A sandbox whose workers do not lie, which nothing of all this may reach. */
class Bystander {
  readonly #pool = new CorePool(IN_PROCESS, { size: 1 });
  #sandbox: Sandbox | undefined;
  #looks = 0;

  async look(): Promise<void> {
    this.#sandbox ??= await Sandbox.create({ pool: this.#pool });
    const code = this.#looks++ === 0 ? "n = 1\nn" : "n += 1\nn";
    const value = await this.#sandbox.eval(code, { timeoutMs: 5_000 });
    if (value !== this.#looks) throw new Escape(`somebody else's sandbox came to ${String(value)}`);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Some sandboxes in a pool whose workers lie, until they do not any more. */
class Attack {
  readonly #random: Random;
  readonly #count: (verdict: string) => void;

  constructor(random: Random, count: (verdict: string) => void) {
    this.#random = random;
    this.#count = count;
  }

  /** How many lies there were. */
  async run(): Promise<number> {
    const random = this.#random;
    const areThreads = random.once(THREADS_RARITY);
    const threads = new LyingThreads(areThreads ? startThread : IN_PROCESS, random);
    const pool = new CorePool(threads, { size: 2, graceMs: 20 });
    const options = this.#options(pool);
    const codes = areThreads ? BLOCKING_CODES : CODES;
    await Promise.all(Array.from({ length: 1 + random.below(3) }, () => this.#life(options, codes)));
    threads.lies = false;
    await this.#requireWork(pool);
    await pool.close();
    if (pool.workers > 0 || threads.alive > 0) throw new Escape("a worker is left");
    return threads.told;
  }

  async #life(options: SandboxOptions, codes: readonly string[]): Promise<void> {
    const random = this.#random;
    const sandbox = await this.#judge("create", Sandbox.create(options));
    if (!sandbox) return;
    for (let operations = 2 + random.below(8); operations > 0 && sandbox.state === "idle"; operations--) {
      await this.#operate(sandbox, codes);
    }
    if (sandbox.state === "lost") await requireRefusal(sandbox, "SANDBOX_LOST");
    await this.#judge("close", sandbox.close());
    if (random.once(4)) await requireRefusal(sandbox, "SANDBOX_CLOSED");
  }

  async #operate(sandbox: Sandbox, codes: readonly string[]): Promise<void> {
    const random = this.#random;
    const options: RunOptions = random.once(8) ? { record: true } : {};
    switch (random.below(10)) {
      case 0:
        await this.#judge("snapshot", sandbox.snapshot());
        break;
      case 1:
        await this.#judge("reset", sandbox.reset());
        break;
      case 2: {
        const twin = await this.#judge("fork", sandbox.fork());
        if (!twin) break;
        await this.#judge("run", twin.run(random.pick(codes)));
        await this.#judge("close", twin.close());
        break;
      }
      case 3: {
        const step = await this.#judge("start", sandbox.start(random.pick(codes)), sandbox);
        if (step?.status === "paused") await this.#judge("reset", sandbox.reset());
        break;
      }
      case 4:
        await this.#judge("run", sandbox.run(random.pick(codes), { signal: AbortSignal.timeout(random.below(4)) }));
        break;
      default:
        await this.#judge("run", sandbox.run(random.pick(codes), options), sandbox);
    }
  }

  /** The pool has other workers, or the same, and they can be used. */
  async #requireWork(pool: CorePool): Promise<void> {
    for (let attempts = 0; ; attempts++) {
      // What was said before may still be on its way, and end one worker or the other.
      const sandbox = await this.#judge("create again", Sandbox.create({ pool }));
      const result = sandbox && (await this.#judge("run again", sandbox.run("6 * 7")));
      await sandbox?.close();
      if (result?.ok && result.value === 42) return;
      if (attempts === 5) throw new Escape("the pool does not work any more");
    }
  }

  async #judge<T>(what: string, operation: Promise<T>, sandbox?: Sandbox): Promise<T | undefined> {
    const { verdict, value } = await verdictOf(operation, sandbox);
    this.#count(`${what}: ${verdict}`);
    return value;
  }

  #options(pool: CorePool): SandboxOptions {
    const random = this.#random;
    return {
      pool,
      limits: LIMITS,
      recover: random.once(3),
      asyncFunctions: {
        soon: () => Promise.resolve(1),
        later: async () => {
          await turn();
          return "x".repeat(500);
        },
      },
      ...(random.once(2)
        ? {}
        : {
            functions: {
              one: () => 1,
              long: () => "x".repeat(4_000),
              slow: () => new Promise((resolve) => setTimeout(resolve, 3, [1])),
            },
          }),
      ...(random.once(4) ? { onStdout: random.once(3) ? failing : ignoring } : {}),
    };
  }
}

function ignoring(): void {
  // Whether there is a listener is what matters.
}

function failing(): never {
  throw new OwnError("no");
}
