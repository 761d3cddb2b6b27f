import { CAPTURES } from "./core.ts";
import { FILES } from "./files.ts";
import { HTTP_MODULES } from "./http.ts";
import { IMPORTS } from "./imports.ts";
import { KIT } from "./kit.ts";
import { OS_CAPTURES, OS_MODULES } from "./os.ts";
import { PROCESS_MODULES } from "./process.ts";
import { SOCKET_MODULES } from "./sockets.ts";
import { START } from "./start.ts";

/** What is run before the script, in this order and one namespace, by the file names that tracebacks have for it. */
export const BOOT: readonly (readonly [string, string])[] = [
  ["<frozen importlib._bootstrap>", KIT],
  ["<frozen os>", FILES],
  ["<frozen importlib._bootstrap_external>", IMPORTS],
  ["<frozen site>", START],
];

/** Python that changes a module of the engine, by its name. */
export const PATCHES: Readonly<Record<string, string>> = { ...CAPTURES, ...OS_CAPTURES };

/** Modules that the engine has not, or not in a way that would tell anything. */
export const MODULES: Readonly<Record<string, string>> = {
  ...OS_MODULES,
  ...PROCESS_MODULES,
  ...SOCKET_MODULES,
  http: "",
  ...HTTP_MODULES,
};

const PACKAGES: ReadonlySet<string> = new Set(
  Object.keys(MODULES).flatMap((name) => {
    const dot = name.lastIndexOf(".");
    return dot < 0 ? [] : [name.slice(0, dot)];
  }),
);

/** The source of a module or of a change of one, and whether others can be in it. */
export function sourceOf(name: string): readonly [source: string, isPackage: boolean] | undefined {
  const source =
    (Object.hasOwn(PATCHES, name) ? PATCHES[name] : undefined) ??
    (Object.hasOwn(MODULES, name) ? MODULES[name] : undefined);
  return source === undefined ? undefined : [source, PACKAGES.has(name) || name === "requests" || name === "urllib3"];
}
