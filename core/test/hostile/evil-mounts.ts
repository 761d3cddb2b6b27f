import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Overlay } from "../../src/core/mounts/overlay.ts";
import { Quota } from "../../src/core/mounts/quota.ts";
import { type Directory, FileRefusal } from "../../src/core/mounts/types.ts";
import { openDirectory, openDirectoryByPath } from "../../src/node/directory/open.ts";
import { HostFolder, SECRET } from "../support/host-folder.ts";
import { Random } from "./evil-random.ts";
import { Escape } from "./evil-verdict.ts";
import { NaiveDirectory } from "./naive-directory.ts";

/*
 * Another program of the host exchanges files and folders of a mounted directory with links to what is outside, atomically and
 * without a pause, while the guest reads, writes, makes, removes and renames. A success of the attack is a byte or a name from
 * outside that the guest sees, or anything outside that is not as it was.
 */

/** What is attacked: ours; ours without descriptors that are paths; and what must not hold. */
export type Victim = "descriptors" | "paths" | "naive";

export interface Attacked {
  readonly operations: number;
  /** Exchanges by the other program, at least. */
  readonly exchanges: number;
  readonly successes: number;
  /** What the successes were. */
  readonly kinds: Readonly<Record<string, number>>;
  /** How many operations were done, and how many were refused. */
  readonly outcomes: Readonly<Record<string, number>>;
}

interface Options {
  readonly victim: Victim;
  readonly seconds: number;
  readonly seed: number;
  readonly onProgress?: (seconds: number) => void;
}

/** Folders and files that links take the place of. */
const FOLDERS = ["spot", "deep"];
const FILES = ["leaf", "bait"];
/** A link to a folder inside, and one to outside. */
const LINK = "link";
const PIPE = "pipe";
const OUTSIDE_ONLY = "only-outside";
const STEP_MS = 20;

/** The campaign: the attack gets through what cannot hold, and then it goes on against ours. Throws `Escape`. */
export async function campaignAgainstMounts(options: Omit<Options, "victim">): Promise<object> {
  const naive = await attackMounts({ ...options, victim: "naive", seconds: 3 });
  if (naive.successes === 0) throw new Escape("the attack did not even get through what looks at real paths first");
  const ours = await attackMounts({ ...options, victim: "descriptors" });
  if (ours.successes > 0) throw new Escape(`the attack got out of a mounted directory: ${JSON.stringify(ours)}`);
  const { operations, exchanges, successes, kinds } = naive;
  return { ...ours, naive: { operations, exchanges, successes, kinds } };
}

export async function attackMounts({ victim, seconds, seed, onProgress = () => {} }: Options): Promise<Attacked> {
  const folder = new HostFolder();
  const attackers: ChildProcess[] = [];
  try {
    prepare(folder);
    let outside = fingerprint(folder.outside);
    const attack = new Attack(folder, victim, new Random(seed));
    // A pipe that is opened for its content waits for ever.
    const names = [...FOLDERS, ...FILES, LINK, ...(victim === "naive" ? [] : [PIPE])];
    const counts = [names, [...names].reverse()].map((order) => {
      const attacker = startAttacker(folder, order);
      attackers.push(attacker.process);
      return attacker;
    });
    await Promise.all(counts.map(({ started }) => started));
    const start = performance.now();
    for (let passed = 0; passed < seconds; passed = (performance.now() - start) / 1_000) {
      onProgress(Math.floor(passed));
      attack.go(STEP_MS);
      await setImmediate();
      const now = fingerprint(folder.outside);
      if (now !== outside) attack.succeed("something outside is not as it was");
      outside = now;
    }
    attack.close();
    return { ...attack.result(), exchanges: counts.reduce((sum, { count }) => sum + count(), 0) };
  } finally {
    for (const attacker of attackers) attacker.kill("SIGKILL");
    await Promise.all(
      attackers.map((attacker) => attacker.exitCode ?? new Promise((resolve) => attacker.once("exit", resolve))),
    );
    folder.remove();
  }
}

function prepare(folder: HostFolder): void {
  const { outside } = folder;
  const aside = join(folder.path, "aside");
  mkdirSync(aside);
  mkdirSync(join(outside, "a/b"), { recursive: true });
  writeFileSync(join(outside, OUTSIDE_ONLY), SECRET);
  for (const name of ["file", "a/b/file"]) {
    writeFileSync(join(outside, name), SECRET);
    for (const inside of FOLDERS) folder.write(join(inside, name), "harmless");
  }
  for (const name of FOLDERS) symlinkSync(outside, join(aside, name));
  for (const name of FILES) {
    folder.write(name, "harmless");
    symlinkSync(join(outside, "secret"), join(aside, name));
  }
  folder.link(LINK, "spot");
  symlinkSync("../outside", join(aside, LINK));
  folder.write(PIPE, "harmless");
  if (spawnSync("mkfifo", [join(aside, PIPE)]).status !== 0) throw new Error("there is no mkfifo");
}

