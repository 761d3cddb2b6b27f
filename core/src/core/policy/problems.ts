import { MisuseError } from "../errors.ts";

/** Something that is wrong with a policy. */
export interface Problem {
  /** Where, to read: `files.mounts["/data"].mode`. Empty for the policy as a whole. */
  readonly path: string;
  /** The same as RFC 6901 has it: `/files/mounts/~1data/mode`. */
  readonly pointer: string;
  /** What is allowed there. */
  readonly message: string;
}

/** A policy is refused, or does not go with what the code gives. Nothing has run. */
export class PolicyError extends MisuseError {
  declare readonly code: "INVALID_POLICY";
  /** First what does not have the form of a policy, then contradictions; each in the order of the document. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ path, message }) => `\n  ${path === "" ? "" : `${path}: `}${message}`);
    super("INVALID_POLICY", `the policy is refused:${lines.join("")}`);
    this.problems = problems;
  }

  override get name(): string {
    return "PolicyError";
  }
}

/** Names and indexes, from the outermost on. */
export type Place = readonly (string | number)[];

/** More than anyone reads: a hostile document could have one for every few bytes. */
const MOST_PROBLEMS = 1_000;

const LONGEST_SHOWN = 80;

/** Collects what is wrong. */
export class Problems {
  readonly #found: Problem[] = [];
  #more = 0;

  /** A message that takes long to make is made when it is needed. */
  add(place: Place, message: string | (() => string)): void {
    if (this.#found.length === MOST_PROBLEMS) this.#more += 1;
    else this.#found.push(problemAt(place, typeof message === "string" ? message : message()));
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** Whether something is wrong at this place or below. */
  isWrong(place: Place): boolean {
    const pointer = pointerOf(place);
    return this.#found.some((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`));
  }

  all(): Problem[] {
    if (this.#more === 0) return [...this.#found];
    return [...this.#found, problemAt([], `has ${this.#more} more problems`)];
  }
}

export function problemAt(place: Place, message: string): Problem {
  return { path: pathOf(place), pointer: pointerOf(place), message };
}

export function pathOf(place: Place): string {
  return place
    .map((step, at) => {
      if (typeof step === "number") return `[${step}]`;
      if (step.length > LONGEST_SHOWN || !/^[$A-Za-z_][\w$]*$/.test(step)) return `[${shown(step)}]`;
      return at === 0 ? step : `.${step}`;
    })
    .join("");
}

export function pointerOf(place: Place): string {
  return place.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A value in a message. Of a text that is long, its beginning. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST_SHOWN ? `${JSON.stringify(value.slice(0, LONGEST_SHOWN))}…` : JSON.stringify(value);
    case "number":
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}
