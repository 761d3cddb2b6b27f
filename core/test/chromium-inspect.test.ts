import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspect } from "../src/node/inspect.ts";
import { FOLDER, HAS_CHROMIUM, Site } from "./support/chromium.ts";

const SAMPLES = join(import.meta.dirname, "inspect/samples");

describe.skipIf(!HAS_CHROMIUM)("inspect in a page", () => {
  let site: Site;

  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);

  afterAll(() => site?.close());

  test.each(["nested-exec.py", "reverse-shell-dup2.py", "typosquat-setup.py"])(
    "gives the report that Node gives: %s",
    async (name) => {
      const source = readFileSync(join(SAMPLES, name), "utf8");
      const page = await site.visit();
      // As text: the test runner would make an import of its own of it.
      const call = `import("${FOLDER}/browser/inspect.js").then(({ inspect }) => inspect(${JSON.stringify(source)}, { isolation: "inline" }))`;
      const report = await page.evaluate(`${call}.then((report) => JSON.stringify(report))`);
      expect(report).toBe(JSON.stringify(await inspect(source, { isolation: "inline" })));
      expect(Object(JSON.parse(String(report)))).toMatchObject({ verdict: "dangerous" });
      await page.close();
    },
  );
});
