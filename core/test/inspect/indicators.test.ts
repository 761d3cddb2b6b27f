import { describe, expect, test } from "vitest";
import { openCase } from "../../src/inspect/case.ts";
import { INDICATORS_OF_A_KIND, indicatorsIn, indicatorsOf } from "../../src/inspect/indicators.ts";
import { dossierOf, observed } from "./dossiers.ts";

const found = (text: string): readonly string[] => [...indicatorsIn(text)].map((pair) => pair.join(" "));

describe("what is found in a text", () => {
  test.each([
    ["get http://example.com/a?b=c, then", ["url http://example.com/a?b=c", "host example.com"]],
    [
      "https://user:pw@192.0.2.1:8080/x",
      ["url https://user:pw@192.0.2.1:8080/x", "address 192.0.2.1", "address 192.0.2.1"],
    ],
    ["http://[2001:db8::1]/x", ["url http://[2001:db8::1]/x", "address 2001:db8::1"]],
    ["stratum+tcp://pool.example.com:3333", ["url stratum+tcp://pool.example.com:3333", "host pool.example.com"]],
    ["https://discord.com/api/webhooks/1/abc", ["webhook https://discord.com/api/webhooks/1/abc", "host discord.com"]],
    ["c2.example.invalid", ["host c2.example.invalid"]],
    ["setup.py", []],
    ["os.path.join", []],
    ["1.2.3", []],
    ["version 1.2.3.4.5", []],
    ["127.0.0.1", []],
    ["198.51.100.7", ["address 198.51.100.7"]],
    ["2001:db8::7", ["address 2001:db8::7"]],
    ["write to pay@example.com!", ["email pay@example.com"]],
    ["rm -rf /var/log/auth.log ~/.bash_history", ["path /var/log/auth.log", "path ~/.bash_history"]],
    ["%APPDATA%\\Exodus\\w", ["path %APPDATA%\\Exodus\\w"]],
    ["C:\\Windows\\a.exe", ["path C:\\Windows\\a.exe"]],
    [
      "Software\\Microsoft\\Windows\\CurrentVersion\\Run",
      ["registry Software\\Microsoft\\Windows\\CurrentVersion\\Run"],
    ],
    ["0x000000000000000000000000000000000000dEaD", ["wallet 0x000000000000000000000000000000000000dEaD"]],
    ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT", ["wallet 1BoatSLRHtKNngkdXEeobR76b53LETtpyT"]],
    [`AKIA${"A".repeat(16)}`, [`token AKIA${"A".repeat(16)}`]],
    ["d41d8cd98f00b204e9800998ecf8427e", ["hash d41d8cd98f00b204e9800998ecf8427e"]],
  ])("%j", (text, expected) => expect(found(text)).toEqual(expected));
});

test("each is there once, with where it was seen, sorted", () => {
  const source = "a = 'http://example.com/'\nb = 'http://example.com/'\nc = 'http://a.example.com/'\n";
  const dossier = dossierOf({ observations: [observed(0, { action: "x", detail: { url: "http://example.com/" } })] });
  const all = indicatorsOf(openCase(source, dossier));
  expect(all.map(({ value }) => value)).toEqual([
    "http://a.example.com/",
    "http://example.com/",
    "a.example.com",
    "example.com",
  ]);
  expect(all[1]?.evidence).toEqual([
    { observation: 0, layer: 0, line: 1 },
    { observation: undefined, layer: 0, line: 1 },
    { observation: undefined, layer: 0, line: 2 },
  ]);
});

test("a flood of them is bounded", () => {
  const source = Array.from({ length: 3000 }, (_, at) => `x = 'http://h${at}.example.com/'`).join("\n");
  expect(indicatorsOf(openCase(source, dossierOf())).length).toBeLessThanOrEqual(10 * INDICATORS_OF_A_KIND);
});

const CHARACTERS = "aA0.:/\\@-_%~[]{}… \n\u0000é\ud800http:/0x.comC1";

test("any text ends, and gives texts that are in it", () => {
  const seed = 20260727;
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: random(80) }, () => CHARACTERS[random(CHARACTERS.length)]).join("");
    for (const [, value] of indicatorsIn(text))
      expect(text.toLowerCase(), `seed ${seed}, round ${round}`).toContain(value.toLowerCase());
  }
});

test.each(["a@", "1.", "/etc/a", "http://", "a.", "0x", "software\\microsoft\\", "eyJaaaaaaaaaaaa.", "%aa%\\"])(
  "%j again and again takes no longer than it is long",
  (piece) => {
    expect([...indicatorsIn(piece.repeat(50_000))].length).toBeLessThan(200_000);
  },
);
