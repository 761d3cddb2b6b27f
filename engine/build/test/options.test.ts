import { describe, expect, it } from "vitest";
import { HELP, parseOptions } from "../options.ts";
import { missingPrerequisites } from "../prerequisites.ts";

describe("options", () => {
  it("build both engines unless told otherwise", () => {
    expect(parseOptions([]).variants).toEqual(["release", "debug"]);
    expect(parseOptions(["--release-only"]).variants).toEqual(["release"]);
    expect(parseOptions(["--debug-only", "--clean"])).toMatchObject({ variants: ["debug"], clean: true });
  });

  it("are rejected by name when unknown", () => {
    expect(() => parseOptions(["--relase-only"])).toThrow("Unknown option --relase-only");
    expect(() => parseOptions(["release"])).toThrow("Unknown option release");
    expect(() => parseOptions(["toString"])).toThrow("Unknown option toString");
  });

  it("are rejected in pairs that exclude each other", () => {
    expect(() => parseOptions(["--release-only", "--debug-only"])).toThrow("exclude each other");
    expect(() => parseOptions(["--verify", "--clean"])).toThrow("exclude each other");
  });

  it("are all in the help", () => {
    for (const name of ["--release-only", "--debug-only", "--clean", "--verify", "MICROPYTHON_SOURCE"]) {
      expect(HELP).toContain(name);
    }
  });
});

describe("prerequisites", () => {
  const versions: Record<string, string | undefined> = { python3: "3.11.7", git: "2.39" };
  const missing = (changes: Record<string, string | undefined>, installed = true, node = "20.19.0"): string[] =>
    missingPrerequisites(
      (program) => ({ ...versions, ...changes })[program],
      () => installed,
      node,
    );

  it("are complete on a machine that has them", () => {
    expect(missing({})).toEqual([]);
    expect(missing({}, true, "26.0.0")).toEqual([]);
  });

  it("give one sentence each that says what is missing and what to do", () => {
    expect(missing({ python3: undefined })).toEqual([expect.stringMatching(/^python3 is missing: install it/)]);
    expect(missing({ python3: "3.8.1" })).toEqual([expect.stringMatching(/^python3 3\.9 or newer .* this is 3\.8\.1/)]);
    expect(missing({ git: undefined })).toEqual([expect.stringMatching(/^git is missing/)]);
    expect(missing({}, true, "20.18.2")).toEqual([expect.stringMatching(/^Node 20\.19 or newer .* this is 20\.18\.2/)]);
    for (const sentence of missing({}, false))
      expect(sentence).toMatch(/^The npm package \S+ is missing: run npm install/);
  });
});
