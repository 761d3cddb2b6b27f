import type { Settings } from "../options.ts";
import { Output } from "../output.ts";
import { versionLine } from "../version.ts";
import { Guest } from "./guest.ts";
import { History } from "./history.ts";
import { LineReader } from "./line-reader.ts";

const CYAN = "\x1b[36m";
const PLAIN = "\x1b[0m";

/** Reads, runs and shows statements until the user leaves; returns the exit status. */
export async function runPrompt(settings: Settings): Promise<number> {
  const output = new Output(1);
  output.report(`${versionLine()}. Leave with exit() or Ctrl-D; Ctrl-C interrupts.`);
  const prompts = output.hasColours
    ? { first: `${CYAN}>>> ${PLAIN}`, next: `${CYAN}... ${PLAIN}` }
    : { first: ">>> ", next: "... " };

  let guest = new Guest(settings);
  const reader = new LineReader(process.stdin, process.stdout, new History(), () => guest.interrupt());
  const interrupt = (): void => reader.interrupt();
  process.on("SIGINT", interrupt);
  try {
    let lines: string[] = [];
    for (;;) {
      guest.forgetInterrupt();
      const answer = await reader.ask(lines.length === 0 ? prompts.first : prompts.next);
      if (answer.kind === "end") {
        output.report("");
        return 0;
      }
      if (answer.kind === "interrupt") {
        output.report("KeyboardInterrupt", "KeyboardInterrupt");
        lines = [];
        continue;
      }
      if (lines.length === 0 && answer.text.trim() === "") continue;
      lines.push(answer.text);
      const source = lines.join("\n");
      let reply = await guest.request({ kind: "continues", source });
      if (reply.kind === "continues") {
        if (reply.answer) continue;
        reply = await guest.request({ kind: "run", source });
      }
      lines = [];
      if (reply.kind === "exit") return reply.status;
      if (reply.kind === "unusable") {
        new Output(2).report(`micropython-wasm: ${reply.message}`);
        return 2;
      }
      if (reply.kind === "lost") {
        await guest.close();
        guest = new Guest(settings);
        output.report("The sandbox was lost; this is a new one, and your variables are gone.");
      }
    }
  } finally {
    process.off("SIGINT", interrupt);
    reader.close();
    await guest.close();
  }
}
