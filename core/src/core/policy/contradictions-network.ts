import type { HttpOptions } from "../http/types.ts";
import { covers, isWildcard } from "./hosts.ts";
import type { PolicyLimits } from "./limit-values.ts";
import { type Place, type Problems, shown } from "./problems.ts";
import { NETWORK_QUOTAS } from "./quotas.ts";
import type { Policy } from "./types.ts";

export function networkContradictions({ network }: Policy, limits: PolicyLimits, problems: Problems): void {
  if (network === undefined) return;
  const { allow, maxRequests, secrets = {}, timeoutMs } = network;
  const allowPlace: Place = ["network", "allow"];
  const rulesAreWhole = !problems.isWrong(allowPlace);
  const others = Object.keys(network).filter((name) => name !== "allow");
  if (rulesAreWhole && allow.length === 0 && others.length > 0) {
    problems.add(allowPlace, `is empty, so nothing is allowed and ${others.join(", ")} can have no effect`);
  }
  if (maxRequests === 0 && allow.length > 0) {
    problems.add(["network", "maxRequests"], "of 0 allows none of the requests that the rules allow");
  }
  allow.forEach(({ host, privateAddresses }, at) => {
    if (privateAddresses !== true || !isWildcard(host)) return;
    problems.add(
      rulesAreWhole ? [...allowPlace, at, "privateAddresses"] : allowPlace,
      `must not be true for ${host}: name each host that may be in a private network`,
    );
  });
  sizeContradictions(network, limits, problems);
  const timeout = limits.said("timeoutMs");
  if (timeoutMs !== undefined && timeout !== undefined && timeoutMs > timeout) {
    problems.add(["network", "timeoutMs"], `is never reached: limits.timeoutMs is ${timeout}`);
  }
  for (const [name, { host }] of Object.entries(secrets)) {
    if (!rulesAreWhole || allow.length === 0 || allow.some((rule) => covers(rule.host, host))) continue;
    problems.add(["network", "secrets", name, "host"], `no rule of network.allow allows ${shown(host)}`);
  }
}

function sizeContradictions(network: HttpOptions, limits: PolicyLimits, problems: Problems): void {
  const total = network.totalBytes ?? NETWORK_QUOTAS.totalBytes.default;
  for (const name of ["requestBytes", "responseBytes"] as const) {
    const bytes = network[name];
    if (bytes === undefined) continue;
    if (bytes > limits.value("hostCallBytes")) {
      problems.add(
        ["network", name],
        `does not fit into one call: limits.hostCallBytes is ${limits.shown("hostCallBytes")}`,
      );
    }
    if (bytes <= total) continue;
    const isDefault = network.totalBytes === undefined ? ", its default" : "";
    problems.add(["network", name], `is never reached: network.totalBytes is ${total}${isDefault}`);
  }
}
