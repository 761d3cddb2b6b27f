import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAddress, isPublicAddress, isSameAddress } from "../../src/core/http/addresses.ts";

/** Of each range its first and its last address, and those before and behind, when they are public. */
const NOT_PUBLIC = [
  ..."0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255".split(" "),
  ..."168.63.129.16 169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.192".split(
    " ",
  ),
  ..."192.0.0.255 192.0.2.0 192.0.2.255 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255".split(" "),
  ..."198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255".split(" "),
  ...":: ::1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::8.8.8.8 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 100:0:0:1::1".split(" "),
  ..."2001:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:1ff:ffff::1 2001:db8::1 2001:db8:ffff::1 2002:7f00:1::".split(
    " ",
  ),
  ..."2002:808:808::1 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff:ffff::1 fe80::1 febf::1".split(
    " ",
  ),
  ..."fec0::1 ff02::1 ffff::1 1fff::1 fe80::1%eth0 2606:4700:4700::1111%1".split(" "),
];

const PUBLIC = [
  ..."1.0.0.0 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0".split(" "),
  ..."168.63.129.15 168.63.129.17 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255".split(" "),
  ..."192.0.1.0 192.0.3.0 192.88.98.1 192.88.100.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0".split(" "),
  ..."198.51.99.1 198.51.101.1 203.0.112.1 203.0.114.1 223.255.255.255".split(" "),
  ..."2000::1 2001:200::1 2001:4860:4860::8888 2001:db7:ffff::1 2001:db9::1 2003::1 2606:4700:4700::1111".split(" "),
  ..."3ffe:ffff::1 3fff:1000::1".split(" "),
];

test.each(NOT_PUBLIC)("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));
test.each(PUBLIC)("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

const NO_ADDRESS = [
  ..."localhost 1.2.3 1.2.3.4.5 256.1.1.1 01.2.3.4 1.2.3.4. 0x1.2.3.4 1.2.3.-4 1e1.2.3.4 ::: 1::2::3 :1 1: 1:2:3:4:5:6:7".split(
    " ",
  ),
  ..."1:2:3:4:5:6:7:8:9 1::2:3:4:5:6:7:8 12345::1 g::1 ::1.2.3 1.2.3.4:: [::1] ::ffff:1.2.3.4:1".split(" "),
  "",
  " 1.2.3.4",
  "1.2.3.4\n",
  "\u0661.2.3.4",
];

test.each(NO_ADDRESS)("%j is no address", (text) => {
  expect(isAddress(text)).toBe(false);
  expect(isPublicAddress(text)).toBe(false);
});

describe("at random", () => {
  const v4 = fc.ipV4();
  const v6 = fc.ipV6();
  const nearby = fc.array(fc.constantFrom(..."0 1 7f ff 127 255 : :: . 2001 db8 ffff fe80 %eth0".split(" ")), {
    maxLength: 12,
  });
  const anything = fc.oneof(
    v4,
    v6,
    nearby.map((pieces) => pieces.join("")),
    fc.string(),
  );

  test("Node agrees on what an address is", () => {
    fc.assert(
      fc.property(anything, (text) => {
        // A zone is part of an address for Node.
        expect(isAddress(text)).toBe(isIP(text) !== 0 && !text.includes("%"));
      }),
      { numRuns: 20_000 },
    );
  });

  test("Node agrees on which ranges they are in", () => {
    // One for each version: ::/3 would hold all of version 4, which is mapped there.
    const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
    const versionOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 4 ? "ipv4" : "ipv6");
    const add = (range: string): void => {
      const [first = "", bits] = range.split("/");
      blocked[versionOf(first)].addSubnet(first, Number(bits), versionOf(first));
    };
    for (const range of RANGES.split(" ")) add(range);
    const edges = fc.constantFrom(...NOT_PUBLIC.filter((address) => !address.includes("%")), ...PUBLIC);
    fc.assert(
      fc.property(fc.oneof(v4, v6, edges), (address) => {
        const version = versionOf(address);
        expect(isPublicAddress(address)).toBe(!blocked[version].check(address, version));
      }),
      { numRuns: 20_000 },
    );
  });

  test("an address is the same however it is written", () => {
    fc.assert(
      fc.property(v6, (address) => {
        const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
        expect(isSameAddress(address, canonical)).toBe(true);
        expect(isPublicAddress(address)).toBe(isPublicAddress(canonical));
      }),
    );
    expect(isSameAddress("127.0.0.1", "127.0.0.2")).toBe(false);
    expect(isSameAddress("127.0.0.1", "::ffff:127.0.0.1")).toBe(false);
    expect(isSameAddress("", "")).toBe(false);
  });
});

/** Written anew, from IANA's registries, so that a slip in one of the lists shows. Of version 6 it is all but 2000::/3. */
const RANGES =
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 " +
  "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 " +
  "::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20";
