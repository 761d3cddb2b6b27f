import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPolicy } from "../src/core/policy/check.ts";
import { policySchema, policySchemaText } from "../src/core/policy/schema.ts";
import { broken, policies } from "./support/policies.ts";

const accepts = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(policySchema());

describe("the JSON Schema", () => {
  test("is in the package as it is now: npx tsx tools/policy-page.ts writes it", () => {
    expect(readFileSync(new URL("../policy.schema.json", import.meta.url), "utf8")).toBe(policySchemaText());
  });

  test("accepts what we accept", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(accepts(JSON.parse(JSON.stringify(policy)))).toBe(true);
      }),
    );
  });

  test("refuses nothing that we accept, however a policy is changed", () => {
    let refused = 0;
    const count = 4_000;
    fc.assert(
      fc.property(broken, (document) => {
        const isRefused = !accepts(document);
        if (isRefused) refused += 1;
        if (isRefused) expect(readPolicy(document).problems).not.toEqual([]);
      }),
      { numRuns: count },
    );
    expect(refused, "most changes are felt").toBeGreaterThan(count / 2);
  });

  test.each<[string, object]>([
    ["an unknown member", { limts: {} }],
    ["an unknown limit", { limits: { timoutMs: 1 } }],
    ["a limit out of its range", { limits: { memoryBytes: 1 } }],
    ["a relative path", { files: { content: { "a/b": "" } } }],
    ["a path with ..", { files: { mounts: { "/a/../b": { source: "x" } } } }],
    ["a host with a port", { network: { allow: [{ host: "a.example:80" }] } }],
    ["a method in lower case", { network: { allow: [{ host: "a.example", methods: ["get"] }] } }],
    ["a port beyond 65535", { network: { allow: [{ host: "a.example", ports: [65_536] }] } }],
    ["a function named twice", { functions: ["a", "a"] }],
    ["another version", { version: 2 }],
  ])("refuses %s by itself, for editors", (_, members) => {
    expect(accepts({ version: 1, ...members })).toBe(false);
  });
});
