const HELPERS = [
  `import { inspect as $inspect } from "node:util";`,
  `import { strictEqual as $equal } from "node:assert";`,
  `const $check = (value: unknown, text: string): void =>`,
  `  $equal(typeof value === "string" ? value : $inspect(value, { breakLength: Infinity, compact: true }), text);`,
  `export const $throws = async (action: () => unknown, text: string): Promise<void> => {`,
  `  try { await action(); } catch (error) { $equal(String(error), text); return; }`,
  `  throw new Error("nothing was thrown, expected " + text);`,
  `};`,
];

/**
 * A TypeScript example as a program that checks itself. A statement whose last line ends in `// → text` is one that
 * shows a value: an expression, `console.log(expression)` or `const name = …`. The value, as Node prints it, must be
 * the text. `// throws Name: message` stands behind a statement that throws.
 */
export function checkedProgram(example: string): { program: string; checks: number } {
  let checks = 0;
  const lines: string[] = [];
  const statement: string[] = [];
  for (const line of example.split("\n")) {
    const [, code, kind, text] = /^(.*?)\s*\/\/ (→|throws) (.*)$/.exec(line) ?? [];
    statement.push(code ?? line);
    if (text === undefined) {
      // A statement ends where a line that is not indented ends in a semicolon or closes a block.
      if (/^(?![ \t]).*[;}]$/.test(line) || line === "") lines.push(...statement.splice(0));
      continue;
    }
    checks += 1;
    lines.push(checked(statement.splice(0).join("\n"), kind === "throws", JSON.stringify(text)));
  }
  return { program: [...HELPERS, ...hoistImports([...lines, ...statement])].join("\n"), checks };
}

function checked(statement: string, throws: boolean, text: string): string {
  const expression = statement.trim().replace(/;$/, "");
  if (throws) return `await $throws(async () => { ${expression}; }, ${text});`;
  const name = /^const (\w+)\b/.exec(expression)?.[1];
  if (name !== undefined) return `${expression};\n$check(${name}, ${text});`;
  const condition = /^(if \(.*?\) )?console\.log\(([\s\S]*)\)$/.exec(expression);
  if (condition)
    return `${condition[1] ? `$equal(!!${condition[1].slice(3).trim()}, true);\n${condition[1]}` : ""}$check(${condition[2]}, ${text});`;
  return `$check(${expression}, ${text});`;
}

function hoistImports(lines: readonly string[]): string[] {
  const isImport = (line: string): boolean => line.startsWith("import ");
  return [...lines.filter(isImport), ...lines.filter((line) => !isImport(line))];
}
