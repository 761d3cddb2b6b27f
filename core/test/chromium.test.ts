import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_CHROMIUM, Site } from "./support/chromium.ts";

/** Too deep, each in its own way; `DEPTH` is replaced. */
const DEEP: readonly (readonly [name: string, code: string])[] = [
  ["calls", "def f(n):\n  return 0 if n == 0 else 1 + f(n - 1)\nf(DEPTH)"],
  ["constructors", "class A:\n  def __init__(self, n):\n    if n: self.a = A(n - 1)\nA(DEPTH)\nNone"],
  ["generators", "def g(n):\n  if n: yield from g(n - 1)\n  yield n\nlen(list(g(DEPTH)))"],
  ["comparing", "a = []\nb = []\nfor i in range(30000):\n  a = [a]\n  b = [b]\na == b"],
  ["repr", "a = []\nfor i in range(30000): a = [a]\nrepr(a)"],
  ["json", "import json\na = []\nfor i in range(30000): a = [a]\njson.dumps(a)"],
  ["hash", "a = ()\nfor i in range(30000): a = (a,)\nhash(a)"],
  ["a pattern's groups", "import re\nre.compile('(' * 60000)"],
  ["copying", "import copy\na = []\nfor i in range(30000): a = [a]\ncopy.deepcopy(a)"],
  ["source", "eval('1 if 1 else ' * 20000 + '1')"],
];

/** Runs after which V8 has optimised what they run in. */
const MANY = 25;

describe.skipIf(!HAS_CHROMIUM)("the stack of Chromium", () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await Site.open();
    page = await site.visit();
  }, 60_000);

  afterAll(() => site?.close());

  /**
   * Runs code `rounds` times in a sandbox on the page's own thread, and at the same time in one in a worker; → how the last
   * run of each ended.
   */
  function endings(code: string, rounds: number): Promise<unknown[]> {
    return page.evaluate(
      async ([code, rounds]) => {
        const ending = async (isolation: "inline" | "worker"): Promise<unknown> => {
          const limits = { recursionDepth: 1000, timeoutMs: 60_000 };
          const sandbox = await library.Sandbox.create({ isolation, limits });
          let result = await sandbox.run(code);
          for (let round = 1; round < rounds; round++) result = await sandbox.run(code);
          await sandbox.close();
          return result.ok ? result.value : [result.error.type, result.error.sandbox];
        };
        return Promise.all([ending("inline"), ending("worker")]);
      },
      [code, rounds] as const,
    );
  }

  test("has room for 375 frames of plain calls, on the main thread and in workers", async () => {
    const code = "def f(n):\n  return 0 if n == 0 else 1 + f(n - 1)\nf(375)";
    expect(await endings(code, 1)).toEqual([375, 375]);
    expect(await endings(code, 300)).toEqual([375, 375]);
  });

  test.each(DEEP)(
    "%s too deep is a RecursionError, cold and optimised",
    async (_, code) => {
      const source = code.replace("DEPTH", "100000");
      const refused = ["RecursionError", "usable"];
      expect(await endings(source, 1)).toEqual([refused, refused]);
      expect(await endings(source, MANY)).toEqual([refused, refused]);
    },
    120_000,
  );
});
