import { LIMIT_NAMES, LIMITS } from "../limits.ts";
import type { MountOptions } from "../mounts/types.ts";
import { type Danger, dangersOf } from "./dangers.ts";
import { shownClock, shownEntropy } from "./diff.ts";
import { PolicyLimits } from "./limit-values.ts";
import { type Place, pathOf, shown } from "./problems.ts";
import { MOUNT_QUOTAS, NETWORK_QUOTA_NAMES, NETWORK_QUOTAS } from "./quotas.ts";
import { accessesOf, shownAccess } from "./rules.ts";
import type { Policy } from "./types.ts";
import { few, plain, quantity } from "./words.ts";

/** What a policy means, for people. */
export interface Explanation {
  readonly description: string | undefined;
  /** What code under it may do, each as in "it may …". */
  readonly may: readonly Statement[];
  /** What it may not, each as in "it may not …". */
  readonly mayNot: readonly string[];
  readonly limits: readonly ExplainedLimit[];
  /** What one should think about twice. */
  readonly dangers: readonly Danger[];
}

export interface Statement {
  readonly topic: "files" | "network" | "secrets" | "functions" | "clock" | "chance" | "environment" | "arguments";
  /** The member that says so, or would. */
  readonly path: string;
  readonly text: string;
  /** Whether it holds because the policy does not say anything else. */
  readonly isDefault: boolean;
}

export interface ExplainedLimit {
  readonly path: string;
  /** `null` for none. */
  readonly value: number | null;
  readonly text: string;
  readonly isDefault: boolean;
}

export function explainPolicy(policy: Policy): Explanation {
  return {
    description: policy.description,
    may: [
      ...fileStatements(policy),
      ...networkStatements(policy),
      ...functionStatements(policy),
      ...worldStatements(policy),
    ],
    mayNot: refusals(policy),
    limits: limitsOf(policy),
    dangers: dangersOf(policy),
  };
}

function say(topic: Statement["topic"], place: Place, text: string, isDefault = false): Statement {
  return { topic, path: pathOf(place), text, isDefault };
}

function fileStatements({ files = {} }: Policy): Statement[] {
  const paths = Object.keys(files.content ?? {});
  const mounts = Object.entries(files.mounts ?? {}).map(([path, mount]) =>
    say("files", ["files", "mounts", path], mountText(path, mount)),
  );
  const found =
    paths.length === 0 ? [] : [say("files", ["files", "content"], `find ${few(paths.map(plain))} in its memory`)];
  const own = say("files", ["files"], "make files in its own memory", true);
  return [...mounts, ...found, own];
}

function mountText(path: string, mount: MountOptions): string {
  const { source, mode = "ro" } = mount;
  const most = (["maxBytes", "maxFiles"] as const)
    .map((name) => quantity(mount[name] ?? MOUNT_QUOTAS[name].default, MOUNT_QUOTAS[name].unit))
    .join(" and ");
  const place = `${plain(path)}, which is the directory ${plain(source)}`;
  if (mode === "ro") return `read ${place}`;
  if (mode === "overlay") return `read ${place}, and change it in its memory only, by ${most}`;
  return `read and CHANGE ${place}, by ${most}`;
}

function networkStatements({ network }: Policy): Statement[] {
  if (network === undefined || network.allow.length === 0) return [];
  const rules = accessesOf(network.allow).map((access) =>
    say("network", ["network", "allow", access.rule], shownAccess(access)),
  );
  const numbers = NETWORK_QUOTA_NAMES.map((name) => {
    const { default: standard, unit } = NETWORK_QUOTAS[name];
    return { name, text: quantity(network[name] ?? standard, unit) };
  });
  const [requests, sent, received, total, time, redirects] = numbers.map(({ text }) => text);
  const bounds = say(
    "network",
    ["network"],
    `at most ${requests}, ${sent} out and ${received} in each, ${total} altogether, ${time} and ${redirects} each`,
    numbers.every(({ name }) => network[name] === undefined),
  );
  const secrets = Object.entries(network.secrets ?? {}).map(([name, { host }]) =>
    say("secrets", ["network", "secrets", name], `have ${name} sent to ${host}, but never know its value`),
  );
  return [...rules, bounds, ...secrets];
}

function functionStatements({ functions = [], asyncFunctions = [], modules = {} }: Policy): Statement[] {
  const statements: Statement[] = [];
  if (functions.length > 0) statements.push(say("functions", ["functions"], `call ${few(functions, 12)}`));
  if (asyncFunctions.length > 0)
    statements.push(say("functions", ["asyncFunctions"], `await ${few(asyncFunctions, 12)}`));
  for (const [name, names] of Object.entries(modules)) {
    statements.push(
      say("functions", ["modules", name], `import ${name}${names.length > 0 ? `, with ${few(names, 12)}` : ""}`),
    );
  }
  return statements;
}

function worldStatements(policy: Policy): Statement[] {
  const { environment = {}, arguments: args } = policy;
  const variables = Object.entries(environment).map(([name, value]) =>
    value === true
      ? `${name} as the code gives it`
      : `${name}=${plain(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`,
  );
  const statements = [
    say("clock", ["clock"], `read ${shownClock(policy)}`, policy.clock === undefined),
    say("chance", ["entropy"], `draw ${shownEntropy(policy)}`, policy.entropy === undefined),
  ];
  if (variables.length > 0) statements.push(say("environment", ["environment"], `read ${few(variables)}`));
  if (args === true) statements.push(say("arguments", ["arguments"], "read the arguments that the code gives"));
  else if (args !== undefined && args.length > 0) {
    statements.push(say("arguments", ["arguments"], `read the arguments ${few(args.map(shown))}`));
  }
  return statements;
}

function refusals({
  files,
  network,
  functions = [],
  asyncFunctions = [],
  modules = {},
  environment,
  arguments: args,
}: Policy): string[] {
  const nothing = (each: object | undefined): boolean => each === undefined || Object.keys(each).length === 0;
  const names = [...functions, ...asyncFunctions, ...Object.keys(modules)];
  return [
    ...(nothing(files?.mounts) ? ["see any file of this machine"] : ["see any other file of this machine"]),
    ...(network === undefined || network.allow.length === 0 ? ["use the network"] : ["reach any other host"]),
    ...(names.length === 0 ? ["call any function of the application"] : ["call any other function of the application"]),
    ...(nothing(environment) ? ["read variables of the environment"] : ["read any other variable of the environment"]),
    ...(args === undefined || (args !== true && args.length === 0) ? ["get arguments"] : []),
    "start processes or threads",
  ];
}

function limitsOf(policy: Policy): ExplainedLimit[] {
  const limits = new PolicyLimits(policy);
  return LIMIT_NAMES.map((name) => {
    const value = limits.value(name);
    return {
      path: `limits.${name}`,
      value: value === Number.POSITIVE_INFINITY ? null : value,
      text: quantity(value, LIMITS[name].unit),
      isDefault: limits.said(name) === undefined,
    };
  });
}
