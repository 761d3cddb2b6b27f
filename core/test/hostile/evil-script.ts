import { Call, Clock, HostFile, PAGE_BYTES, STACK_BYTES, Status, Stream } from "../../src/boundary/abi.ts";
import { addressOf, assembled, BLOBS, type Instruction, type Operand } from "./evil-assembly.ts";
import { array, callOf, exceptionReport, faulty, head, text, value } from "./evil-cbor.ts";
import { CODE, Do, EXPORT_NAMES, IMPORT_NAMES, Meant, SCRIPT } from "./evil-module.ts";
import type { Random } from "./evil-random.ts";

const WORDS = [0, 1, -1, 2, 3, 4, 7, 8, 99, 255, 1_024, 65_535, 65_536, 0x7fff_ffff, -0x8000_0000, -16, -2] as const;
const DOUBLES = [0, 1, -1, 0.1, 5, 50, 1e9, 1e300, 2 ** 31, 2 ** 53, Number.NaN, Infinity, -Infinity, -0] as const;
/** Of what is mounted, and of what must not be reached. */
const HOST_NAMES = [
  ...[
    ":data",
    ":data/a",
    ":data/sub",
    ":data/sub/b",
    ":data/new",
    ":data/link",
    ":data/../secret",
    ":data//a",
    ":data/.",
  ],
  ...["", "/", ":other", ":data2/a", "..", "secret", ":data/\u0000", ":data/CON", "__proto__"],
];

const ID_COUNT = 6;

const is = (word: number): Operand => ({ meant: Meant.literal, word });

/** Names of host functions that a script may call, and which of them are awaited. */
export interface Known {
  readonly blocking: readonly string[];
  readonly awaited: readonly string[];
}

/** Writes a script by chance. */
export class ScriptWriter {
  readonly #random: Random;
  readonly #known: Known;
  readonly #instructions: Instruction[] = [];
  readonly #blobs: number[] = [];
  readonly #entries = new Map<string, number>();

  constructor(random: Random, known: Known) {
    this.#random = random;
    this.#known = known;
  }

  /** A script in which `execute` misbehaves, and sometimes other exports do. */
  write(): Uint8Array<ArrayBuffer> {
    const random = this.#random;
    for (const name of EXPORT_NAMES) {
      if (name === "abi" || name === "execute" || !random.once(20)) continue;
      this.#entry(name);
      for (let calls = 1 + random.below(3); calls > 0; calls--) {
        for (let actions = random.below(3); actions > 0; actions--) this.#action();
        this.#do(Do.return, random.once(2) ? this.#word() : is(0));
      }
    }
    this.#entry("execute");
    for (let calls = 1 + random.below(3); calls > 0; calls--) {
      for (let actions = 1 + random.below(24); actions > 0; actions--) this.#action();
      this.#end();
    }
    return assembled(this.#instructions, this.#blobs, this.#entries);
  }

  /** Only `start` misbehaves, or what is called right after it. */
  writeStart(): Uint8Array<ArrayBuffer> {
    this.#entry(this.#random.pick(["start", "limit", "buffer", "execute", "tidy", "heap_used"]));
    for (let actions = 1 + this.#random.below(3); actions > 0; actions--) this.#action();
    this.#do(Do.return, this.#word());
    return assembled(this.#instructions, this.#blobs, this.#entries);
  }

  #entry(name: string): void {
    this.#entries.set(name, this.#instructions.length);
  }

  #do(what: number, ...operands: Operand[]): void {
    this.#instructions.push({ what, operands, double: this.#random.pick(DOUBLES) });
  }

  #import(name: string, ...operands: Operand[]): void {
    this.#do(Do.call + IMPORT_NAMES.indexOf(name), ...operands);
  }

