import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportHtml } from "../../src/inspect/html.ts";
import { reportOf } from "../../src/inspect/report.ts";
import { reportText } from "../../src/inspect/text.ts";
import { dossierOf, observed } from "./dossiers.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Beginnings of what rules look for, which never come to their ends. */
const PIECES = [
  ..."curl |wget |powershell |certutil |regsvr32 |google/chrome/|nc |bash -|>> |> |schtasks |reg add |rm -r ".split(
    "|",
  ),
  ..."site-packages |pay |exec( |taskkill |pexpect.|a.b|.locked|mimikatz|/etc/|security |dd if=|bc1|0x|\\\\|/home/".split(
    "|",
  ),
  ..."systemctl |cat |discord.com/api/|http://|readme |files were |os.environ, |sys.meta_path[ |\\x00|\\ud800|{0}|%s".split(
    "|",
  ),
];

// What takes quadratic time does not end before the test is given up.
test.each(PIECES)("texts of %j again and again come to an end", async (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length));
  const source = `import os\nos.system(${JSON.stringify(text)})\nexec(${JSON.stringify(text)})\nopen(${JSON.stringify(text)}, "w")\n`;
  const report = await reportOf(
    bytes(source),
    "a.py",
    dossierOf({ observations: [observed(0, { action: "os.system", detail: { command: text } })] }),
  );
  expect(report.version).toBe(1);
});

test("samples with holes, swaps and noise give a report, a text and a page", async () => {
  const seed = 20261127;
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const folder = join(import.meta.dirname, "samples");
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  for (let round = 0; round < 150; round++) {
    const source = Uint8Array.from(sources[random(sources.length)] ?? []);
    for (let change = 0; change <= random(8); change++) {
      const at = random(source.length);
      if (random(2) === 0) source[at] = random(256);
      else source.copyWithin(at, random(source.length), random(source.length));
    }
    const report = await reportOf(source, "a.py", dossierOf()).catch((error: unknown) => {
      throw new Error(`seed ${seed}, round ${round}`, { cause: error });
    });
    expect(reportText(report).length + reportHtml(report).length).toBeGreaterThan(0);
  }
});
