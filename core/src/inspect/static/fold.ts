import { foldCall } from "./fold-calls.ts";
import { literalText, unescaped, wholeNumber } from "./literals.ts";
import {
  CHARACTERS,
  type Constant,
  DEPTH,
  elementsOf,
  HOLE,
  isComprehension,
  joined,
  parts,
  type Reading,
} from "./reading.ts";
import type { Syntax } from "./tree.ts";

const ELEMENTS = 200_000;

/** What an expression certainly is, as far as it can be told without a run; see `Reading.fold`. */
export function foldNode(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  if (depth > DEPTH || !reading.spend()) return undefined;
  switch (node.name) {
    case "String":
      return literalText(reading.textOf(node));
    case "ContinuedString":
      return joined(
        parts(node).map((each) => reading.fold(each, depth + 1)),
        "",
      );
    case "FormatString":
      return foldFormat(node, reading, depth);
    case "Number":
      return wholeNumber(reading.textOf(node));
    case "ParenthesizedExpression": {
      const [, inner] = parts(node);
      return inner && reading.fold(inner, depth + 1);
    }
    case "TupleExpression":
    case "ArrayExpression":
    case "SetExpression": {
      const elements = elementsOf(node);
      return elements.length > ELEMENTS ? undefined : elements.map((each) => reading.fold(each, depth + 1));
    }
    case "ArgList":
    case "ArrayComprehensionExpression":
    case "ComprehensionExpression":
    case "SetComprehensionExpression":
      return isComprehension(node) ? foldComprehension(node, reading, depth) : undefined;
    case "VariableName":
      return foldName(node, reading, depth);
    case "MemberExpression":
      return foldMember(node, reading, depth);
    case "UnaryExpression": {
      const [operator, operand] = parts(node);
      const value = operand && reading.fold(operand, depth + 1);
      return typeof value === "number" && operator && reading.textOf(operator) === "-" ? -value : undefined;
    }
    case "BinaryExpression":
      return foldBinary(node, reading, depth);
    case "CallExpression":
      return foldCall(node, reading, depth);
    default:
      return undefined;
  }
}

/** A name that is given one value in all of the script. */
function foldName(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  const [binding, ...others] = reading.bindings.of(reading.textOf(node), node);
  if (binding?.kind !== "value" || node.parent === binding.node.parent) return undefined;
  if (others.length === 0) return reading.fold(binding.node, depth + 1);
  // `s = "a"` and then `s += "b"`, in this order.
  if (others.every((other) => other.kind === "value" && other.node.parent?.name === "UpdateStatement")) {
    const values = [binding, ...others].map((each) =>
      each.kind === "value" ? reading.fold(each.node, depth + 1) : undefined,
    );
    return values.every((value) => typeof value === "string") ? joined(values, "") : undefined;
  }
  return undefined;
}

function foldMember(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  const children = parts(node);
  const [object, mark] = children;
  if (!object || !mark) return undefined;
  if (mark.name === ".") {
    const property = children[2];
    const own = property ? reading.bindings.ofAttribute(reading.textOf(property)) : [];
    const [binding] = own;
    if (reading.textOf(object) === "self" && own.length === 1 && binding?.kind === "value")
      return reading.fold(binding.node, depth + 1);
    return undefined;
  }
  const name = reading.nameOf(object, depth + 1);
  const inside = children.slice(2, -1);
  const colons = inside.filter(({ name: each }) => each === ":").length;
  if (name === "os.environ" && inside[0] && colons === 0) {
    const variable = reading.fold(inside[0], depth + 1);
    return typeof variable === "string" ? `%${variable}%` : undefined;
  }
  const value = reading.fold(object, depth + 1);
  if (typeof value !== "string" && !Array.isArray(value)) return undefined;
  if (colons === 0) {
    const index = inside[0] && reading.fold(inside[0], depth + 1);
    return typeof index === "number" ? value.at(index) : undefined;
  }
  return slice(value, inside, reading, depth);
}

