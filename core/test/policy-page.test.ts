import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { policyTables, withPolicyTables } from "../../tools/policy-page.ts";
import { readPolicy } from "../src/core/policy/check.ts";

const page = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");

describe("the page about policies", () => {
  test("has the tables of the definition as they are: npx tsx tools/policy-page.ts writes them", () => {
    expect(withPolicyTables(page)).toBe(page);
  });

  test("has a table for each object of the definition", () => {
    const missing = [...policyTables()].filter(([, table]) => !page.includes(`${table}\n`));
    expect(missing.map(([name]) => name)).toEqual([]);
    expect(policyTables().size).toBeGreaterThan(6);
  });

  test("has a whole example whose policy is one", () => {
    const [, literal = ""] = /JSON\.parse\(`(\{[\s\S]*?\})`\)/.exec(page) ?? [];
    const text = literal
      .replace(/\$\{port\}/, "8443")
      .replace(/\$\{JSON[^}]*\}/, '"/orders"')
      .replaceAll("\\\\", "\\");
    expect(readPolicy(JSON.parse(text)).problems).toEqual([]);
  });
});
