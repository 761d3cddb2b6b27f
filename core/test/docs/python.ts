import { spawnSync } from "node:child_process";
import { Sandbox } from "../../src/node/index.ts";

/**
 * One line of a Python example that shows something: `statement  # → here` when that is what comes of it everywhere,
 * `statement  # → here; in CPython: there` when the two differ. What comes of it is what it prints, or its repr as at a
 * prompt, or `nothing`, or the name of the exception that it raises.
 */
export interface Shown {
  /** The lines that come before it, and are run for it. */
  readonly before: string;
  readonly statement: string;
  readonly here: string;
  readonly inCpython: string;
}

export function shownLines(example: string): Shown[] {
  const shown: Shown[] = [];
  let before: string[] = [];
  for (const line of example.split("\n")) {
    const [, statement, here, inCpython] = /^(.*?)\s+# → (.*?)(?:; in CPython: (.*))?$/.exec(line) ?? [];
    if (statement === undefined || here === undefined) {
      before.push(line);
      continue;
    }
    shown.push({ before: before.join("\n"), statement, here, inCpython: inCpython ?? here });
    before = [];
  }
  return shown;
}

/** What comes of each line in one sandbox. */
export async function runHere(lines: readonly Shown[]): Promise<string[]> {
  await using sandbox = await Sandbox.create();
  const outcomes: string[] = [];
  for (const { before, statement } of lines) {
    const prepared = await sandbox.run(before, { mode: "script" });
    if (!prepared.ok) throw new Error(prepared.error.traceback);
    const result = await sandbox.run(`${statement}\n`, { mode: "interactive" });
    outcomes.push(result.ok ? result.stdout.trimEnd() || NOTHING : result.error.type);
  }
  return outcomes;
}

const NOTHING = "nothing";

const CPYTHON = `
import contextlib, io, json, sys
outcomes = []
namespace = {"__name__": "__main__"}
for before, statement in json.load(sys.stdin):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(before, "before", "exec"), namespace)
        try:
            exec(compile(statement + "\\n", "statement", "single"), namespace)
            outcomes.append(output.getvalue().rstrip() or "${NOTHING}")
        except BaseException as error:
            outcomes.append(type(error).__name__)
json.dump(outcomes, sys.stdout)
`;

/** The same in python3. */
export function runInCpython(lines: readonly Shown[]): unknown {
  const input = JSON.stringify(lines.map(({ before, statement }) => [before, statement]));
  const { stdout, stderr, status } = spawnSync("python3", ["-X", "utf8", "-c", CPYTHON], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** A row of a table of what is missing: of a type or module or, for `import`, of modules. */
export interface Missing {
  readonly owner: string;
  readonly names: readonly string[];
}

/** The rows of tables that begin with `| of | missing |`. What counts are the names up to a comma, semicolon or colon. */
export function missingNames(document: string): Missing[] {
  const tables = document.split("| of | missing |\n").slice(1);
  return tables.flatMap((table) =>
    [
      ...table
        .split("\n\n", 1)
        .join("")
        .matchAll(/^\| `([^`]+)` \| ((?:`\w+` ?)+)/gm),
    ].map(([, owner = "", names = ""]) => ({
      owner,
      names: [...names.matchAll(/\w+/g)].map(([name]) => name),
    })),
  );
}

/** A program whose value is which of the names are there. */
export function presentNames({ owner, names }: Missing): string {
  if (owner !== "import") {
    const load = /^[a-z]+(?=\.|$)/.exec(owner)?.[0] ?? "sys";
    return `
try:
    import ${load}
except ImportError: pass
[name for name in ${JSON.stringify(names)} if hasattr(${owner}, name)]`;
  }
  return `
present = []
for name in ${JSON.stringify(names)}:
    try:
        __import__(name)
        present.append(name)
    except ImportError: pass
present`;
}
