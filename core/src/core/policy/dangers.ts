import { LIMITS, type LimitName } from "../limits.ts";
import type { MountOptions } from "../mounts/types.ts";
import { covers, filledRule, isWildcard } from "./hosts.ts";
import { PolicyLimits } from "./limit-values.ts";
import { type Place, pathOf } from "./problems.ts";
import { usualPort } from "./rules.ts";
import type { Policy } from "./types.ts";
import { few, plain, quantity } from "./words.ts";

/** Something that a policy grants and that is easily more than was meant. */
export interface Danger {
  /** Where the policy grants it. */
  readonly path: string;
  readonly text: string;
}

const danger = (place: Place, text: string): Danger => ({ path: pathOf(place), text });

export function dangersOf(policy: Policy): Danger[] {
  return [
    ...mountDangers(policy),
    ...networkDangers(policy),
    ...leakDangers(policy),
    ...environmentDangers(policy),
    ...limitDangers(policy),
  ];
}

/** Names of directories from which other programs take what they execute, or what they are told to do. */
const EXECUTED =
  /^(?:\.?s?bin|scripts?|src|lib|libexec|\.?git(?:hub)?|hooks|node_modules|site-packages|\.?venv|dist|build|\.ssh|\.config|\.local|etc|usr|opt|cron\S*|\.vscode|www|htdocs|public)$/i;

/** Directories that hold much more than one program's data. */
const WIDE = /^(?:|[A-Za-z]:|~|\.|\.\.|\/?home|\/?root|\/?etc|\/?usr|\/?var|\/?proc|\/?sys|\/?dev|\/?Users)$/;

/** Directories in which people keep what is theirs alone. */
const PRIVATE =
  /(?:^|[/\\])(?:\.ssh|\.aws|\.gnupg|\.config|\.kube|\.docker|\.netrc|\.env|secrets?|private)(?:[/\\]|$)/i;

function mountDangers({ files }: Policy): Danger[] {
  return Object.entries(files?.mounts ?? {}).flatMap(([path, mount]) => mountDanger(["files", "mounts", path], mount));
}

function mountDanger(place: Place, { source, mode }: MountOptions): Danger[] {
  const parts = source.split(/[/\\]/);
  const found: Danger[] = [];
  const folder = source.replace(/(?<=.)[/\\]+$/, "").replace(/^\.[/\\](?=.)/, "");
  if (WIDE.test(folder) || folder === "/" || parts.includes("..")) {
    found.push(danger(place, `${plain(source)} may hold much more than is meant: name the directory that is needed`));
  }
  if (PRIVATE.test(source)) found.push(danger(place, `${plain(source)} looks like a place of secrets`));
  if (mode === "rw") {
    const executed = parts.filter((part) => EXECUTED.test(part));
    const text =
      executed.length > 0
        ? `what it writes to ${plain(source)} other programs may execute`
        : `it changes ${plain(source)} for good: nothing in there is to be executed or believed afterwards`;
    found.push(danger(place, text));
  }
  return found;
}

function networkDangers({ network }: Policy): Danger[] {
  const rules = (network?.allow ?? []).map(filledRule);
  const found = rules.flatMap(({ host, ports, protocol, privateAddresses }, at) => {
    const place: Place = ["network", "allow", at];
    const odd = ports.filter((port) => port !== usualPort(protocol) && port !== 8_080 && port !== 8_443);
    return [
      ...(isWildcard(host) ? [danger(place, `${host} is any host below ${host.slice(2)}, whoever runs it`)] : []),
      ...(protocol === "http"
        ? [danger(place, `to ${host} without encryption: who is in between can read and change it`)]
        : []),
      ...(privateAddresses ? [danger(place, `${host} may be in a private network, or this machine itself`)] : []),
      ...(odd.length > 0
        ? [danger(place, `ports such as ${few(odd.map(String), 3)} may belong to other services than web servers`)]
        : []),
    ];
  });
  for (const [name, { host }] of Object.entries(network?.secrets ?? {})) {
    const open = rules.filter((rule) => rule.protocol === "http" && covers(rule.host, host));
    if (open.length > 0)
      found.push(danger(["network", "secrets", name], `${name} may be sent to ${host} without encryption`));
  }
  return found;
}

/** What can be read and what can be sent are each harmless without the other. */
function leakDangers({ files, network, environment, arguments: args }: Policy): Danger[] {
  if (network === undefined || network.allow.length === 0) return [];
  const read = [
    ...Object.keys(files?.mounts ?? {}).map(plain),
    ...(Object.keys(environment ?? {}).length > 0 ? ["its environment"] : []),
    ...(args === true ? ["its arguments"] : []),
  ];
  if (read.length === 0) return [];
  const hosts = [...new Set(network.allow.map(({ host }) => host))];
  return [danger(["network"], `what it reads in ${few(read, 4)} it can send to ${few(hosts, 3)}`)];
}

function environmentDangers({ environment = {} }: Policy): Danger[] {
  return Object.keys(environment)
    .filter((name) => /key|token|secret|passw|credential/i.test(name))
    .map((name) => danger(["environment", name], `it reads ${name}: a secret of the network would stay unknown to it`));
}

/** Above these, one sandbox is felt by others. */
const HIGH: readonly (readonly [LimitName, number])[] = [
  ["timeoutMs", 60_000],
  ["memoryBytes", 256 * 2 ** 20],
  ["outputBytes", 16 * 2 ** 20],
  ["resultBytes", 16 * 2 ** 20],
  ["inputBytes", 64 * 2 ** 20],
  ["hostCalls", 100_000],
  ["hostCallBytes", 16 * 2 ** 20],
  ["journalBytes", 256 * 2 ** 20],
  ["valueItems", 2_000_000],
];

function limitDangers(policy: Policy): Danger[] {
  const limits = new PolicyLimits(policy);
  return HIGH.filter(([name, high]) => limits.value(name) > high).map(([name]) => {
    const { unit, default: standard } = LIMITS[name];
    const value = limits.value(name);
    const text = `${quantity(value, unit)} is much: the default is ${quantity(standard, unit)}`;
    return danger(["limits", name], value === Number.POSITIVE_INFINITY ? endless(name, limits) : text);
  });
}

function endless(name: LimitName, limits: PolicyLimits): string {
  if (name !== "timeoutMs") return "there is no limit";
  const ends = (["cpuMs", "fuel"] as const).some((other) => limits.value(other) !== Number.POSITIVE_INFINITY);
  return ends ? "a run may wait forever" : "a run may go on forever";
}
