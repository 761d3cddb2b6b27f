import fc from "fast-check";
import { expect, test } from "vitest";
import { AuditChain, verifyAudit } from "../src/core/audit/chain.ts";
import type { AuditEvent } from "../src/core/audit/event.ts";

const KEY = "a key that nobody knows";

function event(number: number): AuditEvent {
  const detail = { args: [number, 'quotes " and , "hash":"'], path: "/data/ü" };
  return { number, run: 0, timeMs: 5, fuel: 7, kind: "call", name: "f", detail, outcome: "allowed" };
}

async function logOf(count: number, key?: string): Promise<string> {
  const chain = await AuditChain.create(key);
  let log = await chain.begin(new Date(0));
  for (let number = 0; number < count; number++) log += await chain.event(event(number));
  return log + (await chain.end());
}

test("a log verifies, with its key only", async () => {
  for (const key of [undefined, KEY]) {
    const log = await logOf(3, key);
    expect(await verifyAudit(log, key)).toEqual({
      ok: true,
      events: 3,
      complete: true,
      begin: "1970-01-01T00:00:00.000Z",
    });
    expect(await verifyAudit(log, key === undefined ? KEY : undefined)).toMatchObject({ ok: false, line: 1 });
  }
});

test("any change, loss, repetition or move of a line is found, and where", async () => {
  const lines = (await logOf(4)).trimEnd().split("\n");
  const verify = (changed: readonly string[]) => verifyAudit(`${changed.join("\n")}\n`);
  for (const [index, line] of lines.entries()) {
    const without = lines.filter((each) => each !== line);
    if (index < lines.length - 1) expect(await verify(without)).toMatchObject({ ok: false, line: index + 1 });
    else expect(await verify(without)).toMatchObject({ ok: true, complete: false, events: 4 });
    expect(await verify([...lines.slice(0, index + 1), ...lines.slice(index)])).toMatchObject({ ok: false });
    expect(await verify(lines.with(index, line.replace('"version":1', '"version":2')))).toMatchObject({
      ok: false,
      line: index + 1,
    });
  }
  expect(await verify(lines.toReversed())).toMatchObject({ ok: false, line: 1 });
  expect(await verify([...lines, lines[1] ?? ""])).toMatchObject({ ok: false, line: 7 });
});

test("any changed character is found", async () => {
  const log = await logOf(2, KEY);
  await fc.assert(
    fc.asyncProperty(fc.nat(log.length - 1), fc.constantFrom("0", "x", " ", '"', "\n", ""), async (at, put) => {
      const changed = log.slice(0, at) + put + log.slice(at + 1);
      fc.pre(changed !== log);
      expect(await verifyAudit(changed, KEY)).toMatchObject({ ok: false });
    }),
    { numRuns: 500 },
  );
});

test("what is no log is told, and not thrown", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      expect(await verifyAudit(text)).toMatchObject({ ok: false });
    }),
  );
  expect(await verifyAudit("")).toEqual({ ok: false, line: 1, problem: "the log is empty" });
});
