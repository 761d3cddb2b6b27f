// Brings a fresh clone to where everything works, and does nothing where it does already. Plain JavaScript without
// dependencies, because it runs before there are any.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildLibrary } from "./setup/library.mjs";
import { installPackages } from "./setup/packages.mjs";
import { runStep, SetupError, seconds } from "./setup/step.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

function checkPrerequisites() {
  const missing = [];
  const needed = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).engines.node;
  const [major, minor] = needed.match(/\d+/g).map(Number);
  const [ourMajor, ourMinor] = process.versions.node.split(".").map(Number);
  if (ourMajor < major || (ourMajor === major && ourMinor < minor)) {
    missing.push(
      `Node ${major}.${minor} or newer is needed, and this is ${process.versions.node}: install a newer one.`,
    );
  }
  for (const program of ["python3", "git"]) {
    if (spawnSync(program, ["--version"]).status !== 0) {
      missing.push(`${program} is missing: install it (on Debian: apt-get install ${program}).`);
    }
  }
  if (missing.length > 0) throw new SetupError(missing.join("\n"));
}

/** `release` leaves out the debug engine, which only tests need. */
async function setUp({ release }) {
  checkPrerequisites();
  await installPackages(root);
  const words = ["--import", "tsx", "engine/build/main.ts", ...(release ? ["--release-only"] : [])];
  await runStep("Build the engine", process.execPath, words, { cwd: root, reports: true });
  await buildLibrary(root);
}

const started = performance.now();
try {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => word !== "--release-only");
  if (unknown !== undefined) throw new SetupError(`Unknown option ${unknown}; the only one is --release-only.`);
  await setUp({ release: words.length > 0 });
  console.log(`Everything is set up (${seconds(started)}).`);
} catch (error) {
  // Anything else is a bug and shows its stack.
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
