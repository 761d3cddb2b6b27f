import fc from "fast-check";
import { expect, test } from "vitest";
import { PyFrozenSet, PyRef, PyTuple, PythonError, type PyValue } from "../../src/boundary/values/types.ts";
import { checkDecoyOptions } from "../../src/inspect/decoy/check-options.ts";
import { DecoyHost } from "../../src/inspect/decoy/host.ts";
import { jsonOf, shownBytes, textOf } from "../../src/inspect/decoy/json.ts";
import { Layers } from "../../src/inspect/decoy/layers.ts";
import { Network } from "../../src/inspect/decoy/network.ts";
import { Recorder } from "../../src/inspect/decoy/recorder.ts";
import { systemOf } from "../../src/inspect/decoy/system.ts";

/** Everything that can come over the boundary, with what is awkward in it. */
const { value } = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc.constantFrom<PyValue>(
        null,
        true,
        -1,
        0,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        1e300,
        2n ** 70n,
        "",
        "\ud800",
        "__proto__",
      ),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("note", "ask", "layer", "source", "fetch", "connect", "resolve", "file", "code", "url", "host"),
      fc.uint8Array({ maxLength: 40 }),
      fc.integer(),
      fc.constant(new PyRef("thing", "<thing>")),
      fc.constant(new PythonError("ValueError", "no")),
      fc.constant("x".repeat(100_000)),
      fc.constant(new Uint8Array(100_000)),
    ),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => new PyTuple(items)),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => new Set(items)),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => new PyFrozenSet(items)),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.dictionary(fc.constantFrom("url", "host", "port", "method", "__proto__", "constructor", "a"), tie("value")),
  ),
}));

const decoy = checkDecoyOptions({ network: { "a.example": "answer" } }, "linux");

test("whatever the host is told, it stays in order: bounded, JSON, and never an error but the guest's", async () => {
  const recorder = new Recorder({ all: 200, alike: 50 });
  const layers = new Layers(new Uint8Array(), { decoded: 20, executed: 20 });
  const host = new DecoyHost(decoy, recorder, layers, new Network(decoy.network));
  const requests = fc.oneof(
    fc.tuple(
      fc.constantFrom("note", "ask", "layer", "executed", "source", "persona", "other"),
      fc.array(value, { maxLength: 9 }),
    ),
    fc.tuple(
      fc.constant("ask"),
      fc.tuple(value, value, value, fc.constantFrom("fetch", "resolve", "connect"), value, value),
    ),
    fc.tuple(
      fc.constant("layer"),
      fc.tuple(
        value,
        value,
        value,
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        value,
        fc.uint8Array(),
        value,
        fc.boolean(),
      ),
    ),
  );
  fc.assert(
    fc.property(requests, ([what, args]) => {
      try {
        host.tell(what, ...args);
      } catch (error) {
        expect(error).toBeInstanceOf(PythonError);
      }
    }),
    { numRuns: 1_500 },
  );
  expect(recorder.observations.length).toBeGreaterThan(0);
  const finished = await layers.finish();
  for (const [index, observation] of recorder.observations.entries()) {
    const text = JSON.stringify(observation);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(observation)));
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThan(500_000);
    expect(observation.number).toBe(index);
    expect(observation.layer).toBeLessThan(finished.length);
  }
  for (const { number, parent } of finished) expect(parent).toBeLessThan(Math.max(1, number));
});

test("JSON of anything is bounded and well-formed", () => {
  fc.assert(
    fc.property(value, (each) => {
      const text = JSON.stringify(jsonOf(each));
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThan(600_000);
    }),
  );
});

test("bytes are shown as the text that they are, or in hexadecimal, and say when they were cut", () => {
  expect(shownBytes(new TextEncoder().encode("grüße\n"))).toBe("grüße\n");
  expect(shownBytes(Uint8Array.of(0, 255))).toBe("hex:00ff");
  expect(shownBytes(new TextEncoder().encode("abc"), 10)).toBe("abc... (10 bytes)");
  expect(shownBytes(new Uint8Array(600))).toMatch(/^hex:(00){512}\.\.\. \(600 bytes\)$/);
  // Cut in the middle of a character, which is not the text's fault.
  expect(textOf(new TextEncoder().encode("aé").subarray(0, 2))).toBe("a");
  expect(textOf(Uint8Array.of(0x61, 0xff))).toBeUndefined();
});

test("addresses of names are always the same, and belong to nobody", () => {
  const network = new Network(new Map());
  for (const name of ["a.example", "b.example", "very.long.name.example", "xn--bcher-kva.example"]) {
    expect(network.address(name)).toBe(network.address(name.toUpperCase()));
    expect(network.address(name)).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
  }
  expect(network.address("198.51.100.4")).toBe("198.51.100.4");
  expect(network.address("localhost")).toBe("127.0.0.1");
});

test.each([
  ["http://a.example/x", "answer"],
  ["https://user:pw@a.example:8443/x", "answer"],
  ["http://b.example/path/file", "prefix"],
  ["http://b.example/exact", "exact"],
  ["http://a.example.evil.example/", undefined],
  ["http://evil.example/?a.example", undefined],
])("%s is answered by %s", (url, body) => {
  const network = new Network(
    new Map([
      ["a.example", "answer"],
      ["http://b.example/exact", "exact"],
      ["http://b.example/*", "prefix"],
    ]),
  );
  const text = new TextDecoder().decode(network.reply("GET", url).body);
  if (body === undefined) expect(["answer", "prefix", "exact"]).not.toContain(text);
  else expect(text).toBe(body);
});

test.each([
  ["import winreg", "windows"],
  ["os.getenv('APPDATA')", "windows"],
  ["open('/etc/passwd')", "linux"],
  ["print(1)", "linux"],
  ["'C:\\\\Users' 'cmd.exe' '/bin/sh'", "windows"],
  ["'/etc/shadow' '/bin/sh' 'x.exe'", "linux"],
] as const)("%s speaks of %s", (text, system) => {
  expect(systemOf([text], "linux")).toBe(system);
});
