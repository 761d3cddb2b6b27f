import { Sandbox, SandboxLostError } from "micropython-wasm";
import { type How, OUTPUT_BYTES, TIMEOUT_MS } from "../how.ts";
import { Defect } from "./defect.ts";
import type { Outcome } from "./outcome.ts";

/** Sandboxes of the built package, one for each size of memory, reset after each program. */
export class ReleaseTarget {
  readonly #sandboxes = new Map<number, Sandbox>();

  /** Throws `Defect`, and whatever the library throws. */
  async run(code: string | Uint8Array, how: How): Promise<Outcome> {
    const sandbox = this.#sandboxes.get(how.memoryBytes) ?? (await makeSandbox(how));
    this.#sandboxes.delete(how.memoryBytes);
    const outcome = await runIn(sandbox, code, how);
    if (!outcome.lost) {
      await sandbox.reset();
      this.#sandboxes.set(how.memoryBytes, sandbox);
    } else await sandbox.close();
    return outcome;
  }

  /** The same in a sandbox that has not run anything. */
  async runFresh(code: string | Uint8Array, how: How): Promise<Outcome> {
    await using sandbox = await makeSandbox(how);
    return await runIn(sandbox, code, how);
  }
}

function makeSandbox({ memoryBytes }: How): Promise<Sandbox> {
  const limits = { memoryBytes, timeoutMs: TIMEOUT_MS, outputBytes: OUTPUT_BYTES };
  return Sandbox.create({ isolation: "inline", limits, clock: { start: new Date(0) }, randomSeed: 1 });
}

async function runIn(sandbox: Sandbox, code: string | Uint8Array, { fuel }: How): Promise<Outcome> {
  const result = await sandbox.run(code, { fuel });
  const { usage } = result;
  const traces = {
    output: `${result.stdout}\0${result.stderr}`,
    fuel: usage.fuel,
    wallMs: usage.wallMs,
    peakMemoryBytes: usage.peakMemoryBytes,
  };
  if (result.ok) {
    await requireUsable(sandbox, usage.fuel % 8 === 0);
    return { end: "ok", type: "", message: typeof result.value, lost: false, cause: undefined, ...traces };
  }
  const { kind: end, type, message } = result.error;
  const lost = result.error.sandbox === "lost";
  const cause = lost ? await requireLost(sandbox) : undefined;
  if (!lost) await requireUsable(sandbox, end !== "exception" || usage.fuel % 8 === 0);
  return { end, type, message, lost, cause: end === "lost" ? cause : undefined, ...traces };
}

/** Enough to collect a heap that another program has filled. */
const COLLECTION_FUEL = 5_000_000;

async function requireUsable(sandbox: Sandbox, now: boolean): Promise<void> {
  if (!now) return;
  if (sandbox.state !== "idle") throw new Defect("unusable", `its state is ${sandbox.state}`);
  const again = await sandbox.run("6 * 7", { fuel: COLLECTION_FUEL });
  if (!again.ok) throw new Defect("unusable", `6 * 7 is ${again.error.kind}: ${again.error.message}`);
  if (again.value !== 42) throw new Defect("unusable", `6 * 7 is ${String(again.value)}`);
}

/** Returns what it was lost by. */
async function requireLost(sandbox: Sandbox): Promise<unknown> {
  if (sandbox.state !== "lost") throw new Defect("reuse", `the state of a lost sandbox is ${sandbox.state}`);
  try {
    await sandbox.run("1");
  } catch (error) {
    if (error instanceof SandboxLostError) return error.cause;
    throw error;
  }
  throw new Defect("reuse", "a lost sandbox ran another program");
}
