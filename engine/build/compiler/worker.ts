import { parentPort } from "node:worker_threads";
import { Compiler } from "./llvm.ts";
import type { Reply, Request } from "./protocol.ts";

// The compiler's JavaScript looks up an environment variable at every call that crosses into it, tens of thousands of
// times per file; in the live environment of the process that takes longer than the compiling.
Object.defineProperty(process, "env", { value: { ...process.env } });

const compiler = new Compiler();

parentPort?.on("message", async (message: Request | "forget") => {
  if (message === "forget") return compiler.forget();
  let reply: Reply;
  try {
    reply = { id: message.id, result: await compiler.run(message.job) };
  } catch (error) {
    reply = { id: message.id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
