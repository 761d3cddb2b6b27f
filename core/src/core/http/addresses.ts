/*
 * Which addresses are those of anybody on the internet. What IANA's registries of special-purpose addresses list as not globally
 * reachable is not, nor is what leads on to other addresses: relays, translations, tunnels.
 * https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */

/** The first address, and how many of its bits all have in common. */
type Range = readonly [first: string, bits: number];

const NOT_PUBLIC_4: readonly Range[] = [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // shared by a provider's customers
  ["127.0.0.0", 8], // loopback
  ["168.63.129.16", 32], // Azure's own services, which each of its machines reaches there
  ["169.254.0.0", 16], // link-local, with the metadata of clouds
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocols
  ["192.0.2.0", 24], // documentation
  ["192.88.99.0", 24], // relays of 6to4
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // benchmarks
  ["198.51.100.0", 24], // documentation
  ["203.0.113.0", 24], // documentation
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, broadcast
];

/** All that is given out. Loopback, private, link-local, mapped and translated addresses are elsewhere. */
const GLOBAL_6: Range = ["2000::", 3];

const NOT_PUBLIC_6: readonly Range[] = [
  ["2001::", 23], // protocols, with Teredo
  ["2001:db8::", 32], // documentation
  ["2002::", 16], // 6to4
  ["3fff::", 20], // documentation
];

/** Whether text is an address, as URLs have it without brackets. */
export function isAddress(text: string): boolean {
  return bytesOf(text) !== undefined;
}

/** Whether anybody may be asked there. What is no address, or has a zone, is not public. */
export function isPublicAddress(text: string): boolean {
  const bytes = bytesOf(text);
  if (!bytes) return false;
  const inside = (range: Range): boolean => contains(range, bytes);
  return bytes.length === 4 ? !NOT_PUBLIC_4.some(inside) : inside(GLOBAL_6) && !NOT_PUBLIC_6.some(inside);
}

/** Whether both are the same address, however they are written. */
export function isSameAddress(one: string, other: string): boolean {
  const bytes = bytesOf(one);
  return bytes !== undefined && bytes.join() === bytesOf(other)?.join();
}

function contains([first, bits]: Range, bytes: readonly number[]): boolean {
  const start = bytesOf(first) ?? [];
  return bytes.every((byte, at) => {
    const shared = Math.min(Math.max(bits - 8 * at, 0), 8);
    return byte >> (8 - shared) === (start[at] ?? 0) >> (8 - shared);
  });
}

/** The 4 or 16 bytes of an address, undefined for anything else. */
function bytesOf(text: string): number[] | undefined {
  return text.includes(":") ? bytesOf6(text) : bytesOf4(text);
}

function bytesOf4(text: string): number[] | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return undefined;
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function bytesOf6(text: string): number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [before, after] = halves.map((half, at) => groupsOf(half, at === halves.length - 1));
  if (!before) return undefined;
  if (halves.length === 1) return before.length === 16 ? before : undefined;
  if (!after || before.length + after.length > 14) return undefined;
  return [...before, ...Array.from({ length: 16 - before.length - after.length }, () => 0), ...after];
}

/** The last of the groups may be an address of version 4. */
function groupsOf(text: string, isLast: boolean): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [at, group] of groups.entries()) {
    const four = isLast && at === groups.length - 1 ? bytesOf4(group) : undefined;
    if (four) bytes.push(...four);
    else if (/^[0-9a-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes.length <= 16 ? bytes : undefined;
}
