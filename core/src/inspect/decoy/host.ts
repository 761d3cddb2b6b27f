import { type PyInput, PyTuple, PythonError, type PyValue } from "../../boundary/values/types.ts";
import type { Layers } from "./layers.ts";
import { LOCAL_ADDRESS, type Network } from "./network.ts";
import type { Decoy } from "./options.ts";
import { below } from "./paths.ts";
import { KNOWN_PACKAGES } from "./python/known.ts";
import { PLAYED_STANDARD } from "./python/modules/small.ts";
import { MODULES, PATCHES, sourceOf } from "./python/sources.ts";
import type { Place, Recorder } from "./recorder.ts";

/** How often a thread sleeps or waits before it is left alone. */
const THREAD_SLEEPS = 20;

/** How often the script itself does, before it is over: whatever it waits for will not come. */
const SLEEPS = 500;

/** An address of the sort that clipboard thieves look for; it is the one of the first block. */
const CLIPBOARD = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

/** What the decoy's Python tells and asks, through one function of the host's. What it says may be the script's invention. */
export class DecoyHost {
  readonly #decoy: Decoy;
  readonly #recorder: Recorder;
  readonly #layers: Layers;
  readonly #network: Network;

  constructor(decoy: Decoy, recorder: Recorder, layers: Layers, network: Network) {
    this.#decoy = decoy;
    this.#recorder = recorder;
    this.#layers = layers;
    this.#network = network;
  }

  readonly tell = (what: PyValue = null, ...args: PyValue[]): PyInput => {
    switch (what) {
      case "note":
        this.#note(args, args[6] ?? null);
        return null;
      case "ask":
        return this.#ask(args);
      case "layer": {
        const [
          frame = null,
          via = null,
          before = null,
          digest = null,
          stripped = null,
          data = null,
          size = null,
          run = null,
        ] = args;
        return this.#layers.add(frame, via, before, [digest, stripped], data, size, run);
      }
      case "executed":
        this.#layers.execute(args[0] ?? null);
        return null;
      case "source":
        return new PyTuple<PyInput>(sourceFor(args[0] ?? null));
      case "persona":
        return personaInput(this.#decoy);
      default:
        throw new PythonError("ValueError", "unknown request");
    }
  };

  #note(
    [layer = null, line = null, timeMs = null, kind = null, action = null, detail = null]: PyValue[],
    answer: PyValue,
  ): void {
    this.#recorder.add({ layer, line, timeMs }, kind, action, detail, answer, this.#layers.length);
  }

  #ask([layer = null, line = null, timeMs = null, what = null, action = null, detail = null]: PyValue[]): PyInput {
    const place: Place = { layer, line, timeMs };
    const field = (name: string): PyValue => fieldOf(detail, name);
    const add = (answer: PyValue): void =>
      this.#recorder.add(place, "network", action, detail, answer, this.#layers.length);
    if (what === "fetch") {
      const { status, headers, body } = this.#network.reply(textOf(field("method")), textOf(field("url")));
      add({ status, bytes: body.length, type: headers["Content-Type"] ?? "" });
      return [status, headers, body];
    }
    if (what === "resolve") {
      const address = this.#network.address(textOf(field("host")));
      add(address);
      return address;
    }
    const port = field("port");
    const data = this.#network.received(textOf(field("host")), typeof port === "number" ? port : 0);
    add(data.length === 0 ? "connected" : { bytes: data.length });
    return data;
  }
}

function sourceFor(name: PyValue): readonly PyInput[] {
  const found = typeof name === "string" ? sourceOf(name) : undefined;
  if (found === undefined) throw new PythonError("ValueError", "unknown module");
  return found;
}

function fieldOf(detail: PyValue, name: string): PyValue {
  if (typeof detail !== "object" || detail === null || !Object.hasOwn(detail, name)) return null;
  return Object.entries(detail).find(([key]) => key === name)?.[1] ?? null;
}

function textOf(value: PyValue): string {
  return typeof value === "string" ? value : "";
}

/** What the decoy's Python has to know. */
function personaInput(decoy: Decoy): PyInput {
  const { windows, user, hostName, home } = decoy;
  const folder = below(home, "Downloads", windows);
  const temporary = windows ? `${home}\\AppData\\Local\\Temp` : "/tmp";
  return {
    windows,
    user,
    hostName,
    home,
    folder,
    temporary,
    script: below(folder, decoy.name, windows),
    sep: windows ? "\\" : "/",
    environment: decoy.environment,
    pid: decoy.pid,
    stepMs: decoy.stepMs,
    processes: decoy.processes,
    commands: decoy.commands,
    args: decoy.args,
    typed: decoy.typed,
    platform: windows ? "win32" : "linux",
    python: windows ? "C:\\Python311\\python.exe" : "/usr/bin/python3",
    prefix: windows ? "C:\\Python311" : "/usr",
    library: windows ? "C:\\Python311\\Lib\\" : "/usr/lib/python3.11/",
    version: windows
      ? "3.11.4 (tags/v3.11.4:d2340ef, Jun  7 2023, 05:45:37) [MSC v.1934 64 bit (AMD64)]"
      : "3.11.4 (main, Jun  9 2023, 07:59:55) [GCC 12.3.0]",
    localAddress: LOCAL_ADDRESS,
    unknownModules: decoy.unknownModules,
    furnished: Object.keys(MODULES),
    patched: Object.keys(PATCHES),
    known: [...KNOWN_PACKAGES, ...PLAYED_STANDARD],
    clipboard: CLIPBOARD,
    threadSleeps: THREAD_SLEEPS,
    sleeps: SLEEPS,
    folders: windows
      ? [folder, temporary, `${home}\\Desktop`, `${home}\\Documents`, "C:\\Windows\\System32", "C:\\ProgramData"]
      : [
          folder,
          temporary,
          `${home}/Desktop`,
          "/var/tmp",
          "/var/log",
          "/usr/bin",
          "/usr/local/bin",
          "/dev/shm",
          "/opt",
          "/root",
        ],
  };
}
