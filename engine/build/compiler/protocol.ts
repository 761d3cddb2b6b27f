/** A host folder as the compiler sees it: `mount/…`. Only the named subfolders, only C files and headers. */
export interface Mount {
  readonly mount: string;
  readonly folder: string;
  readonly subfolders?: readonly string[];
}

/** One run of the compiler's front end on one file. Paths are those of the compiler's own file system. */
export interface Job {
  readonly kind: "compile" | "preprocess";
  readonly input: string;
  readonly flags: readonly string[];
  readonly mounts: readonly Mount[];
}

export interface JobResult {
  /** The object file, or the preprocessed text. Absent when the compiler failed. */
  readonly output?: Uint8Array;
  /** Files of the mounts that the output was made from, the input included. */
  readonly dependencies: readonly string[];
  /** Warnings and errors as the compiler printed them. */
  readonly messages: string;
}

export type Request = { readonly id: number; readonly job: Job };
export type Reply =
  | { readonly id: number; readonly result: JobResult }
  | { readonly id: number; readonly failure: string };
