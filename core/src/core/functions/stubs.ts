import { signatureOf } from "./python-types.ts";
import type { FunctionTable, GrantedFunction } from "./table.ts";

/**
 * Python stubs (PEP 484) of the functions of a table. A module is shown as a class of its name, so that one text holds
 * everything.
 */
export function stubs(table: FunctionTable): string {
  const functions: string[] = [];
  const modules = new Map<string, string[]>();
  for (const granted of table.all()) {
    const [module, name] = granted.name.split(".");
    if (module === undefined || name === undefined) {
      functions.push(stub(granted, granted.name, ""));
      continue;
    }
    const members = modules.get(module) ?? [];
    members.push(`    @staticmethod\n${stub(granted, name, "    ")}`);
    modules.set(module, members);
  }
  const classes = Array.from(modules, ([name, members]) => `class ${name}:  # import ${name}\n${members.join("\n")}`);
  return `${["from typing import Any, Literal", ...functions, ...classes].join("\n\n")}\n`;
}

function stub(granted: GrantedFunction, name: string, indentation: string): string {
  const head = `${indentation}${granted.awaited ? "async " : ""}def ${name}${signatureOf(granted)}:`;
  if (granted.description === "") return `${head} ...`;
  const plain = granted.description.toWellFormed().replaceAll("\\", "\\\\").replaceAll("\0", "\\0");
  const quoted = plain.includes('"""') || plain.endsWith('"') ? plain.replaceAll('"', '\\"') : plain;
  const text = quoted.split(/\r\n|\r|\n/).join(`\n${indentation}    `);
  return `${head}\n${indentation}    """${text}"""\n${indentation}    ...`;
}
