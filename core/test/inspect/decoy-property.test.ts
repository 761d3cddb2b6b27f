import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inDecoy } from "./decoy-support.ts";

/** One step of an obfuscator: a Python expression for what is in `source`, and the layers that it is taken apart by. */
interface Step {
  readonly wrap: (source: string) => string;
  readonly via: readonly string[];
}

const literal = (data: Uint8Array): string => `b"${Buffer.from(data).toString("base64")}"`;
const b64 = (data: Uint8Array): string => `__import__("base64").b64decode(${literal(data)})`;
const list = (source: string): string => JSON.stringify(Array.from(source, (each) => each.codePointAt(0)));

const STEPS: readonly Step[] = [
  { wrap: (source) => `exec(${b64(Buffer.from(source))})`, via: ["base64.b64decode"] },
  {
    wrap: (source) => `exec(__import__("zlib").decompress(${b64(deflateSync(source))}))`,
    via: ["base64.b64decode", "zlib.decompress"],
  },
  {
    wrap: (source) =>
      `import gzip, base64 as b\n(lambda f, x: f(gzip.decompress(x)))(exec, b.b64decode(${literal(gzipSync(source))}))`,
    via: ["base64.b64decode", "gzip.decompress"],
  },
  { wrap: (source) => `exec(bytes.fromhex("${Buffer.from(source).toString("hex")}").decode())`, via: ["exec"] },
  { wrap: (source) => `_ = getattr(__builtins__, "ex" + "ec")\n_("".join(map(chr, ${list(source)})))`, via: ["exec"] },
  {
    wrap: (source) =>
      `exec(compile(bytes(b ^ 7 for b in ${JSON.stringify([...Buffer.from(source)].map((byte) => byte ^ 7))}), "m", "exec"))`,
    via: ["compile"],
  },
  {
    wrap: (source) =>
      `from binascii import unhexlify as u\neval(compile(u("${Buffer.from(source).toString("hex")}"), "", "exec"))`,
    via: ["binascii.unhexlify"],
  },
  {
    wrap: (source) =>
      `def run(code):\n    exec(code, globals())\nrun(${JSON.stringify([...source].reverse().join(""))}[::-1])`,
    via: ["exec"],
  },
];

/** Numbers by chance, the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SEED = Number(process.env["DECOY_SEED"] ?? 20_251_127);

test.each(Array.from({ length: 25 }, (_, index) => SEED + index))(
  "encodings at random, nested (DECOY_SEED=%d)",
  async (seed) => {
    const next = chance(seed);
    const depth = 1 + next(8);
    const steps = Array.from({ length: depth }, () => STEPS[next(STEPS.length)]).filter((step) => step !== undefined);
    const sources = [`import os\nos.system("reached ${seed} ${"é".repeat(next(3))}")`];
    for (const step of steps) sources.unshift(step.wrap(sources[0] ?? ""));
    steps.reverse();

    const dossier = await inDecoy(sources[0] ?? "");

    expect(dossier.end, dossier.stderr).toMatchObject({ kind: "done" });
    expect(dossier.layers.filter(({ executed }) => executed).map(({ text }) => text)).toEqual(sources);
    expect(dossier.layers.slice(1).map(({ via }) => via)).toEqual(steps.flatMap(({ via }) => via));
    // Each came out of the one before: of what was decoded, or of the source that decoded it.
    expect(dossier.layers.slice(1).map(({ parent }) => parent)).toEqual(
      dossier.layers.slice(1).map((_, index) => index),
    );
    const commands = dossier.observations.filter(({ action }) => action === "os.system");
    expect(commands).toMatchObject([
      { layer: dossier.layers.length - 1, line: 2, detail: { command: expect.stringContaining(`reached ${seed}`) } },
    ]);
  },
);
