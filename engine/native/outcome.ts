import { Status } from "../../core/src/boundary/abi.ts";
import { CborReader } from "../../core/src/boundary/values/reader.ts";

/** What the native program says about one of the programs that it was given. */
export interface Answer {
  /** How its process ended, as waitpid() tells it. */
  readonly ended: number;
  readonly report: Buffer;
  /** What it wrote to stderr: nothing, unless a sanitizer or an assertion has something to say. */
  readonly complaint: string;
}

export type Outcome =
  /**
   * `what` is "ok", the type of an exception, or a status by name. Or that it was ended from outside: work in C costs no
   * fuel here, since that is counted in the finished engine only.
   */
  | { readonly kind: "ended"; readonly what: string }
  /** A sanitizer, an assertion or a signal. */
  | { readonly kind: "finding"; readonly signature: string; readonly complaint: string };

const SIGALRM = 14;
/** The build of the engine puts a check on every recursion of C that has none: `build/stack/`. Here they are missing. */
const STACK_OVERFLOW = /^(?:AddressSanitizer:DEADLYSIGNAL\n)?=+\n==\d+==ERROR: AddressSanitizer: stack-overflow/;
/** `NATIVE_LOST` as waitpid() tells it. */
const LOST = 3 << 8;
/** `buffer()` found no room for the request. */
const NO_ROOM = -1;

export function outcomeOf(answer: Answer): Outcome {
  const { ended, complaint } = answer;
  if (STACK_OVERFLOW.test(complaint)) return { kind: "ended", what: "too deep for this build" };
  if (complaint !== "") return { kind: "finding", signature: signatureOf(complaint), complaint };
  if (ended === SIGALRM) return { kind: "ended", what: "out of time" };
  if (ended === LOST) return { kind: "ended", what: "lost" };
  if (ended !== 0) return { kind: "finding", signature: `ended with ${ended}`, complaint: "" };
  return { kind: "ended", what: lastStatus(answer.report) };
}

function lastStatus(report: Buffer): string {
  let what = "nothing";
  for (let at = 0; at < report.length; ) {
    const status = report.readInt32LE(at);
    const length = report.readUInt32LE(at + 4);
    what = nameOf(status, report.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return what;
}

function nameOf(status: number, reply: Uint8Array): string {
  if (status === NO_ROOM) return "no room";
  if (status === Status.exception) {
    const reader = new CborReader(reply);
    reader.array();
    reader.unsigned();
    reader.array();
    return reader.text();
  }
  return Object.entries(Status).find(([, value]) => value === status)?.[0] ?? `status ${status}`;
}

/** The first line of what a sanitizer says, and the first frames of our own: what tells one bug from another. */
export function signatureOf(complaint: string): string {
  const lines = complaint.split("\n");
  const first = lines.find((line) => /runtime error|ERROR: |assertion failed|: /.test(line)) ?? lines[0] ?? "";
  if (first.includes("runtime error")) return withoutNumbers(first);
  const frames = lines
    .map((line) => /^\s+#\d+ 0x[0-9a-f]+ in (\w+) (?:.*\/)?([\w.]+:\d+)/.exec(line))
    .filter((match) => match !== null)
    .map((match) => `${match[1]} ${match[2]}`)
    .slice(0, 4);
  return [withoutNumbers(first), ...frames].join(" < ");
}

function withoutNumbers(line: string): string {
  return line
    .replace(/^==\d+==/, "")
    .replace(/ at pc .*/, "")
    .replace(/0x[0-9a-f]+/g, "…")
    .replace(/(?<=runtime error.*)-?\d+(\.\d+)?(e\+?\d+)?/g, "N");
}
