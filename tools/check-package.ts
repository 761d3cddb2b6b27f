// Packs the npm package, checks it, installs it somewhere else, and uses it there as its users would.

import { strictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

const CONSUMER = `
import { run, Sandbox, type PyValue, type RunResult } from "micropython-wasm";
import { inspect, type Report } from "micropython-wasm/inspect";
const result: RunResult = await run("print('hello')\\n6 * 7");
if (!result.ok) throw new Error(result.error.traceback);
const value: PyValue = result.value;
const sandbox: Sandbox = await Sandbox.create();
await sandbox.close();
console.log(value, result.stdout.trim());
const report: Report = await inspect("import os\\nos.system('crontab -r')");
console.log(report.verdict, Object.keys(await import("micropython-wasm/inspect")).sort().join(" "));
console.log(Object.keys(await import("micropython-wasm")).sort().join(" "));
`;

/** What the package exports, beside types. */
const EXPORTS =
  "AuditLog EngineError FileError LIMITS MisuseError PolicyError Pool PyFloat PyFrozenSet PyRef PyTuple PythonError ReplayError RunFailedError " +
  "Sandbox SandboxBusyError SandboxClosedError SandboxError SandboxLostError SnapshotError UnsendableError replay run verifyAudit";

/** What must be in the package; nothing else but more of dist/ may be. */
const EXPECTED = [
  "CHANGELOG.md",
  "LICENSE",
  "NOTICE",
  "README.md",
  "bin/micropython-wasm.js",
  "package.json",
  "policy.schema.json",
];

/** Runs a program and returns what it printed. Throws when it fails. */
function output(cwd: string, program: string, ...words: readonly string[]): string {
  const { stdout, stderr, status, error } = spawnSync(program, words, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  return stdout;
}

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-package-"));
try {
  output(join(ROOT, "core"), "npm", "pack", "--pack-destination", folder);
  const { stdout: names } = spawnSync("ls", [folder], { encoding: "utf8" });
  const tarball = join(folder, names.trim());
  const files = output(folder, "tar", "-tzf", tarball)
    .trim()
    .split("\n")
    .map((path) => path.replace(/^package\//, ""));
  strictEqual(
    files
      .filter((path) => !path.startsWith("dist/"))
      .sort()
      .join("\n"),
    EXPECTED.join("\n"),
  );
  for (const path of [
    "dist/engine.wasm",
    "dist/engine-wasi.wasm",
    "dist/node/worker.js",
    "dist/node/inspect.js",
    "dist/browser/worker.js",
    "dist/browser/inspect.js",
    "dist/builder/page.css",
  ]) {
    strictEqual(files.includes(path), true, `${path} is part of the package`);
  }
  const strange = files.filter((path) => path.startsWith("dist/") && !/\.(js|d\.ts|css|wasm|json)$/.test(path));
  strictEqual(strange.join("\n"), "");
  console.log(`${files.length} files`);

  const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);
  console.log(output(ROOT, bin("publint"), "run", tarball, "--strict").trim());
  // A .wasm file has no types.
  const types = ["--profile", "esm-only", "--exclude-entrypoints", "./engine.wasm", "./policy.schema.json"];
  console.log(output(ROOT, bin("attw"), tarball, ...types, "--no-emoji", "--format", "ascii").trim());

  const user = join(folder, "user");
  mkdirSync(user);
  writeFileSync(join(user, "package.json"), JSON.stringify({ private: true, type: "module" }));
  output(user, "npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
  writeFileSync(join(user, "main.ts"), CONSUMER);
  const strict = ["--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"];
  output(user, bin("tsc"), "main.ts", ...strict, "--typeRoots", join(ROOT, "node_modules/@types"));
  strictEqual(
    output(user, process.execPath, "main.js"),
    `42 hello\ndangerous inspect reportHtml reportText\n${EXPORTS}\n`,
  );
  strictEqual(output(user, join(user, "node_modules/.bin/micropython-wasm"), "-c", "print(6*7)"), "42\n");
  console.log("Installed from the tarball, it type-checks, runs, and has its command.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