function startAttacker(folder: HostFolder, names: readonly string[]) {
  const script = join(import.meta.dirname, "evil-swaps.py");
  const process = spawn("python3", [script, folder.inside, join(folder.path, "aside"), ...names], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = 0;
  const started = new Promise<void>((resolve, reject) => {
    process.once("error", reject);
    process.once("exit", () => reject(new Error("the attacker ended")));
    process.stdout.on("data", (data: Buffer) => {
      last = Number(data.toString().trimEnd().split("\n").at(-1));
      resolve();
    });
  });
  return { process, started, count: () => last };
}

/** Names and contents of all that is in a folder, and when it was changed. */
function fingerprint(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return JSON.stringify(
    names.map((name) => {
      const path = join(folder, name);
      const stats = statSync(path);
      return [name, stats.mtimeMs, stats.isDirectory() ? "" : readFileSync(path, "utf8")];
    }),
  );
}

class Attack {
  readonly #random: Random;
  readonly #readers: readonly Directory[];
  readonly #writer: Directory;
  readonly #hasPipe: boolean;
  readonly #kinds: Record<string, number> = {};
  readonly #outcomes: Record<string, number> = {};
  #operations = 0;
  #successes = 0;
  #made = 0;

  constructor(folder: HostFolder, victim: Victim, random: Random) {
    const most = { maxBytes: 2 ** 40, maxFiles: 2 ** 40 };
    const open = (quota: Quota | undefined): Directory => {
      if (victim === "naive") return new NaiveDirectory(folder.inside);
      return (victim === "paths" ? openDirectoryByPath : openDirectory)(folder.inside, { option: "mounts", quota });
    };
    this.#random = random;
    this.#readers = [open(undefined), open(new Quota(most)), new Overlay(open(undefined), most, () => 0)];
    this.#writer = open(new Quota(most));
    this.#hasPipe = victim !== "naive";
  }

  go(ms: number): void {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      for (let step = 0; step < 20; step++) {
        const [name, act] = this.#random.once(2) ? this.#look() : this.#change();
        this.#operations++;
        this.#count(name, act);
      }
    }
  }

  succeed(kind: string): void {
    this.#successes++;
    this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1;
  }

  result(): Omit<Attacked, "exchanges"> {
    return { operations: this.#operations, successes: this.#successes, kinds: this.#kinds, outcomes: this.#outcomes };
  }

  close(): void {
    for (const directory of [...this.#readers, this.#writer]) directory.close();
  }

  #count(name: string, act: () => void): void {
    let outcome = "done";
    try {
      act();
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
      outcome = error.code;
    }
    const key = `${name}: ${outcome}`;
    this.#outcomes[key] = (this.#outcomes[key] ?? 0) + 1;
  }

  #folder(): string[] {
    return this.#random.pick([["spot"], ["deep"], ["deep", "a"], ["deep", "a", "b"], [LINK], [LINK, "a", "b"]]);
  }

  #file(): string[] {
    const whole = [["leaf"], ["bait"], ...(this.#hasPipe ? [[PIPE]] : [])];
    return this.#random.once(2) ? this.#random.pick(whole) : [...this.#folder(), "file"];
  }

  #look(): [string, () => void] {
    const directory = this.#random.pick(this.#readers);
    switch (this.#random.below(4)) {
      case 0:
        return [
          "list",
          () => {
            if (directory.list(this.#folder()).includes(OUTSIDE_ONLY)) this.succeed("names from outside");
          },
        ];
      case 1:
        return [
          "status",
          () => {
            directory.status([...this.#folder(), OUTSIDE_ONLY]);
            this.succeed("a status from outside");
          },
        ];
      default:
        return [
          "read",
          () => {
            if (
              Buffer.from(directory.read(this.#file(), 0, 100))
                .toString()
                .includes(SECRET)
            )
              this.succeed("bytes from outside");
          },
        ];
    }
  }

  #change(): [string, () => void] {
    const directory = this.#writer;
    const fresh = [...this.#folder(), `new-${this.#made % 7}`];
    switch (this.#random.below(7)) {
      case 0:
        return ["write", () => directory.write(this.#file(), 0, Buffer.from("harmless"))];
      case 1:
        return ["resize", () => directory.resize(this.#file(), 8)];
      case 2:
        this.#made++;
        return ["create", () => directory.create(fresh)];
      case 3:
        this.#made++;
        return ["makeDirectory", () => directory.makeDirectory(fresh)];
      case 4:
        return ["remove", () => directory.remove(fresh)];
      case 5:
        return ["removeDirectory", () => directory.removeDirectory(fresh)];
      default:
        return ["rename", () => directory.rename(fresh, [...this.#folder(), `new-${this.#random.below(7)}`])];
    }
  }
}
