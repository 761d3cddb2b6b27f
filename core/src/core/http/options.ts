import { MisuseError } from "../errors.ts";
import { checkNames, invalid } from "../option-checks.ts";
import { type CheckedRule, conjunction, type RuleLists } from "./rules.ts";
import type { HttpOptions, HttpRule } from "./types.ts";
import { canonicalHost, isPrivateHost } from "./urls.ts";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** The numbers of `HttpOptions`: default, least and most. */
export const HTTP_LIMITS = {
  maxRequests: { default: 100, minimum: 0, maximum: 1_000_000 },
  requestBytes: { default: MIB, minimum: 0, maximum: GIB / 4 },
  responseBytes: { default: MIB, minimum: 0, maximum: GIB / 4 },
  totalBytes: { default: 16 * MIB, minimum: 0, maximum: 64 * GIB },
  timeoutMs: { default: 10_000, minimum: 1, maximum: 3_600_000 },
  redirects: { default: 5, minimum: 0, maximum: 20 },
} as const;

export type HttpLimitName = keyof typeof HTTP_LIMITS;
export type HttpLimits = { readonly [Name in HttpLimitName]: number };

/** `HttpOptions`, checked and complete. */
export interface CheckedHttp {
  readonly rules: RuleLists;
  readonly limits: HttpLimits;
  /** The host of each secret; undefined when nothing is said about them. */
  readonly secrets: ReadonlyMap<string, string> | undefined;
}

const LIMIT_NAMES = ["maxRequests", "requestBytes", "responseBytes", "totalBytes", "timeoutMs", "redirects"] as const;
const OPTION_NAMES = ["allow", ...LIMIT_NAMES, "secrets"] as const satisfies (keyof HttpOptions)[];
const RULE_NAMES = ["host", "methods", "ports", "protocol", "privateAddresses"] as const satisfies (keyof HttpRule)[];

/** Their bodies have no meaning, or they make a tunnel. */
const NEVER = new Set(["CONNECT", "TRACE", "TRACK"]);
const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/** Reads each option once. `path` is where they stand, for messages. Throws `MisuseError`. */
export function checkHttpOptions(options: unknown, path = "http"): CheckedHttp {
  checkNames(`option of ${path}`, options, OPTION_NAMES);
  const given = entries(options);
  const allow = given.get("allow");
  if (!Array.isArray(allow)) throw invalid(`${path}.allow`, "an array of rules", allow);
  return {
    rules: [allow.map((rule, at) => checkRule(rule, `${path}.allow[${at}]`))],
    limits: checkLimits(given, path),
    secrets: checkHosts(given.get("secrets"), `${path}.secrets`),
  };
}

/** What both grant: the rules of both, the lower limits, and the secrets that both name. Throws `MisuseError`. */
export function stricterHttp(one: CheckedHttp, other: CheckedHttp): CheckedHttp {
  const lower = (name: HttpLimitName): number => Math.min(one.limits[name], other.limits[name]);
  return {
    rules: conjunction(one.rules, other.rules),
    limits: {
      maxRequests: lower("maxRequests"),
      requestBytes: lower("requestBytes"),
      responseBytes: lower("responseBytes"),
      totalBytes: lower("totalBytes"),
      timeoutMs: lower("timeoutMs"),
      redirects: lower("redirects"),
    },
    secrets: one.secrets && other.secrets ? commonSecrets(one.secrets, other.secrets) : (one.secrets ?? other.secrets),
  };
}

function checkRule(rule: unknown, path: string): CheckedRule {
  checkNames(`property of ${path}`, rule, RULE_NAMES);
  const given = entries(rule);
  const { host, below } = checkHost(given.get("host"), `${path}.host`);
  const protocol = given.get("protocol") ?? "https";
  if (protocol !== "https" && protocol !== "http") throw invalid(`${path}.protocol`, '"https" or "http"', protocol);
  const privateAddresses = given.get("privateAddresses") ?? false;
  if (typeof privateAddresses !== "boolean")
    throw invalid(`${path}.privateAddresses`, "true or false", privateAddresses);
  if (!privateAddresses && isPrivateHost(host))
    throw contradiction(`${path}.host`, "is not public: it takes privateAddresses: true to reach it");
  return {
    host,
    below,
    protocol,
    privateAddresses,
    methods: checkList(given.get("methods"), ["GET", "HEAD"], isMethod, `${path}.methods`, "methods such as POST"),
    ports: checkList(given.get("ports"), [protocol === "https" ? 443 : 80], isPort, `${path}.ports`, "ports from 1 on"),
  };
}

