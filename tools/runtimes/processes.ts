import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { Way } from "../../core/test/behaviour/case.ts";
import type { Outcome } from "../../core/test/behaviour/outcome.ts";
import { bundle, LIBRARY } from "./bundle.ts";

/** For the whole suite, which takes some seconds. */
const TIMEOUT_MS = 300_000;

/** The outcomes in a runtime that has Node's interfaces; those of cases that it did not come to are missing. */
export async function outcomesInProcess(
  [executable, ...before]: readonly [string, ...string[]],
  isolation: Way["isolation"],
): Promise<Outcome[]> {
  const script = await bundle("child.ts");
  const library = pathToFileURL(`${LIBRARY}/node/index.js`).href;
  const child = spawn(executable, [...before, script, library, isolation], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: TIMEOUT_MS,
    killSignal: "SIGKILL",
  });
  const outcomes: Outcome[] = [];
  for await (const line of createInterface({ input: child.stdout })) outcomes.push(JSON.parse(line));
  return outcomes;
}
