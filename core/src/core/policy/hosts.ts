import type { HttpRule } from "../http/types.ts";
import { type TextShape, text } from "./shape.ts";

/* Hosts as a policy names them, in the one spelling that each has. */

const LABEL = "[a-z0-9_](?:[a-z0-9_\\-]*[a-z0-9_])?";

/** What an address of version 6 is made of: whether it is one, `fault` says. */
const ADDRESS_6 = "\\[[0-9a-f:.]+\\]";

const NAME = new RegExp(`^(?:(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*|${ADDRESS_6})$`, "u");

const ADDRESS_4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/u;

const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;

export const HOST: TextShape = text(
  "a host in lower case such as api.example.com, *.example.com for any name below, or an address such as 192.0.2.1 or [2001:db8::1]",
  LONGEST_NAME,
  { pattern: NAME, fault: faultOf },
);

/** To which a secret goes: one host. */
export const ONE_HOST: TextShape = text("one host in lower case such as api.example.com", LONGEST_NAME, {
  pattern: new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|${ADDRESS_6})$`, "u"),
  fault: faultOf,
});

function faultOf(host: string): string | undefined {
  if (host.startsWith("["))
    return isAddress6(host.slice(1, -1)) ? undefined : "is no IPv6 address in its shortest form";
  const labels = host.split(".");
  if (labels.some((label) => label.length > LONGEST_LABEL))
    return `has a part of more than ${LONGEST_LABEL} characters`;
  const last = labels.at(-1) ?? "";
  // Whatever ends in a number is an address to URLs, in one of many spellings.
  if (!/^(?:\d+|0x[0-9a-f]*)$/u.test(last)) return undefined;
  const plain = ADDRESS_4.test(host) && labels.every((label) => String(Number(label)) === label);
  return plain ? undefined : "is no IPv4 address of four numbers from 0 to 255, and no name";
}

/** In the form of RFC 5952, which is also that of URLs: lower case, no leading zeros, the first longest run of zeros cut. */
function isAddress6(address: string): boolean {
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return false;
  const parts = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  if (!parts.every((part) => /^(?:0|[1-9a-f][0-9a-f]{0,3})$/u.test(part))) return false;
  return shortest(parts) === address;
}

function shortest(parts: readonly string[]): string {
  let [start, length] = [0, 0];
  for (let at = 0; at < parts.length; at++) {
    let end = at;
    while (parts[end] === "0") end += 1;
    if (end - at > length) [start, length] = [at, end - at];
  }
  if (length < 2) return parts.join(":");
  return `${parts.slice(0, start).join(":")}::${parts.slice(start + length).join(":")}`;
}

/** Whether each host that `narrow` stands for, a host or `*.` and a name, is one that `wide` stands for. */
export function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (isWildcard(wide) && narrow.endsWith(wide.slice(1)));
}

export function isWildcard(host: string): boolean {
  return host.startsWith("*.");
}

export const DEFAULT_METHODS: readonly string[] = ["GET", "HEAD"];

/** A rule with all that it leaves out. */
export function filledRule({
  host,
  methods,
  ports,
  protocol = "https",
  privateAddresses = false,
}: HttpRule): FilledRule {
  return {
    host,
    methods: methods ?? DEFAULT_METHODS,
    ports: ports ?? [protocol === "https" ? 443 : 80],
    protocol,
    privateAddresses,
  };
}

export type FilledRule = { readonly [Name in keyof HttpRule]-?: Exclude<HttpRule[Name], undefined> };
