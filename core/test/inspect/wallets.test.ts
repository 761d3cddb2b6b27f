import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WALLET_WORDS, walletOf } from "../../src/inspect/wallets/address.ts";
import { keccak256 } from "../../src/inspect/wallets/keccak.ts";
import { sha256 } from "../../src/inspect/wallets/sha256.ts";

/** From BIP 173, BIP 350, EIP 55 and Bitcoin's wiki; the one of Monero is made of the bytes 0 to 63, which are nobody's keys. */
const ADDRESSES: readonly (readonly [whose: string, address: string])[] = [
  ["Bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
  ["Bitcoin", "32LB5ANdvjNPoW3DXLXUt6ra7Lih9WeBJN"],
  ["Bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
  ["Bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"],
  ["Bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"],
  ["Ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"],
  ["Ethereum", "0xde709f2102306220921060314715629080e2fb77"],
  ["Monero", "41d7ke5VQnR2BDNSgrTE9j3X8QQ5Bnbbs4s3SMTX7y416CxUJqrTLW97YsWGEBnhxH8tnYDcX85QRAEhaAzrTSrZ89rbBUS"],
];

describe("addresses of wallets", () => {
  test.each(ADDRESSES)("of %s: %s", (whose, address) => {
    expect(`pay ${address}, now`.match(WALLET_WORDS)).toEqual([address]);
    expect(walletOf(address)).toBe(whose);
  });

  test.each(ADDRESSES.filter(([, address]) => !/^0x[^A-F]*$|^BC/.test(address)))(
    "of %s: %s is none with one other character",
    (_, address) => {
      for (let at = 2; at < address.length; at++) {
        const other = address[at] === "2" ? "3" : "2";
        expect(walletOf(address.slice(0, at) + other + address.slice(at + 1))).toBeUndefined();
      }
    },
  );

  test.each([
    "https://example.com/deadbeef",
    "d41d8cd98f00b204e9800998ecf8427e",
    "thisisjustalongidentifierinscript",
    "0x0000000000000000000000000000000000000000",
    "bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
  ])("%s is none", (text) => {
    expect((text.match(WALLET_WORDS) ?? []).map(walletOf)).not.toContain(expect.any(String));
  });
});

test("SHA-256 is that of Node", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
  );
});

test.each([
  ["", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"],
  ["abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"],
])("Keccak-256 of %j", (text, sum) => {
  expect(Buffer.from(keccak256(new TextEncoder().encode(text))).toString("hex")).toBe(sum);
});
