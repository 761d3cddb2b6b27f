import { isatty } from "node:tty";
import { ExitStatus } from "../failure.ts";
import type { Settings } from "../options.ts";
import { Output } from "../output.ts";
import { versionLine } from "../version.ts";
import { Guest } from "./guest.ts";
import { History } from "./history.ts";
import { LineReader } from "./line-reader.ts";
import type { GuestReply } from "./protocol.ts";

const CYAN = "\x1b[36m";
const PLAIN = "\x1b[0m";

/** Reads statements, and has `worker` run them, until the user leaves; returns the exit status. */
export async function runPrompt(worker: URL, settings: Settings): Promise<number> {
  // As python3 does: when its output goes elsewhere, the conversation is held on standard error.
  const screen = isatty(1) ? process.stdout : process.stderr;
  const output = new Output(isatty(1) ? 1 : 2);
  output.report(`${versionLine()}. Leave with exit() or Ctrl-D; Ctrl-C interrupts.`);
  let guest = new Guest(worker, settings);
  // Any answer will do: it comes when there is a sandbox, or says why there is none.
  const first = await guest.request({ kind: "continues", source: "" });
  if (first.kind === "unusable") return refuse(first.message);
  const reader = new LineReader(process.stdin, screen, new History(), () => guest.interrupt());
  const interrupt = (): void => reader.interrupt();
  process.on("SIGINT", interrupt);
  try {
    for (;;) {
      const reply = await answerOne(reader, guest, output);
      if (guest.takeInterrupt() || reply === "interrupted") output.report("KeyboardInterrupt", "KeyboardInterrupt");
      if (typeof reply === "string") {
        if (reply === "interrupted") continue;
        output.report("");
        return 0;
      }
      if (reply.kind === "exit") return reply.status;
      if (reply.kind === "unusable") return refuse(reply.message);
      if (reply.kind === "lost") {
        await guest.close();
        guest = new Guest(worker, settings);
        output.report("The sandbox was lost; this is a new one, and your variables are gone.");
      }
    }
  } finally {
    process.off("SIGINT", interrupt);
    reader.close();
    await guest.close();
  }
}

/** Reads one statement, of one line or several, and runs it. */
async function answerOne(
  reader: LineReader,
  guest: Guest,
  output: Output,
): Promise<GuestReply | "interrupted" | "end"> {
  const lines: string[] = [];
  for (;;) {
    const answer = await reader.ask(promptText(lines.length === 0 ? ">>> " : "... ", output));
    if (answer.kind === "interrupt") return "interrupted";
    if (answer.kind === "end") return "end";
    if (lines.length === 0 && answer.text.trim() === "") continue;
    lines.push(answer.text);
    const source = lines.join("\n");
    const reply = await guest.request({ kind: "continues", source });
    if (reply.kind !== "continues") return reply;
    if (guest.takeInterrupt()) return "interrupted";
    if (!reply.answer) return guest.request({ kind: "run", source });
  }
}

function refuse(message: string): number {
  new Output(2).report(`micropython-wasm: ${message}`);
  return ExitStatus.misuse;
}

function promptText(text: string, output: Output): string {
  return output.hasColours ? `${CYAN}${text}${PLAIN}` : text;
}
