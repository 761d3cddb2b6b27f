import { compileEngine, recogniseEngine } from "../boundary/engine.ts";
import { checkContent, type Files } from "../core/files.ts";
import { FunctionTable } from "../core/functions/table.ts";
import {
  DEFAULT_LIMITS,
  isLimitName,
  LIMIT_NAMES,
  type LimitOptions,
  type LimitValues,
  minimumMemoryBytes,
  SMALL_STACK_RECURSION_DEPTH,
  sandboxLimits,
} from "../core/limits.ts";
import { PAGE_MODULE, pageFunctions } from "../page/functions.ts";
import { readAsset, readText } from "./assets.ts";
import { describeFunctions } from "./describe.ts";
import { BuildError } from "./errors.ts";
import { htmlOf } from "./html.ts";
import { declarationsOf, javascriptOf, type ModuleDescription } from "./javascript.ts";
import { bake, bakeCommand, prepare } from "./prepare.ts";
import { importsOf } from "./statements.ts";

/** What a program becomes. */
export type BuildForm =
  /** `NAME.html`: one page that needs nothing else. */
  | "html"
  /** `NAME.js`, `NAME.wasm` and `NAME.d.ts`: an ES module that exports the top-level functions of the main file. */
  | "js"
  /** `NAME.wasm`: a command of WASI preview 1. */
  | "wasi";

export interface BuildOptions {
  readonly form: BuildForm;
  /** The path of the file to run, among `files`. */
  readonly main: string;
  /** Python and data, by paths as the program sees them from the folder of its main file. */
  readonly files: Files;
  /** Of the output, without an ending. Default: that of the main file. */
  readonly name?: string | undefined;
  /** What the program may use where it runs; what is left out has its default. A page has no `timeoutMs` unless it is given. */
  readonly limits?: LimitOptions | undefined;
}

/** What a build gives. Equal options give equal bytes. */
export interface BuildResult {
  /** By name. */
  readonly files: { readonly [name: string]: Uint8Array };
  /** What was printed while the program's imports ran. */
  readonly output: string;
}

/** The most that preparing may take, in ms. */
const PREPARING_MS = 60_000;

const FORMS: readonly BuildForm[] = ["html", "js", "wasi"];

