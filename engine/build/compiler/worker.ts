import { parentPort } from "node:worker_threads";
import { Compiler } from "./llvm.ts";
import type { Reply, Request } from "./protocol.ts";

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
