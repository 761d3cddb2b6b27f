import type { Random } from "../random.ts";
import { indent, shielded } from "./layout.ts";

/** Programs that others wrote, cut to pieces and put together wrongly. Without any, nothing. */
export function splicedProgram(random: Random, corpus: readonly string[]): string {
  const lines = random.pickOr(corpus, "").split("\n");
  const kept = lines.length > 120 ? excerpt(random, lines, 120) : lines;
  for (let count = random.pick([1, 1, 2, 3, 5]); count > 0; count--) change(random, kept, corpus);
  return kept.join("\n");
}

function excerpt(random: Random, lines: readonly string[], most: number): string[] {
  const from = random.below(Math.max(lines.length - most, 1));
  return lines.slice(from, from + random.between(1, most));
}

function change(random: Random, lines: string[], corpus: readonly string[]): void {
  const at = random.below(lines.length);
  const line = lines[at] ?? "";
  const other = () => random.pickOr(random.pickOr(corpus, "").split("\n"), "pass");
  random.weighted<() => void>([
    [3, () => void lines.splice(at, random.between(1, 3))],
    [2, () => void lines.splice(at, 0, line)],
    [3, () => void lines.splice(at, 0, realigned(other(), line))],
    [2, () => void lines.splice(at, 1, realigned(other(), line))],
    [2, () => void lines.splice(at, 0, ...excerpt(random, random.pickOr(corpus, "").split("\n"), 12))],
    [2, () => void lines.splice(at, 0, ...lines.splice(random.below(lines.length), random.between(1, 4)))],
    [8, () => void lines.splice(at, 1, exchanged(random, line, other()))],
    [
      2,
      () =>
        void lines.splice(
          at,
          1,
          line.replace(/\b\d+\b/, () => random.pick(ODD_NUMBERS)),
        ),
    ],
    [1, () => void lines.splice(0, lines.length, ...shielded(lines.join("\n")).split("\n"))],
    [1, () => void lines.splice(0, lines.length, "def main():", ...indent(lines.join("\n")).split("\n"), "main()")],
    [1, () => void lines.splice(at, 0, realigned("import gc; gc.collect()", line))],
  ])();
}

const ODD_NUMBERS: readonly [string, ...string[]] = [
  "0",
  "-1",
  "1 << 62",
  "65536",
  "0x7fffffff",
  "1e300",
  "None",
  "''",
  "[]",
];

/** With the indentation of the line that it stands beside. */
function realigned(line: string, beside: string): string {
  return (/^\s*/.exec(beside)?.[0] ?? "") + line.trimStart();
}

const TOKEN = /\w+|\s+|"[^"]*"|'[^']*'|[^\w\s]/g;

/** A line with one token removed, doubled, or replaced by one of another line or its own. */
function exchanged(random: Random, line: string, other: string): string {
  const tokens = line.match(TOKEN) ?? [];
  const at = random.below(tokens.length);
  const strange = random.pickOr(other.trim().match(TOKEN) ?? [], "x");
  random.pick([
    () => tokens.splice(at, 1),
    () => tokens.splice(at, 1, strange),
    () => tokens.splice(at, 1, strange),
    () => tokens.splice(at, 0, strange),
    () => tokens.splice(at, 1, random.pickOr(tokens, "x")),
  ])();
  return tokens.join("");
}