/**
 * Makes a Python program into files that run by themselves. Its files are compiled and what its main file imports, outside of
 * blocks, is imported here; the interpreter's memory of then is what the program starts with. Throws `BuildError`, whose message
 * has Python's traceback where Python failed, and `MisuseError` for limits.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const { form, main, files, base, limits } = checked(options);
  const bytes = await readAsset("engine");
  const engine = recogniseEngine(await compileEngine(bytes, "the engine"));
  const own = limitsOf(limits, minimumMemoryBytes(engine.minimumPages));
  // Limits of one call say nothing of what it takes to prepare for all of them.
  const { memoryBytes, recursionDepth, files: mostFiles, fileBytes } = own;
  const lasting = { memoryBytes, recursionDepth, files: mostFiles, fileBytes };
  const preparing = { ...limitsOf(lasting, 0), timeoutMs: PREPARING_MS };
  const workshop = prepare(engine, files, main, preparing, functionsOf(form, files));
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  if (form === "html") {
    const [script, workerScript, style] = await Promise.all([
      readText("page"),
      readText("pageWorker"),
      readText("pageStyle"),
    ]);
    const html = await htmlOf({
      title: base,
      description: { main, limits, grantsPage: !hasOwnPage(files) },
      engine: await bake(bytes, workshop),
      script,
      workerScript,
      style,
    });
    return { files: { [`${base}.html`]: text(html) }, output: workshop.output };
  }
  if (form === "wasi") {
    const command = await bakeCommand(await readAsset("wasi"), workshop, main, memoryBytes);
    return { files: { [`${base}.wasm`]: command }, output: workshop.output };
  }
  const name = moduleName(main);
  const trial = workshop.copy();
  trial.runFile(`${main} fails:`, main, name);
  const baked = await bake(bytes, workshop);
  const { minimumPages: pages } = recogniseEngine(await compileEngine(baked, "the program"));
  const description: ModuleDescription = { main, base, name, limits, pages, functions: describeFunctions(trial) };
  return {
    files: {
      [`${base}.js`]: text(javascriptOf(await readText("program"), description)),
      [`${base}.wasm`]: baked,
      [`${base}.d.ts`]: text(declarationsOf(description)),
    },
    output: workshop.output,
  };
}

interface Checked {
  readonly form: BuildForm;
  readonly main: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly base: string;
  readonly limits: Partial<LimitValues>;
}

function checked({ form, main, files, name, limits = {}, ...rest }: BuildOptions): Checked {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw refused(`unknown option '${unknown}'; known: form, main, files, name, limits`);
  if (!FORMS.includes(form)) throw refused(`option 'form' must be one of ${FORMS.join(", ")}`);
  if (typeof files !== "object" || files === null)
    throw refused("option 'files' must be an object of contents by path");
  const paths = Object.keys(files);
  for (const path of paths) checkFilePath(path);
  if (!paths.includes(main) || !main.endsWith(".py")) throw refused(`'${main}' is no Python file among the files`);
  const base = name ?? moduleName(main);
  if (!/^[\w.-]+$/.test(base)) throw refused(`option 'name' must be made of letters, digits, '.', '-' and '_'`);
  const unknownLimit = Object.keys(limits).find((limit) => !isLimitName(limit));
  if (unknownLimit !== undefined) throw refused(`unknown limit '${unknownLimit}'; known: ${LIMIT_NAMES.join(", ")}`);
  const others = LIMIT_NAMES.find((limit) => limits[limit] !== undefined && limit !== "memoryBytes");
  if (form === "wasi" && others !== undefined) {
    throw refused(`a WASI command cannot have the limit '${others}', which is for its host to set`);
  }
  const given = LIMIT_NAMES.flatMap((limit): [string, number][] => {
    const value = limits[limit];
    return value === undefined ? [] : [[limit, value]];
  });
  const content = paths.sort().map((path): [string, Uint8Array] => [path, checkContent(path, files[path])]);
  return { form, main, files: new Map(content), base, limits: Object.fromEntries(given) };
}

function checkFilePath(path: string): void {
  const parts = path.split("/");
  const isPlain =
    parts.every((part) => part !== "" && part !== "." && part !== "..") && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path);
  if (isPlain && path.isWellFormed() && path.length <= 200) return;
  throw refused(`'${path}' is no path below the folder of the main file`);
}

function limitsOf(limits: Partial<LimitValues>, leastMemoryBytes: number): LimitValues {
  const defaults = { ...DEFAULT_LIMITS, recursionDepth: SMALL_STACK_RECURSION_DEPTH };
  return sandboxLimits(limits, leastMemoryBytes, defaults);
}

/** A page gives its program what `page.py` of the program's own does not. */
function functionsOf(form: BuildForm, files: ReadonlyMap<string, Uint8Array>): FunctionTable {
  const wantsPage =
    form === "html" &&
    !hasOwnPage(files) &&
    [...files].some(
      ([path, content]) =>
        path.endsWith(".py") &&
        importsOf(new TextDecoder().decode(content)).some(({ module }) => module === PAGE_MODULE),
    );
  const nobody = { show: () => undefined, ask: () => Promise.resolve(null) };
  return new FunctionTable(wantsPage ? { modules: { [PAGE_MODULE]: pageFunctions(nobody) } } : {});
}

function hasOwnPage(files: ReadonlyMap<string, Uint8Array>): boolean {
  return files.has(`${PAGE_MODULE}.py`) || files.has(`${PAGE_MODULE}/__init__.py`);
}

/** The name of a file without folders and ending. */
function moduleName(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.py$/, "");
}

function refused(message: string): BuildError {
  return new BuildError("BUILD_OPTION", message);
}
