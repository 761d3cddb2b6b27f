import { type Pool, type PyValue, Sandbox } from "micropython-wasm";

export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly repr: string;
}

/** As an expression, so that it leaves no name behind. What a hostile `__repr__` does, it does to a copy. */
const VARIABLES = `[(str(name), type(value).__name__, repr(value)[:300])
 for name, value in list(globals().items()) if not name.startswith("__")]`;

/** The global variables in a snapshot, read in a sandbox of their own that is closed afterwards. */
export async function variablesOf(snapshot: Uint8Array, pool: Pool): Promise<Variable[] | undefined> {
  const sandbox = await Sandbox.restore(snapshot, { pool });
  try {
    const result = await sandbox.run(VARIABLES, { filename: "<inspect>", signal: AbortSignal.timeout(2_000) });
    return result.ok ? read(result.value) : undefined;
  } finally {
    await sandbox.close();
  }
}

function read(value: PyValue): Variable[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const variables: Variable[] = [];
  for (const item of value) {
    const [name, type, repr] = Array.isArray(item) ? item : [];
    if (typeof name !== "string" || typeof type !== "string" || typeof repr !== "string") return undefined;
    variables.push({ name, type, repr });
  }
  return variables;
}

export interface Difference {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Variables that are not alike, by name. */
export function differences(before: readonly Variable[], after: readonly Variable[]): Difference[] {
  const texts = (variables: readonly Variable[]): Map<string, string> =>
    new Map(variables.map(({ name, type, repr }) => [name, `${type} ${repr}`]));
  const [old, now] = [texts(before), texts(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  return names
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }))
    .filter((difference) => difference.before !== difference.after);
}
