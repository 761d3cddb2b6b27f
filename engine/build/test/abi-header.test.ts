import { describe, expect, it } from "vitest";
import * as abi from "../../../core/src/boundary/abi.ts";
import { abiHeader, constantName } from "../abi-header.ts";

const header = abiHeader();

describe("abi.h", () => {
  it("has every constant of every group, under a name of its own", () => {
    const defined = [...header.matchAll(/^#define (\w+) (\d+)$/gm)];
    const names = defined.map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("TAG_POSITIVE_BIGINT");
    const values = new Map(defined.map(([, name, value]) => [name, Number(value)]));
    expect(values.get("ABI_NUMBER")).toBe(abi.ABI);
    expect(values.get("STACK_BYTES")).toBe(abi.STACK_BYTES);
    for (const [key, value] of Object.entries(abi.Tag)) expect(values.get(`TAG_${constantName(key)}`)).toBe(value);
    for (const [key, value] of Object.entries(abi.Status))
      expect(values.get(`STATUS_${constantName(key)}`)).toBe(value);
    for (const [key, value] of Object.entries(abi.Operation)) {
      expect(values.get(`OPERATION_${constantName(key)}`)).toBe(value);
    }
  });

  it("declares every import and every export with the attribute that makes it one", () => {
    for (const name of Object.keys(abi.IMPORTS)) {
      expect(header).toMatch(
        new RegExp(
          `import_module\\("${abi.IMPORT_MODULE}"\\), import_name\\("${name}"\\)\\)\\)\\n\\w+ host_${name}\\(`,
        ),
      );
    }
    for (const name of Object.keys(abi.EXPORTS)) {
      expect(header).toMatch(new RegExp(`export_name\\("${name}"\\)\\)\\)\\n\\w+ engine_${name}\\(`));
    }
  });

  it("takes and returns what abi.ts says", () => {
    expect(header).toContain("int32_t host_write(int32_t, int32_t, int32_t);");
    expect(header).toContain("double host_clock(int32_t);");
    expect(header).toContain("int32_t engine_abi(void);");
    expect(header).toContain("void engine_start(void);");
  });

  it("keeps exports of the debug build out of the release build", () => {
    const debugOnly = header.slice(header.indexOf("#if ENGINE_DEBUG"), header.indexOf("#endif"));
    for (const name of Object.keys(abi.DEBUG_EXPORTS)) expect(debugOnly).toContain(`engine_${name}(`);
  });
});

describe("a constant's name", () => {
  it("splits words where a capital follows", () => {
    expect(constantName("positiveBigint")).toBe("POSITIVE_BIGINT");
    expect(constantName("wtf8")).toBe("WTF8");
  });
});
