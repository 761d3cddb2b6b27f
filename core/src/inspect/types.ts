import type { Json } from "../core/audit/event.ts";

/** What part of the decoy a script reached for. */
export type ObservationKind =
  /** Programs, shells, signals, other processes. */
  | "process"
  | "file"
  /** Sockets, names, requests, mail. */
  | "network"
  /** Environment variables, user, host name, system, locale. */
  | "environment"
  /** Windows' registry. */
  | "registry"
  /** Imports of what the decoy furnishes, and of what nobody has. */
  | "module"
  /** Source or bytecode that the script made and ran. */
  | "code"
  /** Ciphers and keys. */
  | "crypto"
  /** Sleeps, and clocks that are looked at to tell a sandbox. */
  | "time"
  /** Screens, keyboards, clipboards, prompts. */
  | "input"
  | "thread"
  /** Native code, memory of others. */
  | "native";

/** One thing that a script did in the decoy. */
export interface Observation {
  /** Counted from 0. */
  readonly number: number;
  /** Since the script began, by the decoy's clock. */
  readonly timeMs: number;
  readonly kind: ObservationKind;
  /** What it called, as Python names it: `subprocess.run`. */
  readonly action: string;
  /**
   * Arguments and whatever else tells what was meant; long texts and bytes are cut, and say so. Bytes that are no text begin
   * with `hex:`. Names that mean the same everywhere:
   *
   * - `process`: `command`, one line; `argv`, its words, when they were given; `input`
   * - `file`: `operation` (`read`, `write`, `append`, `list`, `stat`, `remove`, `rename`, `link`, `mkdir`, `chmod`, `chdir`, `utime`),
   *   `path`, which is absolute, `to`, `data`
   * - `network`: `url`, `method`, `headers`, `body`; `host`, `port`, `data`
   * - `environment`: `name`, of a variable or of what was asked for
   * - `registry`: `key`, `name`, `data`
   * - `module`: `name`, `names` of an import; `args`, `kwargs` of a call of what is only played
   * - `code`: `layer`, `bytes`, `bytecode`
   * - `time`: `seconds`
   */
  readonly detail: { readonly [name: string]: Json };
  /** What the decoy said. */
  readonly answer: Json;
  /** The layer that did it; 0 is the script itself. */
  readonly layer: number;
  /** In that layer. */
  readonly line: number | undefined;
}

/** A text or bytes that came out of another one: the source that `exec` was given, what `zlib` unpacked. */
export interface Layer {
  /** Counted from 0, which is the script itself. */
  readonly number: number;
  readonly parent: number;
  /** What it came out of: `exec`, `zlib.decompress`, `base64.b64decode`, `bytes.fromhex`, `codecs.decode`, `marshal.loads`. */
  readonly via: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What it says, where it is text; cut to `LAYER_CHARACTERS`. */
  readonly text: string | undefined;
  /** Whether it was run, or was meant to be: bytecode of another Python cannot be run here. */
  readonly executed: boolean;
  /** Of what is no text: what can be read in it. */
  readonly strings?: readonly string[];
}

/** What came of a run in the decoy. */
export interface Dossier {
  /** What the script was told that it runs on. */
  readonly system?: "linux" | "windows";
  readonly observations: readonly Observation[];
  /** More than these were not kept. */
  readonly dropped: number;
  readonly layers: readonly Layer[];
  /**
   * How the run ended, with Python's words: `done`, `exit` by SystemExit, `waiting` when it slept again and again and was left there,
   * or a kind of `RunError`.
   */
  readonly end: {
    readonly kind: string;
    readonly type: string;
    readonly message: string;
    readonly line: number | undefined;
    /** The layer that the line is in. */
    readonly layer?: number;
  };
  readonly stdout: string;
  readonly stderr: string;
  /** Files of the decoy that were made, changed or removed. */
  readonly files: readonly {
    readonly path: string;
    readonly change: "made" | "changed" | "removed";
    readonly bytes: number;
    readonly sha256: string | undefined;
  }[];
  readonly fuel: number;
}
