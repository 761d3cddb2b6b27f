import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { mapPooled } from "../pooled.ts";
import { LANGUAGE, MODULES } from "./modules.ts";
import { methodsOf, outlineOf } from "./outline.ts";
import { outOfReach } from "./reasons.ts";
import { type Count, countOf, type FileVerdict, resultsOf, rowsOf, shareOf, sumOf } from "./report.ts";
import { cpythonTests } from "./suite.ts";

const HELP = `Runs CPython 3.11's own tests, method by method, with the unittest of the sandbox.

  npm run cpython-tests                            all modules and the language
  npm run cpython-tests -- json test_re            only these modules or test files
  npm run cpython-tests -- json --verbose          and how each method failed
  npm run cpython-tests -- --json results.json     every result as JSON
  npm run cpython-tests -- --record                keep the counts in conformance/cpython/results.json

The tests come from Debian's package libpython3.11-testsuite, through the machine's own apt.
`;

const SCRIPT = path.join(import.meta.dirname, "../child/cpython.ts");
const RESULTS = path.join(import.meta.dirname, "results.json");
const FILE_MS = 900_000;

/** A process of its own for each file: a hang or a crash costs that file only. */
function runFile(folder: string, file: string): Promise<FileVerdict> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(SCRIPT, [], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const end = (verdict: FileVerdict): void => {
      child.removeAllListeners("exit");
      clearTimeout(timer);
      child.kill("SIGKILL");
      resolve(verdict);
    };
    const lose = (detail: string): void => {
      const names = methodsOf(outlineOf(path.join(folder, `${file.split(":")[0]}.py`)));
      end({ file, methods: names.map((name) => ({ name, verdict: "lost", detail })), problem: detail });
    };
    const timer = setTimeout(() => lose(`took more than ${FILE_MS / 1_000} s`), FILE_MS);
    child.once("message", (verdict: FileVerdict) => end(verdict));
    child.once("exit", (status, signal) => lose(`its process ended with ${signal ?? status}`));
    child.send({ folder, file });
  });
}

function line(name: string, count: Count): string {
  const { passed, failed, outOfReach, skipped } = count;
  const cells = [passed, failed, outOfReach, skipped].map((cell) => String(cell).padStart(8)).join("");
  return `${name.padEnd(30)}${cells}${shareOf(count).toFixed(1).padStart(8)}`;
}

function told(verdict: FileVerdict, verbose: boolean): string {
  if (verdict.problem !== undefined)
    return `\n${verdict.file} cannot be imported:\n${verdict.problem.replace(/^/gm, "    ")}`;
  const bad = verdict.methods.filter(
    (method) =>
      method.verdict !== "passed" && method.verdict !== "skipped" && outOfReach(verdict.file, method) === undefined,
  );
  if (!verbose) return "";
  return bad.map(({ name, detail }) => `\n${verdict.file} ${name}\n${detail.trim().replace(/^/gm, "    ")}`).join("");
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    verbose: { type: "boolean", short: "v", default: false },
    json: { type: "string" },
    record: { type: "boolean", default: false },
    jobs: { type: "string", short: "j", default: "2" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
} else {
  const entries = [...Object.entries(MODULES), ...Object.entries(LANGUAGE)];
  const files = entries.flatMap(([module, own]) =>
    own.filter((file) => positionals.length === 0 || positionals.includes(module) || positionals.includes(file)),
  );
  if (files.length === 0) {
    console.error(`No module or test file is called ${positionals.join(" or ")}.`);
    process.exit(2);
  }
  const { folder, version } = await cpythonTests();
  let done = 0;
  const verdicts = await mapPooled(files, Number(values.jobs), async (file) => {
    const verdict = await runFile(folder, file);
    done += 1;
    const { passed, failed } = countOf([verdict]);
    console.error(
      `${done} of ${files.length}: ${file}: ${passed} passed, ${failed} failed${told(verdict, values.verbose)}`,
    );
    return verdict;
  });
  const { modules, language } = rowsOf(verdicts);
  console.log(`\nCPython ${version}, its own tests, method by method\n`);
  console.log(`${"".padEnd(30)}  passed  failed no reach skipped     %`);
  for (const [name, count] of modules) console.log(line(name, count));
  if (modules.length > 1) console.log(`${line("all modules", sumOf(modules.map(([, count]) => count)))}\n`);
  for (const [name, count] of language) console.log(line(name, count));
  if (language.length > 1) console.log(line("the language", sumOf(language.map(([, count]) => count))));
  const results = resultsOf(version, verdicts);
  console.log("\nOut of reach, by reason:");
  for (const [reason, count] of Object.entries(results.reasons)) console.log(`${String(count).padStart(8)}  ${reason}`);
  if (values.record && positionals.length === 0) writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  const total = countOf(verdicts);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ version, ...total, modules, language, verdicts }, null, 1)}\n`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.outOfReach + total.skipped} skipped`);
}
