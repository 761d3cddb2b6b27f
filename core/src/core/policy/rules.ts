import type { HttpRule } from "../http/types.ts";
import { covers, type FilledRule, filledRule } from "./hosts.ts";
import { joined } from "./words.ts";

/** What is at stake in one rule at one port. */
export interface Access {
  /** The index of the rule. */
  readonly rule: number;
  readonly host: string;
  readonly port: number;
  readonly protocol: "https" | "http";
  readonly privateAddresses: boolean;
  readonly methods: readonly string[];
}

export function accessesOf(rules: readonly HttpRule[]): Access[] {
  return rules.flatMap((each, rule) => {
    const { host, ports, protocol, privateAddresses, methods } = filledRule(each);
    return ports.map((port) => ({ rule, host, port, protocol, privateAddresses, methods }));
  });
}

/** What some rules allow and others do not, as far as one rule of the others would have to allow it. */
export function notCovered(accesses: readonly Access[], others: readonly Access[]): Access[] {
  return accesses.flatMap((access) => {
    const covering = others.filter(
      (other) =>
        other.port === access.port &&
        other.protocol === access.protocol &&
        covers(other.host, access.host) &&
        (other.privateAddresses || !access.privateAddresses),
    );
    const methods = access.methods.filter((method) => !covering.some((other) => other.methods.includes(method)));
    return methods.length === 0 ? [] : [{ ...access, methods }];
  });
}

/** `GET and HEAD https://api.example.com`, with the port where it is not that of the protocol. */
export function shownAccess({ host, port, protocol, privateAddresses, methods }: Access): string {
  const suffix = port === usualPort(protocol) ? "" : `:${port}`;
  return `${joined(methods)} ${protocol}://${host}${suffix}${privateAddresses ? ", also at private addresses" : ""}`;
}

export function usualPort(protocol: FilledRule["protocol"]): number {
  return protocol === "https" ? 443 : 80;
}
