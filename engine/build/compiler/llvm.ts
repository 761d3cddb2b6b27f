import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Exit, runLLVM, type Tree } from "@yowasp/clang";
import { filesBelow } from "../files.ts";
import type { Job, JobResult, Mount } from "./protocol.ts";

/** Everything that an #include can name: C files too, because MicroPython includes some. */
const SOURCE_FILE = /\.(c|h|inc)$/;
const DEPENDENCIES = "dependencies";

export interface ToolResult {
  /** What the file system holds afterwards; undefined when the tool failed. */
  readonly files: Tree | undefined;
  readonly output: Uint8Array;
  readonly messages: string;
}

/** Runs one tool of the LLVM package; never throws for a failure of the tool itself. */
export async function runTool(parameters: readonly string[], files: Tree): Promise<ToolResult> {
  const output: Uint8Array[] = [];
  const messages: Uint8Array[] = [];
  const into = (chunks: Uint8Array[]) => (bytes: Uint8Array | null) => {
    // The bytes are a view of the tool's memory.
    if (bytes !== null) chunks.push(bytes.slice());
  };
  const result = (after: Tree | undefined): ToolResult => ({
    files: after,
    output: Buffer.concat(output),
    messages: Buffer.concat(messages).toString(),
  });
  try {
    const after = await runLLVM([...parameters], files, {
      stdout: into(output),
      stderr: into(messages),
      decodeASCII: false,
      fetchProgress: () => {},
    });
    return result(after);
  } catch (error) {
    if (error instanceof Exit) return result(undefined);
    throw error;
  }
}

/** Reads a host folder into the form in which the compiler takes its files. */
function readMount(mount: Mount): Tree {
  const tree: Tree = {};
  for (const subfolder of mount.subfolders ?? [""]) {
    for (const path of filesBelow(join(mount.folder, subfolder), (name) => SOURCE_FILE.test(name))) {
      const parts = (subfolder === "" ? path : `${subfolder}/${path}`).split("/");
      let folder = tree;
      for (const part of parts.slice(0, -1)) {
        const next = folder[part];
        if (next instanceof Uint8Array || typeof next === "string") throw new Error(`${path} is below a file`);
        const made: Tree = next ?? {};
        folder[part] = made;
        folder = made;
      }
      folder[parts[parts.length - 1] ?? ""] = new Uint8Array(readFileSync(join(mount.folder, subfolder, path)));
    }
  }
  return tree;
}

/** What `clang -###` prints: each command as a line of quoted words, with the program in front. */
export function parseDriverCommand(text: string): string[] {
  const commands = text.split("\n").filter((line) => line.startsWith(' "'));
  const [command] = commands;
  if (command === undefined || commands.length !== 1) throw new Error(`not exactly one compiler command:\n${text}`);
  const words = [...command.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => (match[1] ?? "").replace(/\\(.)/g, "$1"));
  return words[0] === "" ? words.slice(1) : words;
}

/** One compiler with its caches of file trees and of driver answers. Lives as long as its worker. */
export class Compiler {
  readonly #trees = new Map<string, Tree>();
  readonly #commands = new Map<string, readonly string[]>();

  async run(job: Job): Promise<JobResult> {
    const files: Tree = {};
    for (const mount of job.mounts) files[mount.mount] = this.#tree(mount);
    const command = await this.#command(job);
    const { files: outputs, output, messages } = await runTool(command, files);
    if (outputs === undefined)
      return { dependencies: [], messages: messages || "The compiler failed without a message." };
    const listed = outputs[DEPENDENCIES];
    const dependencies = listed instanceof Uint8Array ? parseDependencies(new TextDecoder().decode(listed)) : [];
    return { output, dependencies, messages };
  }

  /** Forgets the files read so far; generated ones change between the steps of a build. */
  forget(): void {
    this.#trees.clear();
  }

  #tree(mount: Mount): Tree {
    const key = JSON.stringify(mount);
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const tree = readMount(mount);
    this.#trees.set(key, tree);
    return tree;
  }

  /** Asks the driver once for a set of flags, then only changes the file names: the driver costs as much as a small file. */
  async #command(job: Job): Promise<string[]> {
    const placeholder = "placeholder.c";
    const key = JSON.stringify([job.kind, job.flags]);
    let command = this.#commands.get(key);
    if (command === undefined) {
      const action = job.kind === "compile" ? ["-c"] : ["-E", "-P"];
      const { messages } = await runTool(
        [
          "clang",
          "-###",
          ...job.flags,
          ...action,
          "-MMD",
          "-MF",
          DEPENDENCIES,
          "-MT",
          "output",
          placeholder,
          "-o",
          "-",
        ],
        { [placeholder]: "" },
      );
      command = parseDriverCommand(messages);
      this.#commands.set(key, command);
    }
    return command.map((word) => (word === placeholder ? job.input : word));
  }
}

/** Reads the rule that `-MMD` writes; it names files of the mounts only, not the toolchain's own headers. */
export function parseDependencies(rule: string): string[] {
  const [, list = ""] = rule.replace(/\\\n/g, " ").split(/:\s/, 2);
  return [...new Set(list.split(/\s+/).filter((path) => path !== ""))].sort();
}