function slice(
  value: string | readonly (Constant | undefined)[],
  inside: readonly Syntax[],
  reading: Reading,
  depth: number,
): Constant | undefined {
  const bounds: (number | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (const part of inside) {
    if (part.name === ":") at++;
    else {
      const bound = reading.fold(part, depth + 1);
      if (typeof bound !== "number") return undefined;
      bounds[at] = bound;
    }
  }
  const [start, end, step = 1] = bounds;
  if (step === 0) return undefined;
  const items: readonly (Constant | undefined)[] = typeof value === "string" ? [...value] : value;
  const wanted =
    step === -1 && start === undefined && end === undefined
      ? items.toReversed()
      : step > 0
        ? items.slice(start ?? 0, end).filter((_, index) => index % step === 0)
        : undefined;
  if (!wanted) return undefined;
  return typeof value === "string" ? wanted.join("") : wanted;
}

function foldBinary(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  // `a + b + c + …` leans to the left, as deep as it is long.
  const terms: Syntax[] = [];
  let left: Syntax | undefined = node;
  let operator = "";
  while (left?.name === "BinaryExpression") {
    const [first, sign, second]: readonly Syntax[] = parts(left);
    if (!first || !sign || !second) return undefined;
    const written = reading.textOf(sign);
    if (operator !== "" && written !== operator) break;
    operator = written;
    terms.unshift(second);
    left = first;
  }
  if (left) terms.unshift(left);
  if (terms.length > ELEMENTS) return undefined;
  const values = terms.map((term) => reading.fold(term, depth + 1));
  const [first, second] = values;
  if (operator === "+") {
    if (values.every((value) => typeof value === "number")) return values.reduce((sum, value) => sum + value, 0);
    if (values.some((value) => typeof value === "string")) return joined(values, "");
    return values.every((value) => Array.isArray(value)) ? values.flat(1) : undefined;
  }
  if (operator === "/" && values.some((value) => typeof value === "string"))
    return joined([first ?? reading.nameOf(terms[0] ?? node, depth + 1), ...values.slice(1)], "/");
  if (values.length !== 2) return undefined;
  if (operator === "%" && typeof first === "string") return percent(first, second);
  if (operator === "*" && typeof first === "string" && typeof second === "number")
    return second >= 0 && first.length * second <= CHARACTERS ? first.repeat(second) : undefined;
  return typeof first === "number" && typeof second === "number" ? arithmetic(operator, first, second) : undefined;
}

function arithmetic(operator: string, a: number, b: number): number | undefined {
  const value =
    operator === "-"
      ? a - b
      : operator === "*"
        ? a * b
        : operator === "^"
          ? a ^ b
          : operator === "%"
            ? a % b
            : undefined;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** `"%s:%d" % (host, port)` */
function percent(format: string, value: Constant | undefined): string {
  const values = Array.isArray(value) ? [...value] : [value];
  return format.replace(/%(?:\([^)]*\))?[-#0-9.+ ]*([sdrxiuX%])/g, (_, kind: string) => {
    if (kind === "%") return "%";
    const next = values.shift();
    return typeof next === "string" || typeof next === "number" ? String(next) : HOLE;
  });
}

function foldFormat(node: Syntax, reading: Reading, depth: number): string {
  const written = reading.textOf(node);
  const quote = /^[A-Za-z]*("""|'''|"|')/.exec(written);
  const mark = quote?.[1] ?? "";
  let at = node.from + (quote?.[0].length ?? 0);
  const end = written.endsWith(mark) ? node.to - mark.length : node.to;
  let text = "";
  for (const child of node.children) {
    if (child.name !== "FormatReplacement") continue;
    text += unescaped(reading.tree.text.slice(at, child.from));
    const inner = child.children.find(({ name }) => name !== "{");
    const value = inner && reading.fold(inner, depth + 1);
    text += typeof value === "string" || typeof value === "number" ? String(value) : HOLE;
    at = child.to;
  }
  return text + unescaped(reading.tree.text.slice(at, Math.max(at, end)));
}

/** `[chr(c) for c in (104, 105)]`, and with `^ key`: one loop over numbers or characters, without a condition. */
function foldComprehension(node: Syntax, reading: Reading, depth: number): Constant | undefined {
  const children = elementsOf(node);
  const [body, loop, variable, , source, ...rest] = children;
  if (!body || loop?.name !== "for" || variable?.name !== "VariableName" || !source || rest.length > 0)
    return undefined;
  const items = reading.fold(source, depth + 1);
  const list = typeof items === "string" ? [...items] : items;
  if (!Array.isArray(list) || list.length > ELEMENTS) return undefined;
  const name = reading.textOf(variable);
  return list.map((item: Constant | undefined) => {
    const inside: Reading = {
      tree: reading.tree,
      bindings: reading.bindings,
      textOf: (each) => reading.textOf(each),
      nameOf: (each, at) => reading.nameOf(each, at),
      spend: () => reading.spend(),
      fold: (each, at) =>
        each.name === "VariableName" && reading.textOf(each) === name ? item : foldNode(each, inside, at),
    };
    return inside.fold(body, depth + 1);
  });
}
