import { parentPort, workerData } from "node:worker_threads";
import { Sandbox } from "../node/index.ts";
import { exitStatus, reportFailure } from "./failure.ts";
import { Output } from "./output.ts";
import { type GrantedPowers, grantPowers } from "./powers/grant.ts";
import type { GuestOptions, GuestReply, GuestRequest } from "./repl/protocol.ts";

/** In builtins, so that dir() shows the user's names only. */
const PRELUDE = `
import builtins

class Quitter:
    def __repr__(self):
        return "Use exit() or Ctrl-D to leave"
    def __call__(self, status=None):
        raise SystemExit(status)

builtins.exit = builtins.quit = Quitter()
del builtins, Quitter
`;

const options: GuestOptions = workerData;
const port = parentPort;
const stdout = new Output(1);
const stderr = new Output(2);
let lastUsed = stdout;

let forRuns: GrantedPowers["forRuns"] = {};

async function createSandbox(): Promise<Sandbox> {
  // A log is written line by line; that of a prompt ends with its thread, without its last line.
  const powers = await grantPowers(options.settings, [], Number.POSITIVE_INFINITY);
  forRuns = powers.forRuns;
  const sandbox = await Sandbox.create({
    ...powers.options,
    isolation: "inline",
    interrupt: options.interrupt,
    onStdout: (text) => show(stdout, text),
    onStderr: (text) => show(stderr, text),
  });
  const prelude = await sandbox.run(PRELUDE, { filename: "<prompt>", mode: "script" });
  if (!prelude.ok) throw new TypeError(`these limits leave no room for a prompt: ${prelude.error.message}`);
  return sandbox;
}

function show(output: Output, text: string): void {
  lastUsed = output;
  output.write(text);
}

async function answer(sandbox: Sandbox, request: GuestRequest): Promise<GuestReply> {
  if (request.kind === "continues") {
    return { kind: "continues", answer: await sandbox.needsMoreInput(request.source) };
  }
  const result = await sandbox.run(request.source, { ...forRuns, filename: "<stdin>", mode: "interactive" });
  lastUsed.finishLine();
  if (result.ok) return { kind: "done" };
  const { error } = result;
  if (error.exit !== undefined) {
    reportFailure(error, stderr);
    return { kind: "exit", status: exitStatus(error) };
  }
  if (error.kind === "cancelled") stderr.report("KeyboardInterrupt", "KeyboardInterrupt");
  else reportFailure(error, stderr);
  return error.sandbox === "lost" ? { kind: "lost" } : { kind: "done" };
}

if (!port) throw new Error("this file runs in a worker thread only");
try {
  const sandbox = await createSandbox();
  port.on("message", async (request: GuestRequest) => port.postMessage(await answer(sandbox, request)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  port.postMessage({ kind: "unusable", message } satisfies GuestReply);
}
