import type { MountTable } from "./mount-table.ts";

/** Lines around a change that are shown with it. */
const CONTEXT = 3;
/** With more lines than these that differ, everything between the equal ends counts as changed. */
const MOST_DIFFERENCES = 1_000;
/** Steps of comparing all files of one diff, some seconds: the guest chooses how many they are, and the caller waits. */
const MOST_STEPS = 50_000_000;

/** Of a file; one with more is not compared, as one that is no text: each line takes some 100 bytes of the host's memory meanwhile. */
const MOST_LINES = 500_000;
const NEWLINE = 10;

/** What is left of them. */
interface Budget {
  steps: number;
}

const GIT_HEADER = "diff --git ";
/** How git calls a file without content. */
const EMPTY = "e69de29";

/** One line of a difference: in both, only before, or only after. */
type Line = readonly [" " | "-" | "+", string];

/** The changes in overlays as a unified diff, as `git apply` and `patch -p1` take it. */
export function diffOf(mounts: MountTable, path?: string): string {
  const budget = { steps: MOST_STEPS };
  const diffs = mounts
    .changes(path)
    .filter(({ kind }) => kind === "file")
    .map(({ path: file }) => fileDiff(file, mounts.original(file), mounts.current(file), budget));
  // What comes after a header of git's, and has none, would be taken for a part of it.
  const isHeadless = (diff: string): boolean => !diff.startsWith(GIT_HEADER);
  return [...diffs.filter(isHeadless), ...diffs.filter((diff) => !isHeadless(diff))].join("");
}

/** Between two contents of one file; null is none at all. Ends with a newline. */
export function fileDiff(
  path: string,
  before: Uint8Array | null,
  after: Uint8Array | null,
  budget: Budget = { steps: MOST_STEPS },
): string {
  // Without a line there is nothing else to say that a file was made or removed.
  const header = `${GIT_HEADER}${quoted(`a${path}`)} ${quoted(`b${path}`)}\n`;
  if (!before && after?.length === 0) return `${header}new file mode 100644\nindex 0000000..${EMPTY}\n`;
  if (!after && before?.length === 0) return `${header}deleted file mode 100644\nindex ${EMPTY}..0000000\n`;
  const from = before ? `a${path}` : "/dev/null";
  const to = after ? `b${path}` : "/dev/null";
  const old = before ? textOf(before) : "";
  const changed = after ? textOf(after) : "";
  if (old === undefined || changed === undefined) return `Binary files ${from} and ${to} differ\n`;
  const hunks = hunksOf(linesOf(old), linesOf(changed), budget);
  // Where a name with spaces ends, readers of diffs know from a tab.
  const end = path.includes(" ") ? "\t" : "";
  return `--- ${before ? from + end : from}\n+++ ${after ? to + end : to}\n${hunks.join("")}`;
}

/** As C has it, where one could not see where a name ends. */
function quoted(name: string): string {
  return /[ "]/.test(name) ? `"${name.replaceAll('"', '\\"')}"` : name;
}

/** Undefined for what is no text, or has more lines than anyone reads. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1))
    if (++lines > MOST_LINES) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** With their newlines; the last one may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(before: readonly string[], after: readonly string[], budget: Budget): string[] {
  const lines = differences(before, after, budget);
  const hunks: string[] = [];
  let [oldAt, newAt] = [1, 1];
  for (let index = 0; index < lines.length; ) {
    if (lines[index]?.[0] === " ") {
      index++;
      oldAt++;
      newAt++;
      continue;
    }
    const start = Math.max(index - CONTEXT, 0);
    let end = index;
    for (let at = index; at < lines.length && at - end <= 2 * CONTEXT; at++) if (lines[at]?.[0] !== " ") end = at + 1;
    const shown = lines.slice(start, Math.min(end + CONTEXT, lines.length));
    const lead = index - start;
    hunks.push(hunk(shown, oldAt - lead, newAt - lead));
    for (const [kind] of lines.slice(index, end)) {
      if (kind !== "+") oldAt++;
      if (kind !== "-") newAt++;
    }
    index = end;
  }
  return hunks;
}

function hunk(lines: readonly Line[], oldStart: number, newStart: number): string {
  const range = (start: number, without: string): string => {
    const count = lines.filter(([kind]) => kind !== without).length;
    // Of nothing, the place is the line before.
    return `${count === 0 ? start - 1 : start}${count === 1 ? "" : `,${count}`}`;
  };
  const shown = lines.map(([kind, text]) =>
    text.endsWith("\n") ? `${kind}${text}` : `${kind}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range(oldStart, "+")} +${range(newStart, "-")} @@\n${shown.join("")}`;
}

/** E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), between the equal ends. */
function differences(before: readonly string[], after: readonly string[], budget: Budget): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const changed = after.slice(start, after.length - end);
  const same = (text: string): Line => [" ", text];
  return [
    ...before.slice(0, start).map(same),
    ...(shortest(old, changed, budget) ?? [
      ...old.map((text): Line => ["-", text]),
      ...changed.map((text): Line => ["+", text]),
    ]),
    ...before.slice(before.length - end).map(same),
  ];
}

/** Undefined when there are too many differences. */
function shortest(before: readonly string[], after: readonly string[], budget: Budget): Line[] | undefined {
  const trace: Int32Array[] = [];
  // By diagonal, from -MOST_DIFFERENCES - 1 on: how far in `before` it was followed.
  const middle = Math.min(MOST_DIFFERENCES, before.length + after.length) + 1;
  const furthest = new Int32Array(2 * middle + 1).fill(-1);
  furthest[middle + 1] = 0;
  for (let depth = 0; depth < middle; depth++) {
    budget.steps -= depth;
    if (budget.steps < 0) return undefined;
    trace.push(furthest.slice(middle - depth - 1, middle + depth + 2));
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const at = middle + diagonal;
      const [left = -1, right = -1] = [furthest[at - 1], furthest[at + 1]];
      const down = diagonal === -depth || (diagonal !== depth && left < right);
      let x = down ? right : left + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      furthest[at] = x;
      if (x >= before.length && y >= after.length) return walkBack(trace, before, after);
    }
  }
  return undefined;
}

/** Each of the trace has the diagonals from -depth - 1 on. */
function walkBack(trace: readonly Int32Array[], before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = [];
  let [x, y] = [before.length, after.length];
  for (let depth = trace.length - 1; depth >= 0; depth--) {
    const reached = trace[depth];
    const reach = (diagonal: number): number => reached?.[diagonal + depth + 1] ?? -1;
    const diagonal = x - y;
    const down = diagonal === -depth || (diagonal !== depth && reach(diagonal - 1) < reach(diagonal + 1));
    const previous = down ? diagonal + 1 : diagonal - 1;
    const fromX = reach(previous);
    const fromY = fromX - previous;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x--;
      y--;
      lines.push([" ", before[x] ?? ""]);
    }
    if (depth === 0) break;
    if (down) lines.push(["+", after[--y] ?? ""]);
    else lines.push(["-", before[--x] ?? ""]);
  }
  return lines.reverse();
}
