import { hostOf, isPrivateHost, portOf } from "./urls.ts";

/** A rule of `types.ts`, checked and complete. */
export interface CheckedRule {
  /** As URLs have it, without brackets; of a rule for all names below, without the star and its dot. */
  readonly host: string;
  readonly below: boolean;
  readonly methods: readonly string[];
  readonly ports: readonly number[];
  readonly protocol: "https" | "http";
  readonly privateAddresses: boolean;
}

/** What is granted: a request must be allowed by a rule of each of them. */
export type RuleLists = readonly (readonly CheckedRule[])[];

export type Verdict =
  | { readonly allowed: true; readonly addresses: "public" | "any" }
  | { readonly allowed: false; readonly reason: string };

/** Whether a request is granted. `reason` says what is not, and which rule would grant it. */
export function judge(lists: RuleLists, url: URL, method: string): Verdict {
  if (lists.length === 0) return refused(url, method, "nothing is granted");
  let anyAddress = true;
  for (const rules of lists) {
    const fitting = rules.filter((rule) => failing(rule, url, method) === undefined);
    if (fitting.length === 0) return refused(url, method, closest(rules, url, method));
    if (!fitting.some(({ privateAddresses }) => privateAddresses)) anyAddress = false;
  }
  // A page cannot see what a name stands for, but an address in the URL says it itself.
  if (!anyAddress && isPrivateHost(hostOf(url))) {
    return refused(url, method, "the address is not public");
  }
  return { allowed: true, addresses: anyAddress ? "any" : "public" };
}

/** Whether a host is granted without encryption and in no other way, so that this was meant. */
export function isPlainOnPurpose(lists: RuleLists, url: URL): boolean {
  return lists.every((rules) =>
    rules.filter((rule) => coversHost(rule, hostOf(url))).every((rule) => rule.protocol === "http"),
  );
}

/** Both, that is to say what both grant. */
export function conjunction(one: RuleLists, other: RuleLists): RuleLists {
  return [...one, ...other];
}

/** In the order of the checks, the earliest of which that fails counts. */
const ASPECTS = ["host", "protocol", "port", "method"] as const;
type Aspect = (typeof ASPECTS)[number];

function failing(rule: CheckedRule, url: URL, method: string): Aspect | undefined {
  if (!coversHost(rule, hostOf(url))) return "host";
  if (`${rule.protocol}:` !== url.protocol) return "protocol";
  if (!rule.ports.includes(portOf(url))) return "port";
  return rule.methods.includes(method) ? undefined : "method";
}

function aspectOf(failed: Aspect | undefined): number {
  return failed === undefined ? -1 : ASPECTS.indexOf(failed);
}

function coversHost({ host, below }: CheckedRule, asked: string): boolean {
  return below ? asked.endsWith(`.${host}`) && asked.length > host.length + 1 : asked === host;
}

/** What kept the rule that came nearest from granting it. */
function closest(rules: readonly CheckedRule[], url: URL, method: string): string {
  const furthest = Math.max(0, ...rules.map((rule) => aspectOf(failing(rule, url, method))));
  const host = hostOf(url);
  switch (ASPECTS[furthest]) {
    case "protocol":
      return `${host} is not granted by ${url.protocol.slice(0, -1)}`;
    case "port":
      return `port ${portOf(url)} of ${host} is not granted`;
    case "method":
      return `the method ${method} is not granted for ${host}`;
    default:
      return `the host ${host} is not granted`;
  }
}

function refused(url: URL, method: string, why: string): Verdict {
  const more = isPrivateHost(hostOf(url)) ? ", privateAddresses: true" : "";
  const plain = url.protocol === "http:" ? ', protocol: "http"' : "";
  const port = url.port === "" ? "" : `, ports: [${portOf(url)}]`;
  const rule = `{ host: ${JSON.stringify(hostOf(url))}, methods: [${JSON.stringify(method)}]${port}${plain}${more} }`;
  return { allowed: false, reason: `${why}: it takes a rule ${rule}` };
}
