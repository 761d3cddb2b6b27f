import { type ImportStatement, importsOf } from "./statements.ts";

/** The Python files that a program is made of, and those names that it imports from elsewhere. */
export interface FollowedFiles {
  readonly files: { readonly [path: string]: Uint8Array };
  /** Modules of the standard library, and what there is not. */
  readonly others: readonly string[];
}

/**
 * The files that a main file imports, and those that they import, wherever they do so. `read` gives a file of the main file's
 * folder, or undefined when there is none. What is imported by a name that the program computes is not found.
 */
export async function follow(
  main: string,
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<FollowedFiles> {
  const files = new Map<string, Uint8Array>();
  const tried = new Map<string, boolean>();
  const others = new Set<string>();
  const waiting: string[] = [];
  const add = async (path: string): Promise<boolean> => {
    const before = tried.get(path);
    if (before !== undefined) return before;
    tried.set(path, true);
    const content = await read(path);
    tried.set(path, content !== undefined);
    if (!content) return false;
    files.set(path, content);
    waiting.push(path);
    return true;
  };
  /** Whether there is such a module, or a package with its `__init__.py`. */
  const addModule = async (path: string): Promise<boolean> =>
    (await add(`${path}/__init__.py`)) || (await add(`${path}.py`));

  await add(main);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    for (const statement of importsOf(new TextDecoder().decode(files.get(path)))) {
      const base = baseOf(path, statement);
      if (base === undefined) continue;
      let isFound = false;
      const parts = statement.module === "" ? [] : statement.module.split(".");
      for (let count = parts.length === 0 ? 0 : 1; count <= parts.length; count++) {
        const target = [...base, ...parts.slice(0, count)].join("/");
        if (target !== "") isFound = (await addModule(target)) || isFound;
      }
      for (const name of statement.names) {
        if (name !== "*") isFound = (await addModule([...base, ...parts, name].join("/"))) || isFound;
      }
      if (!isFound && statement.level === 0 && statement.module !== "") others.add(statement.module);
    }
  }
  return { files: Object.fromEntries(files), others: [...others].sort() };
}

/** The folder that an import begins in, as its parts; undefined when it leaves the program. */
function baseOf(path: string, { level }: ImportStatement): string[] | undefined {
  if (level === 0) return [];
  const folder = path.split("/").slice(0, -1);
  const up = level - 1;
  return up > folder.length ? undefined : folder.slice(0, folder.length - up);
}
