import { expect, test } from "vitest";
import { linePrograms } from "../../native/corpus.ts";
import { parseOptions } from "../../native/options.ts";
import { outcomeOf } from "../../native/outcome.ts";
import { frameOf, runOf } from "../../native/program.ts";
import { BuildError } from "../errors.ts";

const ALLOWANCE = { kilofuel: 7, pages: 8, stress: 1, seconds: 9 };
const QUIET = { ended: 0, report: Buffer.alloc(0), complaint: "" };

function reported(...operations: readonly (readonly [status: number, reply: readonly number[]])[]): Buffer {
  return Buffer.concat(
    operations.map(([status, reply]) => {
      const head = Buffer.alloc(8);
      head.writeInt32LE(status);
      head.writeUInt32LE(reply.length, 4);
      return Buffer.concat([head, Buffer.from(reply)]);
    }),
  );
}

test("a frame holds the allowance, and each operation with the length of its request", () => {
  const operation = runOf("1");
  const frame = frameOf({ name: "one", operations: [operation] }, ALLOWANCE);
  const numbers = Array.from({ length: 7 }, (_, index) => frame.readUInt32LE(4 * index));
  expect(numbers).toStrictEqual([7, 8, 1, 9, 1, 0, operation.request.length]);
  expect(frame.subarray(28)).toStrictEqual(Buffer.from(operation.request));
});

test("the outcome is the last operation's", () => {
  const zeroDivision = [0x83, 0x00, 0x8a, 0x71, ...Buffer.from("ZeroDivisionError"), 0x60, 0x80, 0x00, 0xf6];
  const report = reported([0, [0xf6]], [1, zeroDivision]);
  expect(outcomeOf({ ...QUIET, report })).toStrictEqual({ kind: "ended", what: "ZeroDivisionError" });
  expect(outcomeOf({ ...QUIET, report: reported([2, []]) })).toStrictEqual({ kind: "ended", what: "stopped" });
  expect(outcomeOf({ ...QUIET, ended: 14 })).toStrictEqual({ kind: "ended", what: "out of time" });
});

test("a stack that overflows is no finding: the finished engine has checks that this build has not", () => {
  const complaint = "AddressSanitizer:DEADLYSIGNAL\n=====\n==7==ERROR: AddressSanitizer: stack-overflow on address 0x1";
  expect(outcomeOf({ ...QUIET, ended: 99 << 8, complaint }).kind).toBe("ended");
});

test("every word on stderr, every other signal and every other status is a finding", () => {
  for (const answer of [
    { ...QUIET, complaint: "what?" },
    { ...QUIET, report: reported([0, [0xf6]]), complaint: "x.c:1:2: runtime error: shift exponent 32 is too large" },
    { ...QUIET, ended: 11 },
    { ...QUIET, ended: 99 << 8 },
  ]) {
    expect(outcomeOf(answer).kind).toBe("finding");
  }
});

test("one bug has one signature, wherever in memory it shows", () => {
  const complaint = (pid: number, address: string): string =>
    `==${pid}==ERROR: AddressSanitizer: use-after-poison on address ${address} at pc 0x1\n` +
    `    #0 ${address} in list_pop /a/py/objlist.c:10\n    #1 ${address} in call /a/py/objfun.c:20\n`;
  const [one, other] = [complaint(1, "0x56f1"), complaint(22, "0xf7aa")].map((text) =>
    outcomeOf({ ...QUIET, complaint: text }),
  );
  expect(one?.kind === "finding" && one.signature).toContain("list_pop objlist.c:10 < call objfun.c:20");
  expect(other?.kind === "finding" && other.signature).toBe(one?.kind === "finding" && one.signature);
});

test("programs come as lines of JSON, as text or as bytes", () => {
  const bytes = Buffer.from([0xff, 0x0a]).toString("base64");
  const text = `{"code": "1"}\n\n{"name": "odd", "base64": "${bytes}"}\n`;
  const [one, odd] = linePrograms("a.jsonl", text);
  expect([one?.name, odd?.name]).toStrictEqual(["a.jsonl:1", "a.jsonl:3 odd"]);
  expect(one?.operations.at(-1)).toStrictEqual(runOf("1"));
  expect(odd?.operations.at(-1)).toStrictEqual(runOf(new Uint8Array([0xff, 0x0a])));
  expect(() => linePrograms("a.jsonl", "{}")).toThrow(BuildError);
});

test("without an interval, programs are replayed as they are and with a collection at every allocation", () => {
  expect(parseOptions([])?.allowances.map(({ stress }) => stress)).toStrictEqual([0, 1]);
  expect(parseOptions(["--stress", "5"])?.allowances.map(({ stress }) => stress)).toStrictEqual([5]);
  expect(() => parseOptions(["--pages", "many"])).toThrow(BuildError);
  expect(() => parseOptions(["--nonsense"])).toThrow(BuildError);
});
