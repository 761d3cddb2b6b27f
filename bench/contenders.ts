import { Unavailable } from "../tools/runtimes/unavailable.ts";
import { buildNative } from "./native.ts";
import type { ContenderName } from "./options.ts";
import { libraryIsBuilt } from "./places.ts";
import { numberFrom, runChild, runCommand, Server, textFrom } from "./processes.ts";
import type { Program } from "./programs.ts";

/** One run of a program: what is compared, and the parts of it that are worth a column of their own. */
export interface Run {
  /** The whole process, or in a warm process the whole run with a fresh sandbox. */
  readonly ms: number;
  /** Without the start of the process and the loading of the engine; cold embedded engines only. */
  readonly runOnlyMs?: number;
  readonly output: string;
}

export interface Contender {
  readonly name: string;
  readonly title: string;
  /** In a fresh process. */
  cold(program: Program): Promise<Run>;
  /** In a process that is warm, if the contender can be embedded; otherwise the same as `cold`. */
  warm(program: Program): Promise<Run>;
  /** How many unmeasured runs come before the first warm one. */
  readonly warmups: number;
  stop(): void;
}

/** V8 optimises the interpreter's main function within the first few runs. */
const WARMUPS = 5;

/** All contenders of the section `python`. The first one is what the ratios refer to. */
export const PYTHON_CONTENDERS: readonly { name: ContenderName; make: (source: string) => Contender }[] = [
  { name: "native", make: (source) => wholeProcess("native", "native", buildNative(source, "standard"), []) },
  { name: "native-o3", make: (source) => wholeProcess("native-o3", "native -O3", buildNative(source, "o3"), []) },
  { name: "ours", make: ours },
  { name: "official", make: () => embedded("official", "official npm") },
  { name: "cpython", make: () => wholeProcess("cpython", "CPython", pythonExecutable(), ["-I", "-S"]) },
];

function ours(): Contender {
  if (!libraryIsBuilt()) throw new Unavailable("the library is not built: npm run setup");
  return embedded("ours", "ours");
}

function wholeProcess(name: string, title: string, executable: string, flags: readonly string[]): Contender {
  const run = async (program: Program) => runCommand(executable, [...flags, program.file]);
  return { name, title, cold: run, warm: run, warmups: 0, stop() {} };
}

function embedded(name: string, title: string): Contender {
  let server: Server | undefined;
  return {
    name,
    title,
    warmups: WARMUPS,
    async cold(program) {
      const { ms, reply } = runChild("run-once", [name, program.file]);
      return { ms, runOnlyMs: numberFrom(reply, "runMs"), output: textFrom(reply, "output") };
    },
    async warm(program) {
      server ??= await Server.start("serve", [name]);
      const reply = await server.request(program.source);
      if ("failure" in reply) throw new Error(String(reply["failure"]));
      return { ms: numberFrom(reply, "runMs"), output: textFrom(reply, "output") };
    },
    stop() {
      server?.stop();
      server = undefined;
    },
  };
}

/** The interpreter itself: `python3` may be a shell script that chooses a version, and slow. */
function pythonExecutable(): string {
  try {
    return runCommand("python3", ["-c", "import sys; print(sys.executable)"]).output.trim();
  } catch {
    throw new Unavailable("python3 is not installed");
  }
}
