import { MAIN } from "./editor/editor.ts";

export type DownloadForm = "html" | "js" | "wasi";

interface BuildOptions {
  readonly form: DownloadForm;
  readonly main: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

type Build = (options: BuildOptions) => Promise<{ readonly files: Readonly<Record<string, Uint8Array>> }>;

/**
 * The builder of `micropython-wasm/build`, loaded when it is first needed; undefined as long as there is none. The one
 * place that knows it: `async () => (await import("micropython-wasm/build")).build`.
 */
const loadBuild: (() => Promise<Build>) | undefined = undefined;

/** Why nothing can be downloaded; undefined when it can. */
export function whyNoDownload(): string | undefined {
  return hasBuilder(loadBuild) ? undefined : "The builder is not part of this version of the playground yet.";
}

/** The person's program as files that run by themselves, by name. Rejects with what the builder says about the program. */
export async function buildDownload(
  form: DownloadForm,
  code: string,
  others: Readonly<Record<string, Uint8Array>>,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const load: (() => Promise<Build>) | undefined = loadBuild;
  if (!hasBuilder(load)) throw new Error(whyNoDownload());
  const build = await load();
  const { files } = await build({ form, main: MAIN, files: { ...others, [MAIN]: code } });
  return files;
}

function hasBuilder(load: (() => Promise<Build>) | undefined): load is () => Promise<Build> {
  return load !== undefined;
}
