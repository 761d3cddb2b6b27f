import { FileAction } from "../../boundary/abi.ts";
import type { Deed, Witness } from "../audit/event.ts";
import { AuditTrail } from "../audit/trail.ts";
import type { FileRequest } from "../files.ts";
import { FunctionTable } from "../functions/table.ts";
import type { FunctionOptions, StdinReader } from "../functions/types.ts";
import type { Power } from "./power.ts";

/** Where the guest finds the Python of powers, before its own. */
export const LIBRARY = "/lib";

/** Names of deeds with a file after which it is another one. */
const WRITES = new Set(["write", "create", "resize", "rename"]);

/** Directories of the host, as a guest has them. */
export interface MountTable {
  /** Where the guest has them. */
  readonly paths: readonly string[];
  /** `Call.file` → its reply. Throws `BoundaryViolation`. */
  answer(request: Uint8Array): Uint8Array;
  follow(witness: Witness): void;
  fork(): MountTable;
  reset(): void;
  save(): Uint8Array;
  close(): void;
}

/** What a sandbox is given, read and checked. */
export interface Gifts {
  readonly functions: FunctionOptions & { readonly stdin?: string | Uint8Array | StdinReader | undefined };
  /** Makes powers that tell this trail of what they do. */
  readonly powers: (trail: AuditTrail) => readonly Power[];
  readonly mounts: MountTable | undefined;
  /** Variables of the environment, and what follows the script in `sys.argv`; undefined leaves both as they are. */
  readonly environment: { readonly [name: string]: string } | undefined;
  readonly arguments: readonly string[] | undefined;
}

/** Everything that one sandbox may use beside its own memory, and who is told when it does. */
export class Grant {
  readonly table: FunctionTable;
  readonly mounts: MountTable | undefined;
  readonly trail: AuditTrail;
  /** Files of mounted directories that the run has written to. */
  readonly touched = new Set<string>();
  readonly #gifts: Gifts;
  readonly #powers: readonly Power[];

  /** Throws `MisuseError`. */
  constructor(gifts: Gifts, trail: AuditTrail) {
    this.#gifts = gifts;
    this.#powers = gifts.powers(trail);
    this.table = new FunctionTable(gifts.functions, this.#powers);
    this.mounts = gifts.mounts;
    this.mounts?.follow((deed) => this.#hear(deed));
    this.trail = trail;
  }

  /** For a sandbox that nobody gave anything. */
  static nothing(): Grant {
    const gifts = { functions: {}, powers: () => [], mounts: undefined, environment: undefined, arguments: undefined };
    return new Grant(gifts, new AuditTrail());
  }

  /** The same for another sandbox, whose changes to directories go their own way from here on. */
  fork(): Grant {
    return new Grant({ ...this.#gifts, mounts: this.mounts?.fork() }, this.trail.fork());
  }

  #hear(deed: Deed): void {
    const { path } = deed.detail;
    if (deed.outcome === "allowed" && WRITES.has(deed.name) && typeof path === "string") this.touched.add(path);
    this.trail.witness(deed);
  }

  /** Whether the guest need be told of nothing. */
  get isEmpty(): boolean {
    return this.table.isEmpty && this.mounts === undefined && this.preparation === undefined;
  }

  /** Whether the guest has to wait for answers in the middle of what it does. */
  get hasBlocking(): boolean {
    return this.table.hasBlocking || this.mounts !== undefined;
  }

  /** What follows the name of a script in `sys.argv`. */
  get arguments(): readonly string[] {
    return this.#gifts.arguments ?? [];
  }

  /** What the guest is told, to see whether it knows it already. */
  get fingerprint(): string {
    const { environment = null, arguments: args = null } = this.#gifts;
    const library = this.#powers.map(({ library: modules }) => Object.keys(modules));
    return JSON.stringify([this.table.installation(), library, environment, args, this.mounts?.paths ?? []]);
  }

  /** Files of the library, and directories of the host. */
  get files(): FileRequest[] {
    const library = this.#powers.flatMap(({ library: modules }) => Object.entries(modules));
    const encoder = new TextEncoder();
    return [
      ...library.map(([path, source]) => ({
        action: FileAction.write,
        path: `${LIBRARY}/${path}`,
        content: encoder.encode(source),
      })),
      ...(this.mounts?.paths ?? []).map((path) => ({
        action: FileAction.mount,
        path,
        content: encoder.encode(path),
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
