import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { PAGE_BYTES } from "../../src/boundary/abi.ts";
import { type RunOptions, replay, Sandbox, type SandboxOptions } from "../../src/node/index.ts";
import { evilModule, PAGES } from "./evil-module.ts";
import { Random } from "./evil-random.ts";
import { type Known, ScriptWriter } from "./evil-script.ts";
import { Spy } from "./evil-spy.ts";
import { Escape, OwnError, requireRefusal, verdictOf } from "./evil-verdict.ts";
import { ProcessWatch } from "./evil-watch.ts";

/** What a campaign came to. */
export interface Tally {
  readonly seed: number;
  readonly attacks: number;
  /** What was asked of the host, by import. */
  readonly calls: Readonly<Record<string, number>>;
  /** How often operations of the library came to what. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly peakBytes: number;
}

export interface CampaignOptions {
  readonly seed: number;
  /** How many calls of imports it takes at least. */
  readonly calls: number;
  /** The first attack, to see one again that failed. */
  readonly from?: number;
  readonly onProgress?: (calls: number) => void;
}

const KNOWN: Known = {
  blocking: ["one", "long", "tooLong", "fails", "enters", "closes", "promises", "never"],
  awaited: ["soon", "later", "rejects", "waits", "asks"],
};

const LIMITS = {
  timeoutMs: 15,
  fuel: 20_000,
  outputBytes: 1_000,
  resultBytes: 2_048,
  hostCalls: 12,
  hostCallBytes: 1_024,
  journalBytes: 4_096,
  valueDepth: 20,
  valueItems: 300,
  memoryBytes: (PAGES + 6) * PAGE_BYTES,
} as const;

const CALLS_PER_ATTACK = 80;

/** Attacks the library with engines that lie. Throws `Escape` for anything that must not come of it, and names the attack. */
export async function attackAsEngine({ seed, calls, from = 0, onProgress }: CampaignOptions): Promise<Tally> {
  const engine = evilModule();
  const spy = new Spy();
  const folder = new Folder();
  const watch = new ProcessWatch();
  const verdicts: Record<string, number> = {};
  let number = from;
  spy.install();
  try {
    // A script that repeats one call for thousands of times is one attack all the same.
    while (spy.total < calls || number - from < calls / CALLS_PER_ATTACK) {
      const attack = new Attack(new Random(seed, number), spy, engine, folder.path, (verdict) => {
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      });
      try {
        await attack.run();
        watch.look();
        if (number % 200 === 0) watch.lookClosely();
        const [problem] = spy.problems;
        if (problem !== undefined) throw new Escape(problem);
      } catch (cause) {
        throw new Escape(`attack ${number} of seed ${seed}: ${String(cause)}`, { cause });
      }
      number++;
      onProgress?.(spy.total);
    }
    await turn();
    watch.lookClosely();
    folder.look();
  } finally {
    folder.remove();
    spy.remove();
    watch.end();
  }
  return { seed, attacks: number - from, calls: spy.calls, verdicts, peakBytes: watch.peakBytes };
}

/** One sandbox, attacked by its engine through whatever the library does with it. */
class Attack {
  readonly #random: Random;
  readonly #spy: Spy;
  readonly #engine: WebAssembly.Module;
  readonly #folder: string;
  readonly #count: (verdict: string) => void;
  #sandbox: Sandbox | undefined;

  constructor(random: Random, spy: Spy, engine: WebAssembly.Module, folder: string, count: (verdict: string) => void) {
    this.#random = random;
    this.#folder = folder;
    this.#spy = spy;
    this.#engine = engine;
    this.#count = count;
  }

