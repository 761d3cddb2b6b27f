/** Throws unless the two are alike: the same types all the way down, NaN equal to itself, -0 not to 0. */
export function same(actual: unknown, expected: unknown, what = "value"): void {
  const difference = differenceOf(actual, expected, what);
  if (difference !== undefined) throw new Error(difference);
}

export function ok(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`${what} does not hold`);
}

/** What a promise is rejected with, or a function throws. */
export async function thrownBy(attempt: () => unknown): Promise<Record<string, unknown>> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof Error)
      return Object.assign(Object.create(null), { ...error, name: error.name, message: error.message });
    throw new Error(`what was thrown is no Error: ${String(error)}`);
  }
  throw new Error("nothing was thrown");
}

function differenceOf(actual: unknown, expected: unknown, path: string): string | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (typeof actual !== "object" || typeof expected !== "object" || actual === null || expected === null) {
    return `${path} is ${show(actual)}, not ${show(expected)}`;
  }
  if (Object.prototype.toString.call(actual) !== Object.prototype.toString.call(expected)) {
    return `${path} is of another type: ${show(actual)}, not ${show(expected)}`;
  }
  if (constructorOf(actual) !== constructorOf(expected)) {
    return `${path} is a ${constructorOf(actual)}, not a ${constructorOf(expected)}`;
  }
  const [parts, wanted] = [partsOf(actual), partsOf(expected)];
  if (parts.length !== wanted.length) return `${path} has ${parts.length} parts, not ${wanted.length}: ${show(actual)}`;
  for (const [index, [key, part]] of wanted.entries()) {
    const [actualKey, actualPart] = parts[index] ?? [];
    const difference =
      differenceOf(actualKey, key, `a key of ${path}`) ?? differenceOf(actualPart, part, `${path}.${show(key)}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** By name, since what is compared may come from another realm. Objects without a prototype are plain ones too. */
function constructorOf(value: object): string {
  return Object.getPrototypeOf(value)?.constructor?.name ?? "Object";
}

function partsOf(value: object): [unknown, unknown][] {
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value].map((item) => [item, item]);
  if (value instanceof Uint8Array) return [...value].map((byte, index) => [index, byte]);
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function show(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "number" || value === undefined) return String(value);
  return (
    JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part))?.slice(0, 300) ?? String(value)
  );
}
