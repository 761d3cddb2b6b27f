import type { RunError } from "micropython-wasm";
import type { BuildForm, BuildOptions } from "micropython-wasm/build";
import { MAIN } from "../editor/editor.ts";
import type { Project } from "../run/project.ts";
import type { Settings } from "../run/settings.ts";
import type { FromBuilder, ToBuilder } from "./protocol.ts";
import { type ZippedFile, zipOf } from "./zip.ts";

/** A file for the person to keep. */
export interface Download {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The program cannot be built. `error` is what Python says. */
export class BuildFailed extends Error {
  readonly error: RunError | undefined;

  constructor(message: string, error?: RunError) {
    super(message);
    this.error = error;
  }
}

/** Of the files that are made, without endings. */
const NAME = "program";

/** The program as one file that runs by itself, or as an archive of those that do together. Rejects with `BuildFailed`. */
export async function buildDownload(
  form: BuildForm,
  code: string,
  project: Project,
  settings: Settings,
  signal: AbortSignal,
): Promise<Download> {
  const others = Object.entries(project.files).map(([path, content]) => [path.replace(/^\/+/, ""), content] as const);
  const files = { ...Object.fromEntries(others), [MAIN]: code };
  const built = await inWorker({ form, main: MAIN, files, name: NAME, limits: settings.limits }, signal);
  const made = Object.entries(built).map(([name, content]): ZippedFile => ({ name, content }));
  const [first, ...more] = made;
  if (first && more.length === 0) return { name: first.name, content: new Uint8Array(first.content) };
  return { name: `${NAME}.zip`, content: zipOf(made) };
}

/** One worker for each build, which can be ended whatever the program does. */
function inWorker(options: BuildOptions, signal: AbortSignal): Promise<Readonly<Record<string, Uint8Array>>> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const made = new Promise<Readonly<Record<string, Uint8Array>>>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromBuilder>) => {
      if (data.ok) resolve(data.files);
      else reject(new BuildFailed(data.message, data.error));
    });
    worker.addEventListener("error", () => reject(new BuildFailed("The builder cannot be loaded.")));
    signal.addEventListener("abort", () => reject(new BuildFailed("Not built: you stopped it.")));
  });
  const task: ToBuilder = options;
  worker.postMessage(task);
  return made.finally(() => worker.terminate());
}
