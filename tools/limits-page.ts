// Writes the table of docs/limits.md anew: npx tsx tools/limits-page.ts. A test compares the two.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LIMITS, type Limit } from "../core/src/core/limits.ts";

const PAGE = join(import.meta.dirname, "../docs/limits.md");
const HEAD = [
  "| limit | unit | default | least | most | per run | enforced | beyond it |",
  "|---|---|---|---|---|---|---|---|",
];

/** Every limit with all that the code knows of it. */
export function limitsPageTable(): string {
  const rows = Object.entries<Limit>(LIMITS).map(([name, limit]) => {
    const { unit, default: value, minimum, maximum, perRun } = limit;
    const [enforced, ...consequence] = limit.enforcement.split(": ");
    const quantities = [value, minimum, maximum].map((each) => quantity(each, unit));
    const cells = [`\`${name}\``, unit, ...quantities, perRun ? "yes" : "no", enforced, consequence.join(": ")];
    return `| ${cells.join(" | ")} |`;
  });
  return [...HEAD, ...rows].join("\n");
}

/** `page` with the table as it is now. */
export function withTable(page: string): string {
  return page.replace(/^\| limit \|.*\n(\|.*\n)+/m, () => `${limitsPageTable()}\n`);
}

function quantity(value: number, unit: Limit["unit"]): string {
  if (value === Number.POSITIVE_INFINITY) return "none";
  if (unit === "bytes") {
    for (const [size, name] of [
      [2 ** 30, "GiB"],
      [2 ** 20, "MiB"],
      [2 ** 10, "KiB"],
    ] as const) {
      if (value >= size && value % size === 0) return `${value / size} ${name}`;
    }
  }
  return value.toLocaleString("en").replaceAll(",", " ");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(PAGE, withTable(readFileSync(PAGE, "utf8")));
}
