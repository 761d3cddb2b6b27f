import { setImmediate as turn } from "node:timers/promises";
import { seal } from "../../src/core/snapshot/container.ts";
import { Pool, type RestoreOptions, replay, Sandbox } from "../../src/node/index.ts";
import type { CampaignOptions } from "./evil-engine.ts";
import { KEY, type Material, OPTIONS, OTHER_KEY, PROBES, readMaterials, withState } from "./evil-materials.ts";
import { Random } from "./evil-random.ts";
import { tampered, tamperedField, tamperedHeader } from "./evil-tampering.ts";
import { Escape, requireRefusal, verdictOf } from "./evil-verdict.ts";
import { ProcessWatch } from "./evil-watch.ts";

/** Attacks by what they do to what is stored, and how many of each hundred there are. */
const SHARES = {
  /** Bytes that were sealed with a key, changed or sealed anew without it. */
  signed: 40,
  /** Bytes that were sealed without a key, changed. */
  plain: 20,
  /** The body changed, and sealed anew without a key: all that its checksum shows is right. */
  body: 25,
  /** The memory of the guest changed, as if by a bug of the interpreter's, and all the rest is right. */
  memory: 15,
} as const;

type Manner = keyof typeof SHARES;

const MANNERS: readonly Manner[] = Object.keys(SHARES).filter((name): name is Manner => Object.hasOwn(SHARES, name));

/** A journal's deadlines do not apply while it is done over. */
const REPLAY_MS = 200;

/** What a campaign against stored states came to. */
export interface StoredTally {
  readonly seed: number;
  readonly attacks: Readonly<Record<Manner, number>>;
  /** What restoring or replaying came to, and what running in a guest that came of it did. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly peakBytes: number;
}

/** Restores and replays what was tampered with. Throws `Escape` for anything that must not come of it. */
export async function attackStored({ seed, calls, from = 0, onProgress }: CampaignOptions): Promise<StoredTally> {
  const { engine, materials } = await readMaterials();
  const pool = new Pool({ size: 1, graceMs: 50 });
  const verdicts: Record<string, number> = {};
  const attacks: Record<Manner, number> = { signed: 0, plain: 0, body: 0, memory: 0 };
  const count = (verdict: string): void => {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  };
  const attacker = new Attacker(engine.identity, materials, pool, count);
  const watch = new ProcessWatch();
  try {
    for (let number = from; number < from + calls; number++) {
      const random = new Random(seed, number);
      const manner = mannerOf(random);
      attacks[manner]++;
      try {
        await attacker.attack(random, manner);
        watch.look();
        if (number % 500 === 0) watch.lookClosely();
      } catch (cause) {
        throw new Escape(`attack ${number} of seed ${seed}, ${manner}: ${String(cause)}`, { cause });
      }
      onProgress?.(number - from + 1);
    }
    await turn();
    watch.lookClosely();
  } finally {
    watch.end();
    await pool.close();
  }
  return { seed, attacks, verdicts, peakBytes: watch.peakBytes };
}

function mannerOf(random: Random): Manner {
  let left = random.below(100);
  for (const manner of MANNERS) {
    left -= SHARES[manner];
    if (left < 0) return manner;
  }
  return "memory";
}

class Attacker {
  readonly #identity: Uint8Array;
  readonly #materials: readonly Material[];
  readonly #pool: Pool;
  readonly #count: (verdict: string) => void;

  constructor(identity: Uint8Array, materials: readonly Material[], pool: Pool, count: (verdict: string) => void) {
    this.#identity = identity;
    this.#materials = materials;
    this.#pool = pool;
    this.#count = count;
  }

