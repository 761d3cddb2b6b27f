// Measures snapshots: node snapshots.js inline|worker. Prints figures of each state in ms and bytes.
import { type PyValue, Sandbox } from "micropython-wasm";

const isolation = process.argv[2] === "worker" ? "worker" : "inline";
const KEY = "a key of the benchmark's own";
const SAMPLES = 60;
const WARMUPS = 10;
const PAGE_BYTES = 65_536;

interface State {
  readonly code: string;
  /** What tells whether the state is there. */
  readonly question: string;
  readonly answer: PyValue;
}

const STATES: Readonly<Record<string, State>> = {
  "ten variables": {
    code: ["a = 1", "b = 'text'", "c = 2.5", "d = [1, 2, 3]", "e = {'k': 'v'}", "f = (1, 'x')"]
      .concat(["g = True", "h = None", "i = 10 ** 20", "j = b'bytes'"])
      .join("\n"),
    question: "str((a, b, c, d, e, f, g, h, i, j))",
    answer: "(1, 'text', 2.5, [1, 2, 3], {'k': 'v'}, (1, 'x'), True, None, 100000000000000000000, b'bytes')",
  },
  "100,000 ints in a dict": {
    code: "import gc\nd = {i: i * 7 for i in range(100_000)}\ngc.collect()",
    question: "f'{len(d)} {d[99_999]} {sum(d.values())}'",
    answer: `100000 ${99_999 * 7} ${(7 * 99_999 * 100_000) / 2}`,
  },
  "100,000 strings in a dict": {
    // Without its garbage, memoryBytes is what is live.
    code: "import gc\nd = {i: str(i * 7919) for i in range(100_000)}\ngc.collect()",
    question: "f'{len(d)} {d[0]} {d[99_999]} {sum(int(text) for text in d.values())}'",
    answer: `100000 0 ${99_999 * 7919} ${(7919 * 99_999 * 100_000) / 2}`,
  },
};

async function check(sandbox: Sandbox, { question, answer }: State, where: string): Promise<void> {
  const value = await sandbox.eval(question);
  if (value !== answer) throw new Error(`${where}: ${String(value)} instead of ${String(answer)}`);
}

async function sample<Value>(once: () => Promise<Value>, after: (value: Value) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let index = -WARMUPS; index < SAMPLES; index++) {
    const begin = performance.now();
    const value = await once();
    const time = performance.now() - begin;
    await after(value);
    if (index >= 0) times.push(time);
  }
  return times;
}

async function measure(state: State) {
  const sandbox = await Sandbox.create({ isolation, limits: { timeoutMs: 60_000 } });
  const { ok, usage } = await sandbox.run(state.code);
  if (!ok) throw new Error(`the code for '${state.question}' failed`);
  const discard = async (copy: Sandbox, where: string): Promise<void> => {
    await check(copy, state, where);
    await copy.close();
  };
  let bytes = await sandbox.snapshot();
  let signed = await sandbox.snapshot({ key: KEY });
  const snapshotMs = await sample(
    () => sandbox.snapshot(),
    async (made) => {
      bytes = made;
    },
  );
  const signedMs = await sample(
    () => sandbox.snapshot({ key: KEY }),
    async (made) => {
      signed = made;
    },
  );
  const restoreMs = await sample(
    () => Sandbox.restore(bytes, { isolation }),
    (copy) => discard(copy, "restored"),
  );
  const restoreSignedMs = await sample(
    () => Sandbox.restore(signed, { isolation, key: KEY }),
    (copy) => discard(copy, "restored with a key"),
  );
  const forkMs = await sample(
    () => sandbox.fork(),
    (copy) => discard(copy, "forked"),
  );
  await discard(sandbox, "after all of it");
  return {
    memoryBytes: usage.memoryBytes,
    peakMemoryBytes: usage.peakMemoryBytes,
    livePagesBytes: Math.ceil(usage.memoryBytes / PAGE_BYTES) * PAGE_BYTES,
    bytes: bytes.length,
    snapshotMs,
    signedMs,
    restoreMs,
    restoreSignedMs,
    forkMs,
  };
}

const figures: Record<string, unknown> = {};
for (const [name, state] of Object.entries(STATES)) figures[name] = await measure(state);
process.stdout.write(JSON.stringify(figures));
