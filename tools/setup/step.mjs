import { spawn } from "node:child_process";

/** A step that is done sooner says nothing. */
const QUIET_MS = 2_000;

/** A failure that the reader can do something about: printed without a stack. */
export class SetupError extends Error {}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program to its end. What it prints is shown only when it fails, unless it `reports` on itself. Returns its
 * standard output; throws a SetupError when it fails.
 */
export async function runStep(title, program, words, { cwd, reports = false }) {
  const started = performance.now();
  const child = spawn(program, words, {
    cwd,
    stdio: ["ignore", reports ? "inherit" : "pipe", reports ? "inherit" : "pipe"],
  });
  const output = [];
  const complaints = [];
  child.stdout?.on("data", (chunk) => output.push(chunk));
  child.stderr?.on("data", (chunk) => complaints.push(chunk));
  const stopTelling = reports ? () => undefined : tell(title, started);
  const status = await new Promise((resolve, reject) => {
    child.on("error", (error) =>
      reject(new SetupError(`${title}: ${program} could not be started: ${error.message}.`)),
    );
    child.on("close", resolve);
  }).finally(stopTelling);
  const text = Buffer.concat([...output, ...complaints])
    .toString()
    .trim();
  if (status !== 0) throw new SetupError(`${text === "" ? "" : `${text}\n\n`}${title} failed: see above.`);
  return Buffer.concat(output).toString();
}

/** Shows that a step goes on, once it takes long: counting up on a terminal, otherwise at its beginning and end. */
function tell(title, started) {
  const terminal = process.stdout.isTTY;
  let told = false;
  const timer = setInterval(() => {
    if (!terminal && told) return;
    told = true;
    process.stdout.write(terminal ? `\r\x1b[K${title} … ${seconds(started)}` : `${title} …\n`);
  }, QUIET_MS);
  return () => {
    clearInterval(timer);
    if (told) process.stdout.write(`${terminal ? "\r\x1b[K" : ""}${title} (${seconds(started)})\n`);
  };
}
