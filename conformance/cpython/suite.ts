import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { BuildError, messageOf } from "../../engine/build/errors.ts";
import { run } from "../../engine/build/run.ts";
import { privateApt } from "../../engine/build/source/apt-private.ts";
import { CACHE } from "../places.ts";

/** Debian's package of CPython's own tests, and the release of Debian that has it. */
const PACKAGE = "libpython3.11-testsuite";
const SUITE = "bookworm";

const FOLDER = path.join(CACHE, "cpython-tests");
const TESTS = path.join(FOLDER, "usr/lib/python3.11/test");

/** Where CPython's tests are, and the version of the package that they come from. Throws `BuildError`. */
export async function cpythonTests(): Promise<{ readonly folder: string; readonly version: string }> {
  const stamp = path.join(FOLDER, "version");
  if (!existsSync(stamp)) await download(stamp);
  return { folder: TESTS, version: readFileSync(stamp, "utf8") };
}

async function download(stamp: string): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const apt = privateApt(path.join(FOLDER, "apt"), { types: "deb", suite: SUITE });
  try {
    await run("apt-get", [...apt, "-qq", "update"]);
    await run("apt-get", [...apt, "-qq", "download", PACKAGE], { cwd: FOLDER });
  } catch (error) {
    throw new BuildError(`The package ${PACKAGE} could not be downloaded: ${messageOf(error)}`);
  }
  const archive = readdirSync(FOLDER).find((name) => name.endsWith(".deb"));
  if (archive === undefined) throw new BuildError(`apt-get downloaded no ${PACKAGE}.`);
  await run("dpkg-deb", ["-x", archive, "."], { cwd: FOLDER });
  rmSync(path.join(FOLDER, archive));
  rmSync(path.join(FOLDER, "apt"), { recursive: true, force: true });
  writeFileSync(stamp, decodeURIComponent(archive.split("_")[1] ?? "unknown"));
}

/** Files of CPython's that its tests read or import, beside the test files themselves. */
const DATA =
  /^(.*_tests|.*tester|ann_module\d*|_typed_dict_helper|mod_generics_cache|dataclass_\w+|inspect_\w+|bad_getattr\d*|good_getattr|seq_tests)\.py$|_testcases\.txt$|^(randv\w+\.pck|floating_points\.txt|exception_hierarchy\.txt|test_difflib_expect\.html|ieee754\.txt)$/;

/** Other test files that one imports. */
const IMPORTED = /^(?:from|import) test\.(test_\w+)|^from test import (test_\w+)/gm;

/** Folders of data, by test file. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  "test_warnings/__init__": ["test_warnings/data"],
  test_typing: ["typinganndata"],
  test_decimal: ["decimaltestdata"],
  test_contextlib: ["data"],
};

/** What a sandbox needs to import a test file: by path in the sandbox. `file` is as in `MODULES`, without a class. */
export function filesFor(folder: string, file: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = { "/test/__init__.py": new Uint8Array() };
  const add = (name: string): void => {
    files[`/test/${name}`] ??= readFileSync(path.join(folder, name));
  };
  for (const name of readdirSync(folder)) if (DATA.test(name)) add(name);
  addTest(folder, file, add);
  for (const name of FOLDERS[file] ?? []) addFolder(files, path.join(folder, name), `/test/${name}`);
  addFolder(files, path.join(import.meta.dirname, "support"), "/test/support");
  addFolder(files, path.join(import.meta.dirname, "absent"), "/absent");
  if (file.startsWith("test_asyncio/"))
    addFolder(files, path.join(import.meta.dirname, "asyncio"), "/test/test_asyncio");
  return files;
}

function addTest(folder: string, file: string, add: (name: string) => void, seen = new Set<string>()): void {
  if (seen.has(file)) return;
  seen.add(file);
  const [part = "", ...rest] = file.split("/");
  add(`${file}.py`);
  if (rest.length > 0) {
    for (const name of readdirSync(path.join(folder, part))) {
      if (statSync(path.join(folder, part, name)).isFile() && name.endsWith(".py")) add(`${part}/${name}`);
    }
  }
  for (const [, first, second] of readFileSync(path.join(folder, `${file}.py`), "utf8").matchAll(IMPORTED)) {
    const other = first ?? second ?? "";
    if (existsSync(path.join(folder, `${other}.py`))) addTest(folder, other, add, seen);
  }
}

function addFolder(files: Record<string, Uint8Array>, from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const file = path.join(from, name);
    if (statSync(file).isDirectory()) addFolder(files, file, `${to}/${name}`);
    else files[`${to}/${name}`] = readFileSync(file);
  }
}