function checkHost(host: unknown, path: string): Pick<CheckedRule, "host" | "below"> {
  const wanted = 'a host such as "api.example.com", "*.example.com" or an address';
  if (typeof host !== "string") throw invalid(path, wanted, host);
  const below = host.startsWith("*.");
  const canonical = canonicalHost(below ? host.slice(2) : host);
  if (canonical === undefined || (below && canonical.includes(":"))) throw invalid(path, wanted, host);
  return { host: canonical, below };
}

function checkList<Item>(
  list: unknown,
  standard: readonly Item[],
  isItem: (item: unknown) => item is Item,
  path: string,
  wanted: string,
): readonly Item[] {
  if (list === undefined) return standard;
  if (!Array.isArray(list) || list.length === 0) throw invalid(path, `an array of ${wanted}`, list);
  return list.map((item: unknown, at) => {
    if (!isItem(item)) throw invalid(`${path}[${at}]`, `one of ${wanted}`, item);
    return item;
  });
}

/** Whether text can be a method that is granted: as it is sent, in capital letters. */
export function isMethod(text: unknown): text is string {
  return typeof text === "string" && /^[A-Z]{1,32}$/.test(text) && !NEVER.has(text);
}

function isPort(port: unknown): port is number {
  return typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536;
}

function checkLimits(given: ReadonlyMap<string, unknown>, path: string): HttpLimits {
  const read = (name: HttpLimitName): number => {
    const { default: standard, minimum, maximum } = HTTP_LIMITS[name];
    const value = given.get(name) ?? standard;
    const fits = typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
    if (!fits) throw invalid(`${path}.${name}`, `a whole number from ${minimum} to ${maximum}`, value);
    return value;
  };
  return {
    maxRequests: read("maxRequests"),
    requestBytes: read("requestBytes"),
    responseBytes: read("responseBytes"),
    totalBytes: read("totalBytes"),
    timeoutMs: read("timeoutMs"),
    redirects: read("redirects"),
  };
}

function checkHosts(secrets: unknown, path: string): ReadonlyMap<string, string> | undefined {
  if (secrets === undefined) return undefined;
  if (typeof secrets !== "object" || secrets === null || Array.isArray(secrets))
    throw invalid(path, "an object with a property for each secret", secrets);
  return new Map(
    Object.entries(secrets).map(([name, secret]: [string, unknown]) => {
      checkSecretName(name, `${path}.${name}`);
      checkNames(`property of ${path}.${name}`, secret, ["host"]);
      const host = entries(secret).get("host");
      const canonical = typeof host === "string" ? canonicalHost(host) : undefined;
      if (canonical === undefined) throw invalid(`${path}.${name}.host`, "one host or address, without a star", host);
      return [name, canonical];
    }),
  );
}

function commonSecrets(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const common = new Map<string, string>();
  for (const [name, host] of one) {
    const otherHost = other.get(name);
    if (otherHost === undefined) continue;
    if (otherHost !== host) throw contradiction(`http.secrets.${name}.host`, `is ${host} and ${otherHost}`);
    common.set(name, host);
  }
  return common;
}

export function checkSecretName(name: string, path: string): void {
  if (!SECRET_NAME.test(name)) {
    throw contradiction(path, "must be named by up to 64 letters, digits, _ and -, of which a letter or _ comes first");
  }
}

/** `checkNames` has seen that it is an object. */
function entries(options: unknown): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(options ?? {}));
}

function contradiction(path: string, problem: string): MisuseError {
  return new MisuseError("INVALID_OPTION", `option '${path}' ${problem}`);
}