  async run(): Promise<void> {
    const random = this.#random;
    const engine = random.once(100) ? evilModule(new ScriptWriter(random, KNOWN).writeStart()) : this.#engine;
    const options = this.#options(engine);
    const sandbox = await this.#judge(Sandbox.create(options));
    if (!sandbox) return;
    this.#sandbox = sandbox;
    for (let operations = 1 + random.below(4); operations > 0; operations--) {
      await this.#operate(sandbox, options);
      if (sandbox.state === "lost") {
        if (random.once(4)) await requireRefusal(sandbox, "SANDBOX_LOST");
        break;
      }
    }
    await this.#judge(sandbox.close());
    if (random.once(4)) await requireRefusal(sandbox, "SANDBOX_CLOSED");
  }

  async #operate(sandbox: Sandbox, options: SandboxOptions): Promise<void> {
    const random = this.#random;
    const code = random.once(4) ? "" : new ScriptWriter(random, KNOWN).write();
    const given: RunOptions = code === "" ? {} : { inputs: { script: code } };
    switch (random.below(12)) {
      case 0:
        await this.#judge(sandbox.call("f", [1]));
        break;
      case 1:
        await this.#judge(sandbox.reset());
        break;
      case 2:
        await this.#restored(sandbox, options);
        break;
      case 3: {
        const twin = await this.#judge(sandbox.fork());
        if (!twin) break;
        await this.#judge(twin.run("", given), twin);
        await this.#judge(twin.close());
        break;
      }
      case 4:
        await this.#paused(sandbox, given);
        break;
      case 5:
        await this.#recorded(sandbox, given, options);
        break;
      case 6: {
        const first = this.#judge(sandbox.run("", given));
        if (random.once(2)) await turn();
        await Promise.all([first, this.#judge(sandbox.run("")), random.once(3) && this.#judge(sandbox.close())]);
        break;
      }
      case 7:
        await this.#judge(sandbox.run("", { ...given, signal: AbortSignal.timeout(random.below(5)) }));
        break;
      default:
        await this.#compared(sandbox, options, given);
    }
  }

  /** What it wrote is what was in its memory, and no byte from elsewhere. */
  async #compared(sandbox: Sandbox, options: SandboxOptions, given: RunOptions): Promise<void> {
    this.#spy.begin();
    const result = await this.#judge(sandbox.run("", given), sandbox);
    // A run that is done over writes again.
    if (!result || options.asyncFunctions || options.functions) return;
    for (const [stream, said] of [
      [1, result.stdout],
      [2, result.stderr],
    ] as const) {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
        Uint8Array.from(this.#spy.written[stream] ?? []),
      );
      // Both were cut, but not at the same place.
      const common = Math.max(Math.min(text.length, said.length) - 3, 0);
      if (text.slice(0, common) !== said.slice(0, common)) throw new Escape("output that the guest did not write");
    }
  }

