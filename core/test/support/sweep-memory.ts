import type { RunError, RunResult } from "../../src/node/index.ts";
import { leastMemory } from "../least-memory.ts";
import { describe, FORTY_TWO, noteAlive, type Program, Sweep, sandboxFor, type Variant } from "./sweep.ts";

const PAGE = 65_536;

const outOfMemory = ({ kind, type }: RunError): boolean => kind === "memory" && type === "MemoryError";

/**
 * How the room runs out: while the program is also compiled or only while it runs, and whether it is collected first. If
 * it is not, each allocation is the one that fails for some size of the hole.
 */
export interface HoleMode {
  readonly compiled: "inside" | "before";
  readonly collecting: boolean;
}

export const HOLE_MODES: readonly HoleMode[] = [
  { compiled: "before", collecting: false },
  { compiled: "inside", collecting: false },
  { compiled: "before", collecting: true },
  { compiled: "inside", collecting: true },
];

/**
 * Leaves nothing free but a hole of so many bytes in a row. What is full stays so: floats fill single blocks, and the
 * list that they are in has its size from the beginning.
 */
const FILL = `
import gc as _gc
_keep = [None] * 9000
_hole = bytearray(_bytes - 16) if _bytes > 16 else None
_gc.collect()
_gc.disable()
_size = 1 << 21
_index = 0
while _size >= 32:
    try:
        _keep[_index] = bytearray(_size - 16)
        _index += 1
    except MemoryError:
        _size //= 2
try:
    while True:
        _keep[_index] = _index * 1.5
        _index += 1
except MemoryError:
    pass
_hole = None
_gc.collect()
`;

const EMPTY = "_keep = _hole = None\n6 * 7";

export interface HoleSweep {
  readonly mode: HoleMode;
  /** Bytes from one hole to the next, and of the first. */
  readonly step: number;
  readonly first: number;
  readonly variant: Variant;
}

/** Whether a program fits into what is filled here, and can be given to exec(), which awaits nothing. */
export function takesPart({ name, source }: Program, { compiled }: HoleMode): boolean {
  return name !== "large" && (compiled === "before" || !/^[^\s#].*\bawait\b/m.test(source));
}

/** Runs a program in ever larger holes of a full heap, until it has room. */
export async function sweepHoles(program: Program, { mode, step, first, variant }: HoleSweep): Promise<Sweep> {
  const sweep = new Sweep();
  await using sandbox = await sandboxFor({ memoryBytes: MEMORY }, variant);
  const whole = await sandbox.run(program.source);
  if (!whole.ok) throw new Error(`${program.name}: ${whole.error.traceback}`);
  const expected = describe(whole);
  const inside = mode.compiled === "inside";
  const collector = mode.collecting ? "_gc.enable()" : "";
  const end = inside ? `${collector}\nexec(_source)` : `${collector}\n${program.source}`;
  // exec() has no value.
  const expectedHere = inside ? describe(withoutValue(whole)) : expected;
  let successes = 0;
  for (let bytes = first; successes < SUCCESSES; bytes += step) {
    const where = `${program.name}, compiled ${mode.compiled}, collecting ${mode.collecting}, hole of ${bytes} bytes`;
    if (bytes > MEMORY) {
      sweep.findings.push(`${where}: never enough`);
      break;
    }
    const inputs = { _bytes: bytes, ...(inside ? { _source: program.source } : {}) };
    const result = await sandbox.run(`${FILL}${end}`, { inputs });
    successes = sweep.note(where, result, expectedHere, outOfMemory) ? successes + 1 : 0;
    if (sandbox.state === "lost") break;
    sweep.note(`${where}, then emptied`, await sandbox.run(EMPTY), FORTY_TWO);
    if (!result.ok) await noteAlive(sweep, where, sandbox, program, expected);
    await sandbox.reset();
  }
  return sweep;
}
/** The least in which every program has room, and some to spare: the less, the faster it is filled. */
const MEMORY = leastMemory + 4 * PAGE;

/** Larger objects can fall into a larger hole in another way, and no longer fit. */
const SUCCESSES = 16;

function withoutValue(result: RunResult & { ok: true }): RunResult {
  return { ...result, value: null };
}

/** Runs a program with every number of pages, from one until it has room; an engine that does not start is refused by name. */
export async function sweepPages(program: Program, variant: Variant): Promise<Sweep> {
  const sweep = new Sweep();
  await using ample = await sandboxFor({ memoryBytes: 2 ** 24 }, variant);
  const expected = describe(await ample.run(program.source));
  for (let pages = 1, enough = false; !enough; pages++) {
    const where = `${program.name}, ${pages} pages`;
    let sandbox: Awaited<ReturnType<typeof sandboxFor>>;
    try {
      sandbox = await sandboxFor({ memoryBytes: pages * PAGE }, variant);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "INVALID_LIMIT")) throw error;
      continue;
    }
    enough = sweep.note(where, await sandbox.run(program.source), expected, outOfMemory);
    if (sandbox.state !== "lost") {
      sweep.note(`${where}, then 6 * 7`, await sandbox.run("6 * 7"), FORTY_TWO);
      await sandbox.reset();
      sweep.note(`${where}, then reset`, await sandbox.run("6 * 7"), FORTY_TWO);
    }
    await sandbox.close();
  }
  return sweep;
}
