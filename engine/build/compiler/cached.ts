import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { BuildError } from "../errors.ts";
import { digest, sha256 } from "../files.ts";
import { packageVersion } from "../toolchain.ts";
import type { CompilerPool } from "./pool.ts";
import type { Job, Mount } from "./protocol.ts";

/** Raised when the meaning of the cache's files changes. */
const CACHE_FORMAT = 1;
const CLANG_VERSION = packageVersion("@yowasp/clang");

interface Manifest {
  readonly dependencies: readonly (readonly [path: string, hash: string])[];
  readonly output: string;
  readonly messages: string;
}

export interface Compiled {
  readonly output: Uint8Array;
  /** Compiled now, not remembered. */
  readonly fresh: boolean;
  /** Warnings. */
  readonly messages: string;
}

/**
 * A compiler that remembers. Results are found by the hash of flags and input; a manifest beside them lists the headers
 * that were read, and a result counts only while all of these are unchanged.
 */
export class CachedCompiler {
  readonly #pool: CompilerPool;
  readonly #folder: string;
  readonly #hashes = new Map<string, string>();

  constructor(pool: CompilerPool, folder: string) {
    this.#pool = pool;
    this.#folder = folder;
  }

  /** To be called when files of a mount have changed. */
  forget(): void {
    this.#hashes.clear();
    this.#pool.forget();
  }

  /** The text of a file as the compiler would see it. */
  read(mounts: readonly Mount[], path: string): string {
    return readFileSync(placeOf(mounts, path) ?? path, "utf8");
  }

  /** The output of one job. Throws a BuildError with the compiler's messages. */
  async run(job: Job): Promise<Compiled> {
    const key = sha256(
      `${CACHE_FORMAT} ${CLANG_VERSION}`,
      JSON.stringify([job.kind, job.input, job.flags]),
      this.#hash(job.mounts, job.input),
    );
    const manifestPath = join(this.#folder, key.slice(0, 2), `${key}.json`);
    const known = this.#read(manifestPath, job.mounts);
    if (known !== undefined) return { ...known, fresh: false };

    const result = await this.#pool.run(job);
    if (result.output === undefined) throw new BuildError(`${job.input} does not compile:\n${result.messages.trim()}`);
    const output = digest(result.output);
    const manifest: Manifest = {
      dependencies: result.dependencies.map((path) => [path, this.#hash(job.mounts, path)]),
      output,
      messages: result.messages,
    };
    writeAtomically(this.#outputPath(output), result.output);
    writeAtomically(manifestPath, JSON.stringify(manifest));
    return { output: result.output, fresh: true, messages: result.messages };
  }

  #outputPath(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), `${hash}.bin`);
  }

  #read(manifestPath: string, mounts: readonly Mount[]): { output: Uint8Array; messages: string } | undefined {
    if (!existsSync(manifestPath)) return undefined;
    // The cache is written by this class alone; a damaged file shows as a JSON error or a wrong hash.
    const manifest: Manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
    if (manifest.dependencies.some(([path, hash]) => this.#hash(mounts, path) !== hash)) return undefined;
    const outputPath = this.#outputPath(manifest.output);
    if (!existsSync(outputPath)) return undefined;
    const output = new Uint8Array(readFileSync(outputPath));
    if (digest(output) !== manifest.output) return undefined;
    return { output, messages: manifest.messages };
  }

  /** Hash of a file that the compiler would see under `path`; of a file that is gone, a word that no hash equals. */
  #hash(mounts: readonly Mount[], path: string): string {
    const place = placeOf(mounts, path);
    if (place === undefined) return "absent";
    const known = this.#hashes.get(place);
    if (known !== undefined) return known;
    const hash = existsSync(place) ? digest(readFileSync(place)) : "absent";
    this.#hashes.set(place, hash);
    return hash;
  }
}

/** Where a file of a mount is on this machine. */
function placeOf(mounts: readonly Mount[], path: string): string | undefined {
  const mount = mounts.find((each) => path.startsWith(`${each.mount}/`));
  return mount === undefined ? undefined : join(mount.folder, path.slice(mount.mount.length + 1));
}

/** Two builds at once, or one that is interrupted, must not leave half a file under a valid name. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
