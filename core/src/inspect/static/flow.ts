import type { Binding } from "./bindings.ts";
import { DEPTH, type Reading } from "./reading.ts";
import type { Syntax } from "./tree.ts";

/** What a value may be made of: calls by name, and texts. */
export interface Origins {
  readonly actions: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

const NODES = 2_000;

/**
 * Everything that went into an expression: what is written in it, what its variables were given anywhere, what functions of
 * the script return. It is an estimate from above: "may come from", never "comes from".
 */
export function originsOf(start: readonly Syntax[], reading: Reading): Origins {
  const actions = new Set<string>();
  const texts = new Set<string>();
  const seen = new Set<Syntax>();
  const waiting: { node: Syntax; depth: number }[] = start.map((node) => ({ node, depth: 0 }));
  const follow = (bindings: readonly Binding[], depth: number): void => {
    for (const binding of bindings) {
      if (binding.kind === "import") actions.add(binding.dotted);
      else if (binding.kind !== "class" && depth < DEPTH) waiting.push({ node: binding.node, depth: depth + 1 });
    }
  };
  for (let next = waiting.pop(); next && seen.size < NODES && reading.spend(); next = waiting.pop()) {
    const { node, depth } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.name === "FunctionDefinition") {
      for (const value of returned(node)) waiting.push({ node: value, depth });
      continue;
    }
    if (/String$|^(?:Binary|Call|Member)Expression$/.test(node.name)) {
      const value = reading.fold(node, 0);
      if (typeof value === "string") texts.add(value);
    }
    if (node.name === "CallExpression" || node.name === "MemberExpression") {
      const name = reading.nameOf(node, 0);
      if (name !== undefined) actions.add(name);
    }
    if (node.name === "VariableName") {
      const bindings = reading.bindings.of(reading.textOf(node), node);
      follow(bindings, depth);
      // A function as a value, `__file__`.
      if (bindings.length === 0) actions.add(reading.textOf(node));
    }
    if (node.name === "PropertyName") follow(reading.bindings.ofAttribute(reading.textOf(node)), depth);
    for (const child of node.children) waiting.push({ node: child, depth });
  }
  return { actions, texts };
}

/** What a function returns or yields. */
function returned(definition: Syntax): readonly Syntax[] {
  const found: Syntax[] = [];
  const waiting: Syntax[] = [...definition.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.name === "FunctionDefinition" || node.name === "ClassDefinition") continue;
    if (node.name === "ReturnStatement" || node.name === "YieldExpression" || node.name === "YieldStatement")
      found.push(...node.children.slice(1));
    else waiting.push(...node.children);
  }
  return found;
}
