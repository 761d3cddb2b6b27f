import type { HttpOptions } from "../../src/core/http/types.ts";
import { LIMIT_NAMES, LIMITS } from "../../src/core/limits.ts";
import type { Effective, EffectiveHttp, Given } from "../../src/core/policy/effective.ts";
import type { Policy } from "../../src/core/policy/types.ts";

/* What a result has that it should not have, found without the code that made it. */

export function widerThanPolicy(options: Effective, policy: Policy): string[] {
  const wider: string[] = [];
  for (const name of LIMIT_NAMES) {
    const most =
      policy.limits?.[name] === null ? Number.POSITIVE_INFINITY : (policy.limits?.[name] ?? LIMITS[name].default);
    if ((options.limits[name] ?? LIMITS[name].default) > most) wider.push(name);
  }
  for (const kind of ["functions", "asyncFunctions"] as const) {
    wider.push(...Object.keys(options[kind]).filter((name) => !policy[kind]?.includes(name)));
  }
  for (const [module, functions] of Object.entries(options.modules)) {
    wider.push(...Object.keys(functions).filter((name) => !policy.modules?.[module]?.includes(name)));
  }
  for (const [path, mount] of Object.entries(options.mounts)) {
    const bound = policy.files?.mounts?.[path];
    if (!bound || !isNarrower(mount, bound, DEFAULTS)) wider.push(path);
  }
  if (options.http) wider.push(...widerNetwork(options.http, policy.network));
  for (const [name, value] of Object.entries(options.env)) {
    const bound = Object.entries(policy.environment ?? {}).find(([each]) => each === name)?.[1];
    if (bound !== true && bound !== value) wider.push(name);
  }
  if (policy.arguments !== true && JSON.stringify(options.args) !== JSON.stringify(policy.arguments ?? []))
    wider.push("args");
  if (typeof policy.clock === "object" && options.clock === "real") wider.push("clock");
  if (typeof policy.entropy === "object" && options.randomSeed !== policy.entropy.seed) wider.push("entropy");
  return wider;
}

export function widerThanCode(options: Effective, given: Given): string[] {
  const wider: string[] = [];
  for (const name of LIMIT_NAMES) {
    if ((options.limits[name] ?? 0) > (given.limits?.[name] ?? Number.POSITIVE_INFINITY)) wider.push(name);
  }
  for (const kind of ["functions", "asyncFunctions"] as const) {
    wider.push(
      ...Object.entries(options[kind]).flatMap(([name, call]) => (given[kind]?.[name] === call ? [] : [name])),
    );
  }
  for (const [path, mount] of Object.entries(given.mounts ? options.mounts : {})) {
    const bound = given.mounts?.[path];
    if (!bound || !isNarrower(mount, bound, UNSAID)) wider.push(path);
  }
  if (options.http && given.http) wider.push(...widerNetwork(options.http, given.http));
  wider.push(...Object.keys(options.secrets).filter((name) => !Object.hasOwn(given.secrets ?? {}, name)));
  if (typeof given.clock === "object" && options.clock !== given.clock) wider.push("clock");
  return wider;
}

type Mount = NonNullable<Given["mounts"]>[string];

const DEFAULTS = { maxBytes: 2 ** 24, maxFiles: 1_000 };
/** What the code does not say is left to the policy. */
const UNSAID = { maxBytes: Number.POSITIVE_INFINITY, maxFiles: Number.POSITIVE_INFINITY };

function isNarrower(mount: Mount, bound: Mount, left: { maxBytes: number; maxFiles: number }): boolean {
  const modes = ["ro", "overlay", "rw"];
  const quotas = ["maxBytes", "maxFiles"] as const;
  return (
    mount.source === bound.source &&
    modes.indexOf(mount.mode ?? "ro") <= modes.indexOf(bound.mode ?? "ro") &&
    (mount.mode === "ro" || quotas.every((name) => (mount[name] ?? DEFAULTS[name]) <= (bound[name] ?? left[name])))
  );
}

const QUOTAS = ["maxRequests", "requestBytes", "responseBytes", "totalBytes", "timeoutMs", "redirects"] as const;

function widerNetwork(http: EffectiveHttp, bound: HttpOptions | EffectiveHttp | undefined): string[] {
  if (bound === undefined) return ["http"];
  const wider: string[] = QUOTAS.filter((name) => http[name] > (bound[name] ?? Number.POSITIVE_INFINITY));
  const lists = http.allow.map((list) => JSON.stringify(list));
  if (!lists.includes(JSON.stringify(bound.allow))) wider.push("allow");
  for (const [name, { host }] of Object.entries(http.secrets)) {
    if (bound.secrets?.[name]?.host !== host) wider.push(name);
  }
  return wider;
}
