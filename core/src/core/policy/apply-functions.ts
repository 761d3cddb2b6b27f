import type { HostFunctions } from "../functions/types.ts";
import type { Given, Withholding } from "./effective.ts";
import type { Place, Problems } from "./problems.ts";
import type { Policy } from "./types.ts";

const UNNAMED = "the policy does not name it";

type Kind = "functions" | "asyncFunctions";

export function grantedFunctions(
  kind: Kind,
  policy: Policy,
  given: Given,
  problems: Problems,
  withheld: Withholding,
): HostFunctions {
  const other = kind === "functions" ? "asyncFunctions" : "functions";
  const isElsewhere = (name: string): boolean => Object.hasOwn(given[other] ?? {}, name);
  const missing = (name: string): string =>
    isElsewhere(name) ? `the code gives ${name} in ${other}` : `the code gives no function ${name} in ${kind}`;
  return named(policy[kind] ?? [], given[kind] ?? {}, [kind], missing, problems, withheld);
}

export function grantedModules(
  policy: Policy,
  given: Given,
  problems: Problems,
  withheld: Withholding,
): { readonly [name: string]: HostFunctions } {
  const modules = given.modules ?? {};
  const allowed = policy.modules ?? {};
  for (const name of Object.keys(modules)) {
    if (!Object.hasOwn(allowed, name)) withheld.add(["modules", name], UNNAMED);
  }
  const granted = Object.entries(allowed).map(([name, names]): [string, HostFunctions] => {
    const functions = Object.hasOwn(modules, name) ? modules[name] : undefined;
    if (functions === undefined) {
      problems.add(["modules", name], `the code gives no module ${name}`);
      return [name, {}];
    }
    const missing = (each: string): string => `the code gives no function ${each} in the module ${name}`;
    return [name, named(names, functions, ["modules", name], missing, problems, withheld)];
  });
  return Object.fromEntries(granted);
}

/** Those of the functions that have one of the names. */
function named(
  names: readonly string[],
  functions: HostFunctions,
  place: Place,
  missing: (name: string) => string,
  problems: Problems,
  withheld: Withholding,
): HostFunctions {
  const entries = Object.entries(functions);
  const granted = entries.filter(([name]) => names.includes(name));
  for (const [name] of entries) if (!names.includes(name)) withheld.add([...place, name], UNNAMED);
  names.forEach((name, at) => {
    if (!granted.some(([each]) => each === name)) problems.add([...place, at], missing(name));
  });
  return Object.fromEntries(granted);
}