  async #restored(sandbox: Sandbox, options: SandboxOptions): Promise<void> {
    const { clock: _clock, randomSeed: _seed, ...rest } = options;
    const key = this.#random.once(2) ? "a key of sixteen bytes" : undefined;
    const bytes = await this.#judge(sandbox.snapshot({ key }));
    if (!bytes) return;
    const twin = await this.#judge(Sandbox.restore(bytes, { ...rest, key }));
    if (!twin) return;
    await this.#judge(twin.run(""));
    await this.#judge(twin.close());
  }

  async #paused(sandbox: Sandbox, given: RunOptions): Promise<void> {
    await this.#judge(sandbox.start("", given), sandbox);
    for (let answers = 0; answers < 3 && sandbox.state === "paused"; answers++) {
      if (this.#random.once(4)) await this.#judge(sandbox.snapshot());
      const id = sandbox.openCalls.at(-1)?.id ?? 0;
      await this.#judge(
        sandbox.resume(id, this.#random.once(3) ? { error: new OwnError("no") } : { value: [1] }),
        sandbox,
      );
    }
    if (sandbox.state === "paused") await this.#judge(sandbox.reset());
  }

  async #recorded(sandbox: Sandbox, given: RunOptions, { engine }: SandboxOptions): Promise<void> {
    const result = await this.#judge(sandbox.run("", { ...given, record: true }), sandbox);
    const journal = result?.journal;
    if (!journal) return;
    // Deadlines do not apply to what is done over.
    await this.#judge(replay(journal, { isolation: "inline", engine, signal: AbortSignal.timeout(1_000) }));
  }

  /** What came of it, if anything. */
  async #judge<T>(operation: Promise<T>, sandbox?: Sandbox): Promise<T | undefined> {
    const { verdict, value } = await verdictOf(operation, sandbox);
    this.#count(verdict);
    return value;
  }

  #options(engine: WebAssembly.Module): SandboxOptions {
    const random = this.#random;
    const listens = random.once(4);
    const fails = random.once(8);
    return {
      engine,
      isolation: "inline",
      limits: { ...LIMITS, fuel: random.once(2) ? LIMITS.fuel : Infinity },
      clock: random.once(12) ? "real" : { start: new Date(0), stepMs: 1 },
      ...(random.once(2) ? { randomSeed: random.word() } : {}),
      ...(listens ? { onStdout: fails ? failing : ignoring } : {}),
      ...(random.once(3) ? {} : { functions: this.#blocking() }),
      ...(random.once(3) ? {} : { asyncFunctions: awaited() }),
      ...(random.once(3) ? { audit: true } : {}),
      ...(random.once(3) ? { mounts: this.#mounts() } : {}),
    };
  }

  #mounts(): NonNullable<SandboxOptions["mounts"]> {
    const mode = this.#random.pick(["ro", "overlay", "rw"] as const);
    return { "/data": { source: this.#folder, mode, maxBytes: 200, maxFiles: 5 } };
  }

  #blocking(): SandboxOptions["functions"] {
    return {
      one: () => 1,
      long: () => "x".repeat(900),
      tooLong: () => "x".repeat(5_000),
      fails: () => {
        throw new OwnError("no");
      },
      // The run that is being answered would wait for these.
      enters: () => this.#again((sandbox) => sandbox.run("")),
      closes: () => this.#again((sandbox) => (this.#random.once(3) ? sandbox.close() : sandbox.reset())),
      promises: async () => [null, 2.5],
      never: { pauses: true },
    };
  }

  #again(operation: (sandbox: Sandbox) => Promise<unknown>): string {
    if (this.#sandbox) void this.#judge(operation(this.#sandbox));
    return "entered";
  }
}

const SECRET = "what no engine may see or change";

/** A directory to be mounted, and what lies beside it. */
class Folder {
  readonly #root = mkdtempSync(join(tmpdir(), "evil-engine-"));
  readonly path = join(this.#root, "data");

  constructor() {
    mkdirSync(join(this.path, "sub"), { recursive: true });
    writeFileSync(join(this.path, "a"), "a file");
    writeFileSync(join(this.path, "sub/b"), "another one");
    writeFileSync(join(this.#root, "secret"), SECRET);
    symlinkSync("../secret", join(this.path, "link"));
  }

  /** Throws `Escape`. */
  look(): void {
    const beside = readdirSync(this.#root).sort().join();
    if (beside !== "data,secret") throw new Escape(`beside a mounted directory there is ${beside}`);
    if (readFileSync(join(this.#root, "secret"), "utf8") !== SECRET) throw new Escape("a file outside was changed");
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}

function awaited(): SandboxOptions["asyncFunctions"] {
  return {
    // biome-ignore lint/suspicious/noThenProperty: a key of the host's like any other
    soon: () => Promise.resolve({ then: 1 }),
    later: async () => {
      await turn();
      return new Map([[1, "x".repeat(500)]]);
    },
    rejects: () => Promise.reject(new OwnError("no")),
    waits: (_context?: unknown) => new Promise(() => undefined),
    asks: { pauses: true },
  };
}

function ignoring(): void {
  // Whether there is a listener is what matters.
}

function failing(): never {
  throw new OwnError("no");
}
