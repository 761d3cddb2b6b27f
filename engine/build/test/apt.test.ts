import { describe, expect, it } from "vitest";
import { debianMirror, parseDeb822, parseOneLine } from "../source/apt.ts";

const DEBIAN = `# a comment
Types: deb
URIs: https://mirror.example/debian
Suites: trixie trixie-updates
Components: main contrib
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: https://mirror.example/debian-security
Suites: trixie-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`;

const VENDOR = `Types: deb
URIs: https://vendor.example/apt
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/vendor.gpg
`;

describe("deb822 files", () => {
  it("gives one source per address", () => {
    const sources = parseDeb822(
      "Types: deb\nURIs: https://a.example/debian\n https://b.example/debian\nSuites: sid\nComponents: main\n",
    );
    expect(sources.map((source) => source.uri)).toEqual(["https://a.example/debian", "https://b.example/debian"]);
  });

  it("leaves out what is disabled", () => {
    expect(parseDeb822(`Enabled: no\n${VENDOR}`)).toEqual([]);
  });

  it("survives keys inside the file and comments between fields", () => {
    const text = DEBIAN.replace(
      /Signed-By: .*\n/,
      "Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBF=\n -----END PGP PUBLIC KEY BLOCK-----\n# more\n",
    );
    expect(parseDeb822(text).map((source) => source.suites)).toEqual([
      ["trixie", "trixie-updates"],
      ["trixie-security"],
    ]);
  });
});

describe("one-line files", () => {
  it("reads options, suite and components", () => {
    const [source] = parseOneLine(
      "deb [arch=amd64 signed-by=/k.gpg] https://a.example/debian trixie main contrib # x\n",
    );
    expect(source).toEqual({
      uri: "https://a.example/debian",
      suites: ["trixie"],
      components: ["main", "contrib"],
      options: { arch: "amd64", "signed-by": "/k.gpg" },
    });
  });

  it("ignores comments and empty lines", () => {
    expect(parseOneLine("\n# deb https://a.example/debian trixie main\n")).toEqual([]);
  });
});

describe("the mirror of Debian", () => {
  it("is the one signed by Debian, not a vendor's with the same suite", () => {
    expect(debianMirror([...parseDeb822(VENDOR), ...parseDeb822(DEBIAN)])).toBe("https://mirror.example/debian");
  });

  it("is never the security archive, which lacks most packages", () => {
    const [, security] = parseDeb822(DEBIAN);
    expect(security && debianMirror([security])).toBeUndefined();
  });

  it("may name no key at all, as older files do", () => {
    expect(debianMirror(parseOneLine("deb http://mirror.example/debian bookworm main"))).toBe(
      "http://mirror.example/debian",
    );
  });

  it("is unknown on a machine of another system", () => {
    expect(debianMirror(parseDeb822(VENDOR))).toBeUndefined();
    expect(debianMirror(parseOneLine("deb http://archive.example/ubuntu noble main"))).toBeUndefined();
  });
});
