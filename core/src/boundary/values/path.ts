const MAX_LENGTH = 200;
const MAX_KEY_LENGTH = 40;

/** Where in a value an encoder is: kept for errors, so that keeping it must cost next to nothing. */
export class ValuePath {
  #name = "";
  readonly #steps: (string | number)[] = [];
  #length = 0;
  #outermost = 1;

  /** `outermost` is the depth of the outermost container. */
  start(name: string, outermost: number): void {
    this.#name = name;
    this.#outermost = outermost;
    this.#length = 0;
  }

  /** The step into the container at `depth`. */
  enter(depth: number, step: string | number): void {
    this.#length = depth - this.#outermost + 1;
    this.#steps[this.#length - 1] = step;
  }

  leave(depth: number): void {
    this.#length = depth - this.#outermost;
  }

  /** As `inputs.user.created` or `inputs.rows[3]["first name"]`, its middle left out when it is long. */
  text(): string {
    let text = this.#name;
    for (let index = 0; index < this.#length; index++) text += stepText(this.#steps[index] ?? 0);
    if (text.length <= MAX_LENGTH) return text;
    return `${text.slice(0, MAX_LENGTH / 2)} … ${text.slice(-MAX_LENGTH / 2)}`.toWellFormed();
  }
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  if (/^[A-Za-z_$][\w$]*$/.test(step) && step.length <= MAX_KEY_LENGTH) return `.${step}`;
  if (/^\(\w+ \d+\)$/.test(step)) return step;
  return `[${describeKey(step)}]`;
}

/** A key as it can be shown in one line. */
export function describeKey(key: string | symbol): string {
  if (typeof key === "symbol") return String(key);
  return JSON.stringify(key.length > MAX_KEY_LENGTH ? `${key.slice(0, MAX_KEY_LENGTH)}…` : key);
}
