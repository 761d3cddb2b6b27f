import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reportOf } from "../../src/inspect/report.ts";
import { RULES } from "../../src/inspect/rules/index.ts";
import { dossierOf, layerOf, observed } from "./dossiers.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../docs/inspect.md"), "utf8");

/** Members of `value`, of what is in lists too: `findings[].technique.id`. What a script names itself is not looked into. */
function membersOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => membersOf(each, `${path}[]`)))];
  if (typeof value !== "object" || value === null || /\.(?:detail|answer)$/.test(path)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const own = path === "" ? name : `${path}.${name}`;
    return [own, ...membersOf(member, own)];
  });
}

test("the page names the members of a report", async () => {
  const source =
    "import os\nos.system('crontab -r')\nexec(''.join(map(chr, [105, 109, 112, 111, 114, 116, 32, 111, 115])))\nopen('/etc/shadow')\n";
  const report = await reportOf(
    new TextEncoder().encode(source),
    "a.py",
    dossierOf({
      observations: [observed(0, { action: "os.system", detail: { command: "crontab -r" } })],
      layers: [layerOf(1, 0, "zlib.decompress", "x = 1", true)],
      files: [{ path: "/tmp/a", change: "made", bytes: 1, sha256: "00" }],
    }),
  );
  const [, table = ""] = /\| member \| what it is \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(PAGE) ?? [];
  const documented = Array.from(table.matchAll(/^\| `([^`]+)`/gm), ([, name]) => name);
  const isEvidence = (name: string): boolean => /\.?evidence(?:\[\])?\./.test(name);
  expect(documented.sort()).toEqual(
    membersOf(report)
      .filter((name) => !isEvidence(name))
      .sort(),
  );
});

test("the page has every rule, with its technique", () => {
  const rows = RULES.map(
    ({ id, title, technique }) => `| \`${id}\` | ${title} | ${technique ? `${technique[0]} ${technique[1]}` : ""} |`,
  );
  expect(PAGE).toContain(rows.join("\n"));
});
