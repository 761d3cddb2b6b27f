// Writes core/policy.schema.json and the tables of docs/policy.md anew: npx tsx tools/policy-page.ts. Tests compare them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { allowed } from "../core/src/core/policy/allowed.ts";
import { POLICY } from "../core/src/core/policy/definition.ts";
import { policySchemaText } from "../core/src/core/policy/schema.ts";
import type { Member, ObjectShape, Shape } from "../core/src/core/policy/shape.ts";

const PAGE = join(import.meta.dirname, "../docs/policy.md");
const SCHEMA = join(import.meta.dirname, "../core/policy.schema.json");

const HEAD = ["| member | what it is for | value | when left out |", "|---|---|---|---|"];

/** A table for each object of the definition, by the path at which it is. That of limits has a page of its own. */
export function policyTables(): ReadonlyMap<string, string> {
  const tables = new Map<string, string>();
  addTables(POLICY, "policy", tables);
  tables.delete("limits");
  return tables;
}

function addTables(shape: ObjectShape, path: string, tables: Map<string, string>): void {
  const rows = Object.entries(shape.members).map(([name, member]) => row(name, member));
  tables.set(path, [...HEAD, ...rows].join("\n"));
  for (const [name, member] of Object.entries(shape.members)) {
    for (const [inner, below] of objectsIn(member.shape, path === "policy" ? name : `${path}.${name}`)) {
      addTables(inner, below, tables);
    }
  }
}

function row(name: string, { shape, about, otherwise, required }: Member): string {
  return `| \`${name}\` | ${about} | ${allowed(shape)} | ${required ? "it must be there" : otherwise} |`;
}

function objectsIn(shape: Shape, path: string): [ObjectShape, string][] {
  switch (shape.type) {
    case "object":
      return [[shape, path]];
    case "list":
      return objectsIn(shape.item, `${path}[]`);
    case "map":
      return objectsIn(shape.value, `${path}.*`);
    case "either":
      return shape.of.flatMap((each) => objectsIn(each, path));
    default:
      return [];
  }
}

/** `page` with the tables as they are now: each stands below a comment that names it. */
export function withPolicyTables(page: string): string {
  const tables = policyTables();
  return page.replace(/(<!-- table: (\S+) -->\n)\n*(?:\|.*\n)*\n*/g, (_, mark: string, name: string) => {
    return `${mark}\n${tables.get(name) ?? `no table ${name}`}\n\n`;
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(SCHEMA, policySchemaText());
  if (existsSync(PAGE)) writeFileSync(PAGE, withPolicyTables(readFileSync(PAGE, "utf8")));
}
