import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type OracleFile, oracleFiles, printedAs, recordingFile, recordingOf } from "./oracle.ts";
import { isKnown } from "./oracle-known.ts";
import { runCase } from "./oracle-run.ts";

const HELP = `Compares what Python of our own prints here with what CPython printed.

  npm run oracle                                 all files of conformance/oracle
  npm run oracle -- modules/json language/       files whose name contains one of these
  npm run oracle -- --record                     asks this machine's python3 anew, and writes what it prints
  npm run oracle -- --record --only-new          only files that were never recorded, or have other cases than then

The exit status is 1 when something differs.
`;

const SEED = { ...process.env, PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", LC_ALL: "C.UTF-8", TZ: "UTC" };

function record(file: OracleFile): void {
  const python = process.env["MICROPY_CPYTHON3"] ?? "python3";
  const script = path.join(import.meta.dirname, "child", "record.py");
  const { stdout, stderr, status } = spawnSync(python, ["-B", script], {
    input: JSON.stringify(file.cases),
    encoding: "utf8",
    env: SEED,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${python} could not record ${file.name}:\n${stderr}`);
  writeFileSync(recordingFile(file.name), `${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
}

function isStale({ name, cases }: OracleFile): boolean {
  const titles = Object.keys(recordingOf(name)?.printed ?? {});
  return titles.length !== cases.length || cases.some(({ title }) => !titles.includes(title));
}

async function compare(file: OracleFile): Promise<{ passed: number; failed: number }> {
  const count = { passed: 0, failed: 0 };
  const recording = recordingOf(file.name);
  for (const { title, source } of file.cases) {
    const expected = recording?.printed[title];
    const { stdout, error } = await runCase(source);
    const actual = printedAs(stdout, error);
    if (isKnown(file.name, title) ? actual !== expected : actual === expected) {
      count.passed += isKnown(file.name, title) ? 0 : 1;
      continue;
    }
    count.failed += 1;
    console.log(`\nFAILED ${file.name}: ${title}\n${firstDifference(expected ?? "(not recorded)\n", actual)}`);
  }
  return count;
}

function firstDifference(expected: string, actual: string): string {
  const [left, right] = [expected.split("\n"), actual.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at < 0 ? left.length : at;
  return `  line ${line + 1}\n  - ${left[line] ?? "(end)"}\n  + ${right[line] ?? "(end)"}`;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: "boolean", default: false },
    "only-new": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const wanted = oracleFiles().filter(
    ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  const total = { passed: 0, failed: 0 };
  for (const file of wanted) {
    if (values.record) {
      if (!values["only-new"] || isStale(file)) record(file);
      continue;
    }
    const { passed, failed } = await compare(file);
    total.passed += passed;
    total.failed += failed;
  }
  const cases = wanted.reduce((sum, { cases }) => sum + cases.length, 0);
  if (values.record) console.log(`Recorded: ${wanted.length} files, ${cases} cases.`);
  else console.log(`\n${wanted.length} files: ${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}
