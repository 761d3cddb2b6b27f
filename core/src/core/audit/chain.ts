import { keyBytes } from "../snapshot/key.ts";
import { AUDIT_VERSION, type AuditEvent } from "./event.ts";

/*
 * A log is JSON Lines. Each line is an object whose member `hash` comes last; it is the SHA-256 (with a key, the HMAC-SHA-256) of
 * the UTF-8 text of the line before that member, which holds the hash of the line before as `previous`:
 *
 *   {"version":1,"line":0,"previous":"","begin":"2026-01-01T00:00:00.000Z","hash":"…"}
 *   {"version":1,"line":1,"previous":"…","event":{…},"hash":"…"}
 *   {"version":1,"line":2,"previous":"…","end":1,"hash":"…"}
 *
 * `begin` is when the log was begun; `end` is how many events it holds: without that line, it may have been cut off.
 */

/** Makes the lines of one log. */
export class AuditChain {
  readonly #digest: Digest;
  #previous = "";
  #line = 0;
  #events = 0;

  private constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** Throws `MisuseError` for a key that is none. */
  static async create(key?: string | Uint8Array): Promise<AuditChain> {
    return new AuditChain(await digestWith(key));
  }

  /** The first line. Each line ends with a newline. */
  begin(now: Date): Promise<string> {
    return this.#append("begin", now.toISOString());
  }

  /** The next line. One at a time. */
  event(event: AuditEvent): Promise<string> {
    this.#events++;
    return this.#append("event", event);
  }

  /** The last line. */
  end(): Promise<string> {
    return this.#append("end", this.#events);
  }

  async #append(name: string, content: unknown): Promise<string> {
    const head = { version: AUDIT_VERSION, line: this.#line++, previous: this.#previous, [name]: content };
    const text = JSON.stringify(head).slice(0, -1);
    this.#previous = await this.#digest(text);
    return `${text},"hash":"${this.#previous}"}\n`;
  }
}

/** What a log proves. */
export type Verdict =
  /** Every line is as it was written. `complete`: and none is missing at the end. */
  | { readonly ok: true; readonly events: number; readonly complete: boolean; readonly begin: string | undefined }
  /** The first line, from 1, at which something is wrong. */
  | { readonly ok: false; readonly line: number; readonly problem: string };

/** Checks a log, whoever may have changed it. Throws `MisuseError` for a key that is none, and nothing for the log's content. */
export async function verifyAudit(log: string, key?: string | Uint8Array): Promise<Verdict> {
  const digest = await digestWith(key);
  const lines = log.split("\n");
  const isWhole = lines.pop() === "";
  let previous = "";
  let events = 0;
  let complete = false;
  let begin: string | undefined;
  for (const [index, line] of lines.entries()) {
    const wrong = (problem: string): Verdict => ({ ok: false, line: index + 1, problem });
    if (complete) return wrong("there is something after the end");
    const match = /^(\{.*),"hash":"([0-9a-f]{64})"\}$/u.exec(line);
    const [, text = "", hash = ""] = match ?? [];
    const entry = match ? parsed(line) : undefined;
    if (!entry) return wrong("this is no line of an audit log");
    if (entry["version"] !== AUDIT_VERSION) return wrong(`the version of the format is not ${AUDIT_VERSION}`);
    if (entry["line"] !== index) return wrong("a line is missing, or was moved");
    if (entry["previous"] !== previous) return wrong("it does not follow the line before");
    if ((await digest(text)) !== hash)
      return wrong(key === undefined ? "it was changed" : "it was changed, or the key is another");
    previous = hash;
    if ("event" in entry) events++;
    else if ("end" in entry) {
      if (entry["end"] !== events) return wrong("it counts other events than there are");
      complete = true;
    } else if (index === 0 && typeof entry["begin"] === "string") begin = entry["begin"];
    else return wrong("this is no line of an audit log");
  }
  if (!isWhole) return { ok: false, line: lines.length + 1, problem: "the last line is incomplete" };
  if (lines.length === 0) return { ok: false, line: 1, problem: "the log is empty" };
  return { ok: true, events, complete, begin };
}

type Digest = (text: string) => Promise<string>;

async function digestWith(key: string | Uint8Array | undefined): Promise<Digest> {
  const encoder = new TextEncoder();
  if (key === undefined) return async (text) => hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  const signing = await crypto.subtle.importKey("raw", keyBytes(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return async (text) => hex(await crypto.subtle.sign("HMAC", signing, encoder.encode(text)));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parsed(line: string): { readonly [name: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
