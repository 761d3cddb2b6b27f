import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Answer } from "./outcome.ts";
import { type Allowance, frameOf, type Program } from "./program.ts";

const ENVIRONMENT = {
  // The collector scans the stack where it is; memory that a program cannot have is refused, as by malloc; what is left
  // behind goes with the process.
  ASAN_OPTIONS: "detect_stack_use_after_return=0:allocator_may_return_null=1:detect_leaks=0:exitcode=99",
  UBSAN_OPTIONS: "print_stacktrace=1",
};

/** The native program at work: one program of Python after the other, each in a process of its own. */
export class Replayer {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #chunks: AsyncIterator<unknown>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(program: string) {
    this.#child = spawn(program, { env: { ...process.env, ...ENVIRONMENT }, stdio: ["pipe", "pipe", "inherit"] });
    this.#child.on("error", () => {});
    // It ended before its input did: the missing answer tells.
    this.#child.stdin.on("error", () => {});
    this.#chunks = this.#child.stdout.iterator();
  }

  async replay(program: Program, allowance: Allowance): Promise<Answer> {
    this.#child.stdin.write(frameOf(program, allowance));
    const ended = (await this.#take(4)).readInt32LE();
    const report = await this.#take((await this.#take(4)).readUInt32LE());
    const complaint = await this.#take((await this.#take(4)).readUInt32LE());
    return { ended, report, complaint: complaint.toString() };
  }

  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #take(bytes: number): Promise<Buffer> {
    const chunks: Buffer[] = [this.#rest];
    let length = this.#rest.length;
    while (length < bytes) {
      const { value, done } = await this.#chunks.next();
      if (done === true || !Buffer.isBuffer(value)) throw new Error("The native program ended without an answer.");
      chunks.push(value);
      length += value.length;
    }
    const all = Buffer.concat(chunks);
    this.#rest = all.subarray(bytes);
    return all.subarray(0, bytes);
  }
}
