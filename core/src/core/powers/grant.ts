import { FileAction } from "../../boundary/abi.ts";
import type { Deed, Json, Witness } from "../audit/event.ts";
import { AuditTrail } from "../audit/trail.ts";
import type { FileRequest } from "../files.ts";
import { FunctionTable } from "../functions/table.ts";
import type { FunctionOptions, StdinReader } from "../functions/types.ts";
import { FILE_BYTES, type FileDesk } from "../machine/host-files.ts";
import type { MountTable } from "../mounts/mount-table.ts";
import type { Withheld } from "../policy/public.ts";
import type { Power } from "./power.ts";

/** Where the guest finds the Python of powers, before its own. */
export const LIBRARY = "/lib";

/** Names of deeds with a file after which it is another one, or gone. */
const WRITES = new Set(["write", "create", "resize", "rename", "remove"]);

/** What a sandbox is given, read and checked. */
export interface Gifts {
  readonly functions: FunctionOptions & { readonly stdin?: string | Uint8Array | StdinReader | undefined };
  /** Makes powers that tell this witness of what they do. */
  readonly powers: (witness: Witness) => readonly Power[];
  /** Opens directories of the host that tell this witness of what is done there. Throws `MisuseError`. */
  readonly mounts: (witness: Witness) => MountTable | undefined;
  /** Variables of the environment, and what follows the script in `sys.argv`; undefined leaves both as they are. */
  readonly environment: { readonly [name: string]: string } | undefined;
  readonly arguments: readonly string[] | undefined;
  /** What the caller gave and its policy does not grant. */
  readonly withheld: readonly Withheld[];
  /** Puts back what a snapshot kept of directories. */
  readonly restoreMounts: (mounts: MountTable | undefined, bytes: Uint8Array) => void;
}

/** Everything that one sandbox may use beside its own memory, and who is told when it does. */
export class Grant {
  readonly table: FunctionTable;
  readonly mounts: MountTable | undefined;
  readonly trail: AuditTrail;
  /** Files of mounted directories that the run has written to, and whether they were there before. */
  readonly touched = new Map<string, boolean>();
  readonly #gifts: Gifts;
  readonly #powers: readonly Power[];

  /** Throws `MisuseError`. */
  constructor(gifts: Gifts, trail: AuditTrail) {
    this.#gifts = gifts;
    this.#powers = gifts.powers((deed) => trail.witness(deed));
    this.table = new FunctionTable(gifts.functions, this.#powers);
    this.mounts = gifts.mounts((deed) => this.#hear(deed));
    this.trail = trail;
  }

  static readonly NOTHING: Gifts = {
    functions: {},
    powers: () => [],
    mounts: () => undefined,
    environment: undefined,
    arguments: undefined,
    withheld: [],
    restoreMounts: () => undefined,
  };

  /** For a sandbox that nobody gave anything. */
  static nothing(): Grant {
    return new Grant(Grant.NOTHING, new AuditTrail());
  }

  /** What a snapshot keeps of directories. Throws `SnapshotError`, and `MisuseError` where they are not there. */
  restoreMounts(bytes: Uint8Array): void {
    this.#gifts.restoreMounts(this.mounts, bytes);
  }

  /** The same for another sandbox, whose changes to directories go their own way from here on. */
  fork(): Grant {
    return new Grant({ ...this.#gifts, mounts: (witness) => this.mounts?.fork(witness) }, this.trail.fork());
  }

  #hear(deed: Deed): void {
    const { path, to } = deed.detail;
    if (deed.outcome === "allowed" && WRITES.has(deed.name)) {
      this.#touch(path, deed.name !== "create");
      this.#touch(to, false);
    }
    this.trail.witness(deed);
  }

  /** What it was before the run is known from the first deed with it. */
  #touch(path: Json | undefined, wasThere: boolean): void {
    if (typeof path === "string" && !this.touched.has(path)) this.touched.set(path, wasThere);
  }

  get #directories(): readonly { readonly path: string; readonly name: string }[] {
    return this.mounts?.installation() ?? [];
  }

  /** Where the guest has directories of the host. */
  get directories(): readonly string[] {
    return this.#directories.map(({ path }) => path);
  }

  /** Answers questions about what is in them. */
  get files(): FileDesk | undefined {
    const { mounts, trail } = this;
    if (!mounts) return undefined;
    return {
      answer: (request, at) => {
        trail.at = at;
        return mounts.answer(request, FILE_BYTES);
      },
    };
  }

  /** The same for what the host does with files itself, by way of the guest's interpreter: that is no deed of the guest's. */
  get untoldFiles(): FileDesk | undefined {
    const { mounts } = this;
    return mounts && { answer: (request) => mounts.answer(request, FILE_BYTES, false) };
  }

  /** Whether the guest need be told of nothing. */
  get isEmpty(): boolean {
    return this.table.isEmpty && this.mounts === undefined && this.preparation === undefined;
  }

  /** Whether the guest has to wait for answers in the middle of what it does. */
  get hasBlocking(): boolean {
    return this.table.hasBlocking || this.mounts !== undefined;
  }

  /** What a language model is to be told of powers beside functions. */
  get described(): readonly string[] {
    const mounts = this.mounts?.describe() ?? [];
    const directories = mounts.map(
      ({ path, mode }) => `${path} (${mode === "ro" ? "to be read" : "to be read and written"})`,
    );
    return [
      ...(directories.length > 0 ? [`Directories of the host: ${directories.join(", ")}.`] : []),
      ...this.#powers.flatMap(({ description }) => description ?? []),
    ];
  }

  get withheld(): readonly Withheld[] {
    return this.#gifts.withheld;
  }

  close(): void {
    this.mounts?.close();
  }

  /** What follows the name of a script in `sys.argv`. */
  get arguments(): readonly string[] {
    return this.#gifts.arguments ?? [];
  }

  /** What the guest is told, to see whether it knows it already. */
  get fingerprint(): string {
    const { environment = null, arguments: args = null } = this.#gifts;
    const library = this.#powers.map(({ library: modules }) => Object.keys(modules));
    return JSON.stringify([this.table.installation(), library, environment, args, this.#directories]);
  }

  /** Files of the library, and directories of the host. */
  get fileRequests(): FileRequest[] {
    const library = this.#powers.flatMap(({ library: modules }) => Object.entries(modules));
    const encoder = new TextEncoder();
    return [
      ...library.map(([path, source]) => ({
        action: FileAction.write,
        path: `${LIBRARY}/${path}`,
        content: encoder.encode(source),
      })),
      ...this.#directories.map(({ path, name }) => ({
        action: FileAction.mount,
        path,
        content: encoder.encode(name),
      })),
    ];
  }

  /** What the guest's interpreter is told by Python. */
  get preparation():
    | {
        readonly library: string | null;
        readonly environment: { readonly [name: string]: string } | null;
        readonly arguments: readonly string[] | null;
      }
    | undefined {
    const { environment = null, arguments: args = null } = this.#gifts;
    const library = this.#powers.some(({ library: modules }) => Object.keys(modules).length > 0) ? LIBRARY : null;
    if (library === null && environment === null && args === null) return undefined;
    return { library, environment, arguments: args };
  }
}
