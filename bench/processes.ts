import { type ChildProcess, execFileSync, fork, spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { CACHE, REPOSITORY } from "./places.ts";

const CHILDREN = path.join(CACHE, "child");
const TIMEOUT_MS = 180_000;

/** Compiles bench/child, so that no measured process pays for a TypeScript loader. */
export function compileChildren(): void {
  const compiler = path.join(REPOSITORY, "node_modules", "typescript", "bin", "tsc");
  const project = path.join(REPOSITORY, "bench", "child", "tsconfig.json");
  execFileSync(process.execPath, [compiler, "-p", project], { stdio: ["ignore", 2, 2] });
}

export function childScript(name: string): string {
  return path.join(CHILDREN, `${name}.js`);
}

/** Runs a command to its end. Throws when it fails, with what it wrote on standard error. */
export function runCommand(
  command: string,
  args: readonly string[],
  timeoutMs = TIMEOUT_MS,
): { ms: number; output: string } {
  const begin = performance.now();
  const result = spawnSync(command, args, { encoding: "utf8", timeout: timeoutMs, maxBuffer: 2 ** 26 });
  const ms = performance.now() - begin;
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) {
    const lines = result.stderr.split("\n").filter((line) => line.trim() !== "" && !/^(\s+at |Node\.js v)/.test(line));
    const reason = lines.slice(-3).join(" | ");
    throw new Error(`${path.basename(command)} ended with ${result.signal ?? result.status}: ${reason}`);
  }
  return { ms, output: result.stdout };
}

/** Runs a child script to its end and reads the JSON object that it prints. */
export function runChild(
  name: string,
  args: readonly string[],
  nodeFlags: readonly string[] = [],
  timeoutMs = TIMEOUT_MS,
  node = process.execPath,
) {
  const { ms, output } = runCommand(node, [...nodeFlags, childScript(name), ...args], timeoutMs);
  return { ms, reply: objectFrom(JSON.parse(output)) };
}

/** Runs a command to its end, and says when its first output came and what it wrote on standard error. */
export function firstByte(command: string, args: readonly string[]): Promise<{ ms: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], timeout: TIMEOUT_MS });
    let ms = Number.NaN;
    let stderr = "";
    child.stdout.once("data", () => {
      ms = performance.now() - begin;
    });
    child.stdout.resume();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (status) => {
      if (status === 0) resolve({ ms, stderr });
      else reject(new Error(`${path.basename(command)} ended with ${status}: ${stderr}`));
    });
  });
}

/** A child process that answers one request at a time. */
export class Server {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(name: string, args: readonly string[]): Promise<Server> {
    const server = new Server(fork(childScript(name), args, { execArgv: [] }));
    await server.#nextMessage();
    return server;
  }

  async request(text: string): Promise<Record<string, unknown>> {
    const answer = this.#nextMessage();
    this.#child.send(text);
    return objectFrom(await answer);
  }

  stop(): void {
    this.#child.kill();
  }

  #nextMessage(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(new Error(`no answer within ${TIMEOUT_MS} ms`))), TIMEOUT_MS);
      const onMessage = (message: unknown) => settle(() => resolve(message));
      const onExit = (status: number | null) => settle(() => reject(new Error(`the process ended with ${status}`)));
      const settle = (then: () => void) => {
        clearTimeout(timer);
        this.#child.off("message", onMessage).off("exit", onExit);
        then();
      };
      this.#child.once("message", onMessage).once("exit", onExit);
    });
  }
}

export function objectFrom(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error(`expected an object, got ${String(value)}`);
  return Object.fromEntries(Object.entries(value));
}

export function numberFrom(reply: Record<string, unknown>, key: string): number {
  const value = reply[key];
  if (typeof value !== "number")
    throw new Error(`the child reported no ${key}: ${JSON.stringify(reply).slice(0, 300)}`);
  return value;
}

export function numbersFrom(reply: Record<string, unknown>, key: string): number[] {
  const value = reply[key];
  if (!Array.isArray(value)) throw new Error(`the child reported no ${key}: ${JSON.stringify(reply).slice(0, 300)}`);
  return value.map(Number);
}

export function textFrom(reply: Record<string, unknown>, key: string): string {
  const value = reply[key];
  if (typeof value !== "string")
    throw new Error(`the child reported no ${key}: ${JSON.stringify(reply).slice(0, 300)}`);
  return value;
}