  async attack(random: Random, manner: Manner): Promise<void> {
    const material = random.pick(this.#materials);
    const other = random.pick(this.#materials);
    switch (manner) {
      case "signed":
        return this.#refused(material, await this.#forged(random, material, other), KEY);
      case "plain": {
        const { kind, plain, body } = material;
        if (random.once(10)) {
          const foreign = await seal(kind, random.bytes(this.#identity.length), body, undefined);
          return this.#refused(material, foreign, undefined);
        }
        const bytes = random.once(3) ? tamperedHeader(random, plain) : tampered(random, plain, other.plain);
        return this.#refused(material, bytes, undefined);
      }
      case "body":
        return this.#used(random, material, this.#changed(random, material, other));
      case "memory":
        return this.#used(random, material, withState(material.body, material.memory.damaged(random)));
    }
  }

  /** Most of a body is memory, which bytes by chance would be all that they ever hit. */
  #changed(random: Random, { body }: Material, other: Material): Uint8Array {
    return random.once(2) ? tampered(random, body, other.body) : tamperedField(random, body);
  }

  /** What somebody makes who does not have the key, or has another engine. */
  async #forged(random: Random, { kind, signed, plain, body }: Material, other: Material): Promise<Uint8Array> {
    switch (random.below(7)) {
      case 6:
        return seal(kind, random.bytes(this.#identity.length), body, KEY);
      case 0:
        return tamperedHeader(random, signed);
      case 1:
        return seal(kind, this.#identity, random.once(2) ? body : tampered(random, body, other.body), OTHER_KEY);
      case 2:
        return random.once(2) ? plain : seal(kind, this.#identity, tampered(random, body, other.body), undefined);
      default:
        return tampered(random, signed, other.signed);
    }
  }

  /** Nothing comes of it: neither a sandbox nor an instance of the engine. */
  async #refused({ kind }: Material, bytes: Uint8Array, key: string | undefined): Promise<void> {
    const { Instance, Memory } = WebAssembly;
    WebAssembly.Instance = new Proxy(Instance, { construct: instantiated });
    WebAssembly.Memory = new Proxy(Memory, { construct: instantiated });
    try {
      const making: Promise<unknown> =
        kind === "snapshot"
          ? Sandbox.restore(bytes, { ...OPTIONS, isolation: "inline", ...(key === undefined ? {} : { key }) })
          : replay(bytes, { isolation: "inline", ...(key === undefined ? {} : { key }) });
      const { verdict } = await verdictOf(making);
      if (!/^SNAPSHOT_[A-Z]+$/.test(verdict)) throw new Escape(`what was forged came to ${verdict}`);
      this.#count(`${key === undefined ? "plain" : "signed"}: ${verdict}`);
    } finally {
      WebAssembly.Instance = Instance;
      WebAssembly.Memory = Memory;
    }
  }

  /** It may be refused; otherwise whatever is done with it comes to one of the outcomes that there are. */
  async #used(random: Random, { kind }: Material, body: Uint8Array): Promise<void> {
    const bytes = await seal(kind, this.#identity, body, undefined);
    if (kind === "journal") {
      const signal = AbortSignal.timeout(REPLAY_MS);
      await this.#judge("replay", replay(bytes, { pool: this.#pool, signal }));
      return;
    }
    const options: RestoreOptions = { ...OPTIONS, pool: this.#pool };
    const sandbox = await this.#judge("restore", Sandbox.restore(bytes, options));
    if (!sandbox) return;
    for (let answers = 0; answers < 3 && sandbox.state === "paused"; answers++) {
      const id = random.pick(sandbox.openCalls.map((call) => call.id).concat(0));
      await this.#judge("resume", sandbox.resume(id, { value: [1] }), sandbox);
    }
    if (sandbox.state === "paused") await this.#judge("reset", sandbox.reset());
    for (let probes = 0; probes < 3 && sandbox.state === "idle"; probes++) {
      await this.#judge("run", sandbox.run(random.pick(PROBES)), sandbox);
    }
    if (sandbox.state === "idle" && random.once(3)) {
      const again = await this.#judge("snapshot", sandbox.snapshot());
      const twin = again && (await this.#judge("restore again", Sandbox.restore(again, options)));
      await twin?.close();
    }
    if (sandbox.state === "lost") await requireRefusal(sandbox, "SANDBOX_LOST");
    await this.#judge("close", sandbox.close());
  }

  async #judge<T>(what: string, operation: Promise<T>, sandbox?: Sandbox): Promise<T | undefined> {
    const { verdict, value } = await verdictOf(operation, sandbox);
    this.#count(`${what}: ${verdict}`);
    return value;
  }
}

function instantiated(): never {
  throw new Escape("the engine was instantiated for something that is not authentic");
}
