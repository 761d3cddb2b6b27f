import { prototypes } from "./evil-spy.ts";
import { Escape } from "./evil-verdict.ts";

const MIB = 2 ** 20;
/** What campaigns need by themselves, with garbage that nobody has collected yet. A length of 4 GiB that is believed is more. */
const MOST_BYTES = 1_024 * MIB;

/** Looks whether anything of an attack shows in this process. */
export class ProcessWatch {
  readonly #before = prototypes();
  readonly #bytesBefore = ProcessWatch.#bytes();
  readonly #unhandled: unknown[] = [];
  readonly #exit = process.exit;
  readonly #note = (error: unknown): void => void this.#unhandled.push(error);
  /** The most that was in use at a look, in bytes, beside what there was at the beginning. */
  peakBytes = 0;

  constructor() {
    process.on("unhandledRejection", this.#note);
    process.on("uncaughtException", this.#note);
    process.exit = (code): never => {
      throw new Escape(`process.exit(${code}) was called`);
    };
  }

  /** After each attack: cheap. Throws `Escape`. */
  look(): void {
    this.peakBytes = Math.max(this.peakBytes, ProcessWatch.#bytes() - this.#bytesBefore);
    if (this.peakBytes > MOST_BYTES) throw new Escape(`${Math.round(this.peakBytes / MIB)} MiB are in use`);
    if (this.#unhandled.length > 0) throw new Escape("an error that nobody handled", { cause: this.#unhandled[0] });
  }

  /** Now and then. */
  lookClosely(): void {
    this.look();
    if (prototypes() !== this.#before) throw new Escape("a prototype has changed");
  }

  end(): void {
    process.off("unhandledRejection", this.#note);
    process.off("uncaughtException", this.#note);
    process.exit = this.#exit;
  }

  static #bytes(): number {
    const { heapUsed, external } = process.memoryUsage();
    // Array buffers are external memory, too.
    return heapUsed + external;
  }
}