  #blob(bytes: readonly number[]): [address: Operand, length: Operand] {
    const start = this.#blobs.length;
    for (const byte of bytes) this.#blobs.push(byte);
    return [is(BLOBS + start), is(bytes.length)];
  }

  /** Any number, most of all those at the edges of something. */
  #word(): Operand {
    const random = this.#random;
    switch (random.below(6)) {
      case 0:
        return { meant: Meant.memory, word: random.pick([0, -1, -4, -16, 1, 16, -PAGE_BYTES]) };
      case 1:
        return { meant: Meant.buffer, word: random.pick([0, 0, 1, -1, 8]) };
      case 2:
        return { meant: random.pick([Meant.last, Meant.requestLength]), word: random.pick([0, 0, 1, -1]) };
      case 3:
        return is(random.pick([STACK_BYTES, SCRIPT, SCRIPT + CODE, BLOBS, STACK_BYTES - 4]));
      case 4:
        return is(random.word());
      default:
        return is(random.pick(WORDS));
    }
  }

  #action(): void {
    const random = this.#random;
    const before = this.#instructions.length;
    switch (random.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
        this.#call();
        break;
      case 5:
      case 6:
        this.#write();
        break;
      case 7:
        this.#import("refuel", this.#word());
        break;
      case 8:
        this.#import("clock", is(random.once(40) ? random.word() : random.pick(Object.values(Clock))));
        break;
      case 9:
        this.#import("entropy");
        break;
      case 10:
        if (random.once(3)) this.#import("sleep");
        else this.#import("entropy");
        break;
      case 11: {
        // Any import with anything; most have to be harmless, or no attack would last.
        const name = random.once(4) ? random.pick(IMPORT_NAMES) : random.pick(["refuel", "entropy", "sleep"]);
        this.#import(name, this.#word(), this.#word(), this.#word(), this.#word());
        break;
      }
      default:
        this.#disturb();
    }
    if (random.once(6))
      this.#do(Do.repeat, is(addressOf(before)), is(random.once(40) ? 2_000 : random.pick([1, 2, 5, 40, 200])));
    if (random.once(3)) this.#do(Do.obey, is(Status.stopped));
  }

  #write(): void {
    const random = this.#random;
    const stream = is(random.once(40) ? random.word() : random.pick(Object.values(Stream)));
    const [address, length] = this.#blob([...random.bytes(random.below(200))]);
    const hostile = random.below(50);
    this.#import("write", stream, hostile < 2 ? this.#word() : address, hostile < 4 ? this.#word() : length);
  }

  #call(): void {
    const random = this.#random;
    const kind = random.pick([Call.invoke, Call.invoke, Call.begin, Call.begin, ...Object.values(Call)]);
    let request = this.#request(kind);
    if (random.once(20)) request = faulty(random, request);
    const [address, length] = this.#blob(request);
    // The reply goes to where the request is.
    this.#blob(Array.from({ length: 64 }, () => 0));
    const capacity = random.once(15) ? this.#word() : is(request.length + random.pick([0, 64]));
    const hostile = random.once(40);
    this.#import(
      "call",
      is(random.once(60) ? random.word() : kind),
      hostile ? this.#word() : address,
      hostile ? this.#word() : kind === Call.fetch ? is(0) : length,
      kind === Call.fetch && random.once(2) ? { meant: Meant.last, word: 0 } : capacity,
    );
  }

  #request(kind: number): number[] {
    const random = this.#random;
    const { blocking, awaited } = this.#known;
    switch (kind) {
      case Call.invoke:
        return callOf(random, random.pick([...blocking, ...awaited, "nobody", "__proto__"]));
      case Call.begin:
        return callOf(
          random,
          random.pick([...awaited, ...awaited, ...blocking, "constructor"]),
          random.below(ID_COUNT),
        );
      case Call.wait:
        return random.once(2) ? [0xf6] : [0xfb, ...doubleBytes(random.pick(DOUBLES))];
      case Call.cancel:
        return head(random, 0, random.once(5) ? random.word() >>> 0 : random.below(ID_COUNT));
      case Call.overflow:
        return array(random, text(random, random.pick(blocking)), text(random, random.pick(LIMIT_TEXTS)));
      case Call.file:
        return this.#fileRequest();
      default:
        return [];
    }
  }

  #fileRequest(): number[] {
    const random = this.#random;
    const operation = random.once(12) ? random.word() >>> 0 : random.pick(Object.values(HostFile));
    const number = (): number[] => head(random, 0, random.once(8) ? random.word() >>> 0 : random.below(40));
    const more = [
      ...(operation === HostFile.list || operation === HostFile.resize ? [number()] : []),
      ...(operation === HostFile.read ? [number(), number()] : []),
      ...(operation === HostFile.write ? [number(), [...head(random, 2, 3), ...random.bytes(3)]] : []),
      ...(operation === HostFile.rename ? [text(random, random.pick(HOST_NAMES))] : []),
    ];
    return array(random, head(random, 0, operation), text(random, random.pick(HOST_NAMES)), ...more);
  }

  /** Changes what it stands on. */
  #disturb(): void {
    const random = this.#random;
    switch (random.below(12)) {
      case 0:
        this.#do(Do.grow, is(random.pick([0, 1, 1, 2, -1, 65_536])));
        break;
      case 1:
        this.#do(Do.fuel, this.#word());
        break;
      case 2:
        this.#do(Do.store, this.#word(), this.#word());
        break;
      case 3:
        this.#do(Do.store8, this.#word(), this.#word());
        break;
      case 4:
        this.#do(Do.fill, is(BLOBS + random.below(4_096)), this.#word(), is(random.below(4_096)));
        break;
      case 5:
        this.#do(Do.copy, is(BLOBS), { meant: Meant.buffer, word: 0 }, is(random.below(500)));
        break;
      case 6:
        if (random.once(6)) this.#do(Do.stack, this.#word());
        break;
      case 7:
        if (random.once(10)) this.#do(random.pick([Do.trap, Do.recurse]), is(0));
        break;
      case 8:
        this.#do(Do.hidden);
        break;
      default:
        this.#reply(random.pick(Object.values(Status)));
    }
  }

  /** Comes back from `execute`. */
  #end(): void {
    const random = this.#random;
    const status = random.pick([Status.ok, Status.ok, Status.waiting, ...Object.values(Status)]);
    if (!random.once(6)) this.#reply(status);
    this.#do(Do.return, random.once(15) ? this.#word() : is(status));
  }

  #reply(status: number): void {
    const random = this.#random;
    if (random.once(10)) {
      this.#do(Do.reply, this.#word(), this.#word());
      return;
    }
    const valid = this.#replyOf(status);
    const [address, length] = this.#blob(random.once(3) ? faulty(random, valid) : valid);
    this.#do(Do.reply, address, random.once(20) ? this.#word() : length);
  }

  #replyOf(status: number): number[] {
    const random = this.#random;
    switch (status) {
      case Status.exception:
        return exceptionReport(random);
      case Status.unsendable:
      case Status.refused:
        return text(random, random.pick(LIMIT_TEXTS));
      case Status.waiting:
        return random.once(2) ? [0xf6] : [0xfb, ...doubleBytes(random.pick(DOUBLES))];
      default:
        return value(random);
    }
  }
}

const LIMIT_TEXTS = ["hostCallBytes", "valueDepth", "resultBytes", "__proto__", "memoryBytes"] as const;

function doubleBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, number);
  return bytes;
}
