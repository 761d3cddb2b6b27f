import type { Binding } from "./bindings.ts";
import { argumentsOf, DEPTH, parts, type Reading } from "./reading.ts";
import type { Syntax } from "./tree.ts";

/** What an object or a callee is called; see `Reading.nameOf`. */
export function nameOf(node: Syntax, reading: Reading, depth: number): string | undefined {
  if (depth > DEPTH || !reading.spend()) return undefined;
  switch (node.name) {
    case "VariableName": {
      const name = reading.textOf(node);
      for (const binding of reading.bindings.of(name, node)) {
        const found = nameOfBinding(binding, reading, depth);
        if (found !== undefined) return found;
      }
      return name;
    }
    case "String":
    case "ContinuedString":
    case "FormatString":
      return "str";
    case "ParenthesizedExpression":
    case "AwaitExpression": {
      const inner = parts(node).find(({ name }) => !["(", ")", "await"].includes(name));
      return inner && reading.nameOf(inner, depth + 1);
    }
    case "MemberExpression":
      return nameOfMember(node, reading, depth);
    case "CallExpression":
      return nameOfCall(node, reading, depth);
    case "BinaryExpression": {
      // `Path.home() / "x"` is still a path.
      const [left, operator] = parts(node);
      return left && operator && reading.textOf(operator) === "/" ? reading.nameOf(left, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

function nameOfBinding(binding: Binding, reading: Reading, depth: number): string | undefined {
  switch (binding.kind) {
    case "import":
      return binding.dotted;
    case "value":
      return reading.nameOf(binding.node, depth + 1);
    case "element": {
      const name = reading.nameOf(binding.node, depth + 1);
      // `conn, addr = s.accept()`: what comes out of a call is called like it.
      return binding.index === undefined || binding.index === 0 ? name : undefined;
    }
    default:
      return undefined;
  }
}

const NAMESPACES = new Set([
  "globals",
  "locals",
  "vars",
  "__builtins__",
  "builtins",
  "sys.modules",
  "builtins.__dict__",
  "__builtins__.__dict__",
]);
const BUILTINS = /^(?:__builtins__|builtins|__builtin__)\./;

function nameOfMember(node: Syntax, reading: Reading, depth: number): string | undefined {
  const [object, mark, index] = parts(node);
  if (!object || !mark) return undefined;
  const property = node.children.find(({ name }) => name === "PropertyName");
  if (property) {
    const text = reading.textOf(property);
    if (reading.textOf(object) === "self") {
      for (const binding of reading.bindings.ofAttribute(text)) {
        const found = nameOfBinding(binding, reading, depth);
        if (found !== undefined) return found;
      }
    }
    const name = reading.nameOf(object, depth + 1);
    return name === undefined ? `?.${text}` : `${name}.${text}`.replace(BUILTINS, "");
  }
  const name = reading.nameOf(object, depth + 1);
  const picked = index && mark.name === "[" ? reading.fold(index, depth + 1) : undefined;
  if (name !== undefined && NAMESPACES.has(name) && typeof picked === "string") return picked;
  return name;
}

const IMPORTERS = new Set(["__import__", "importlib.import_module", "importlib.__import__", "imp.load_module"]);

function nameOfCall(node: Syntax, reading: Reading, depth: number): string | undefined {
  const callee = node.children[0];
  const name = callee && reading.nameOf(callee, depth + 1);
  if (name === undefined) return undefined;
  const [first, second] = argumentsOf(node, reading);
  if (IMPORTERS.has(name) && first) {
    const module = reading.fold(first.value, depth + 1);
    // Without a list of names, `__import__("a.b")` is `a`.
    if (typeof module === "string") return name === "__import__" && !second ? module.split(".")[0] : module;
  }
  if (name === "getattr" && first && second) {
    const object = reading.nameOf(first.value, depth + 1);
    const attribute = reading.fold(second.value, depth + 1);
    if (object !== undefined && typeof attribute === "string") return `${object}.${attribute}`.replace(BUILTINS, "");
  }
  return name;
}
