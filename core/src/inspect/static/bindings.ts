import { type Argument, argumentsOf, elementsOf, parts } from "./reading.ts";
import type { Syntax, SyntaxTree } from "./tree.ts";

export type Binding =
  /** `import os.path as p`, `from os import system`: the dotted name. */
  | { readonly kind: "import"; readonly dotted: string }
  | { readonly kind: "value"; readonly node: Syntax }
  /** One of what is in there: of a loop, of an unpacking. */
  | { readonly kind: "element"; readonly node: Syntax; readonly index: number | undefined }
  | { readonly kind: "function"; readonly node: Syntax }
  | { readonly kind: "class"; readonly node: Syntax };

const TAKERS: ReadonlySet<string> = new Set([
  "append",
  "add",
  "extend",
  "update",
  "insert",
  "write",
  "writestr",
  "put",
  "attach",
  "set_payload",
  "set_content",
  "add_attachment",
  "appendleft",
]);
const GIVERS: ReadonlySet<string> = new Set(["save", "dump", "readinto", "recv_into"]);

export interface Import {
  /** `os`, `os.path`, `.helpers`. */
  readonly module: string;
  readonly names: readonly string[];
  readonly node: Syntax;
}

/**
 * What names may stand for, without regard to the order of statements: every assignment counts. Functions have names of
 * their own, classes have not, and attributes are one name each, whoever's they are.
 */
export class Bindings {
  readonly imports: Import[] = [];
  readonly #byName = new Map<string, Binding[]>();
  readonly #text: string;
  /** The function that a node is in; a function is in the one around it. */
  readonly #scopes = new Map<Syntax, Syntax | undefined>();

  constructor(tree: SyntaxTree) {
    this.#text = tree.text;
    for (const node of tree.nodes) {
      const { parent } = node;
      const isScope = parent?.name === "FunctionDefinition" || parent?.name === "LambdaExpression";
      this.#scopes.set(node, isScope || !parent ? parent : this.#scopes.get(parent));
    }
    for (const node of tree.nodes) this.#read(node);
    for (const node of tree.nodes) if (node.name === "CallExpression") this.#readCall(node);
  }

  /** What a name can be where `node` is, the innermost function's meaning first. */
  of(name: string, node: Syntax): readonly Binding[] {
    for (let scope = this.#scopes.get(node); ; scope = this.#scopes.get(scope)) {
      const found = this.#byName.get(key(scope, name));
      if (found) return found;
      if (!scope) return [];
    }
  }

  ofAttribute(name: string): readonly Binding[] {
    return this.#byName.get(`.${name}`) ?? [];
  }

  #add(name: string, place: Syntax, binding: Binding): void {
    this.#put(key(this.#scopes.get(place), name), binding);
  }

  #put(name: string, binding: Binding): void {
    const list = this.#byName.get(name);
    // Enough to know that it is not one thing; a long list would be walked again and again.
    if (list && list.length < 30) list.push(binding);
    else if (!list) this.#byName.set(name, [binding]);
  }

  #read(node: Syntax): void {
    const children = parts(node);
    switch (node.name) {
      case "ImportStatement":
        this.#readImport(node, children);
        return;
      case "AssignStatement":
        this.#readAssignment(children.filter(({ name }) => name !== "TypeDef"));
        return;
      case "NamedExpression":
      case "UpdateStatement": {
        const [target, , value] = children;
        if (target && value) this.#assign(target, value, "value");
        return;
      }
      case "WithStatement":
        for (const [at, child] of children.entries()) {
          const [value, target] = [children[at - 1], children[at + 1]];
          if (child.name === "as" && value && target) this.#assign(target, value, "value");
        }
        return;
      case "FunctionDefinition":
      case "ClassDefinition": {
        const name = children.find((child) => child.name === "VariableName");
        if (!name) return;
        const binding: Binding = { kind: node.name === "ClassDefinition" ? "class" : "function", node };
        this.#add(this.#textOf(name), node, binding);
        if (node.parent?.name === "Body" && node.parent.parent?.name === "ClassDefinition")
          this.#put(`.${this.#textOf(name)}`, binding);
        return;
      }
      default:
        this.#readLoops(children);
    }
  }

  /** `for x in xs`, as a statement and in comprehensions. */
  #readLoops(children: readonly Syntax[]): void {
    for (const [at, child] of children.entries()) {
      if (child.name !== "for") continue;
      const end = children.findIndex(({ name }, index) => index > at && name === "in");
      const value = children[end + 1];
      if (end === -1 || !value) continue;
      const targets = children.slice(at + 1, end).filter(({ name }) => name !== ",");
      for (const [index, target] of targets.entries())
        this.#assign(target, value, "element", targets.length > 1 ? index : undefined);
    }
  }

  #readAssignment(children: readonly Syntax[]): void {
    const sides: Syntax[][] = [[]];
    for (const child of children) {
      if (child.name === "AssignOp") sides.push([]);
      else if (child.name !== ",") sides.at(-1)?.push(child);
    }
    const values = sides.pop() ?? [];
    for (const targets of sides) {
      for (const [at, target] of targets.entries()) {
        const own = values.length === targets.length ? values[at] : undefined;
        const [value] = values;
        if (own) this.#assign(target, own, "value");
        else if (value) this.#assign(target, value, "element", at);
      }
    }
  }

  #assign(target: Syntax, value: Syntax, kind: "value" | "element", index?: number): void {
    const binding: Binding = kind === "value" ? { kind, node: value } : { kind, node: value, index };
    if (target.name === "VariableName") this.#add(this.#textOf(target), target, binding);
    else if (target.name === "MemberExpression") {
      const property = target.children.find(({ name }) => name === "PropertyName");
      if (property) this.#put(`.${this.#textOf(property)}`, binding);
      // `d[k] = v`: the container has it.
      else if (target.children[0]) this.#assign(target.children[0], value, "element");
    } else if (target.name === "TupleExpression" || target.name === "ParenthesizedExpression") {
      const targets = elementsOf(target);
      if (targets.length === 1 && targets[0] === target) return;
      for (const [at, each] of targets.entries())
        if (each.name === "VariableName") this.#assign(each, value, "element", at);
    }
  }

  #readImport(node: Syntax, children: readonly Syntax[]): void {
    let isFrom = false;
    let dotted = "";
    let target: Syntax | undefined;
    const modules: string[] = [];
    const names: string[] = [];
    let from = "";
    const finish = (): void => {
      if (dotted === "") return;
      if (isFrom) {
        names.push(dotted);
        const absolute = from === "" ? dotted : `${from}.${dotted}`;
        if (dotted !== "*")
          this.#add(target ? this.#textOf(target) : dotted, node, { kind: "import", dotted: absolute });
      } else {
        modules.push(dotted);
        const [first = dotted] = dotted.split(".");
        const bound = target ? { name: this.#textOf(target), dotted } : { name: first, dotted: first };
        this.#add(bound.name, node, { kind: "import", dotted: bound.dotted });
      }
      dotted = "";
      target = undefined;
    };
    for (const [at, child] of children.entries()) {
      if (child.name === "from") isFrom = true;
      else if (child.name === "import") {
        if (isFrom) from = dotted;
        dotted = "";
      } else if (child.name === ",") finish();
      else if (child.name === "as") target = children[at + 1];
      else if (!["(", ")"].includes(child.name) && children[at - 1]?.name !== "as") dotted += this.#textOf(child);
    }
    finish();
    if (isFrom) this.imports.push({ module: from, names, node });
    else for (const module of modules) this.imports.push({ module, names: [], node });
  }

  #readCall(call: Syntax): void {
    const callee = call.children[0];
    if (!callee) return;
    const property = callee.children.find(({ name }) => name === "PropertyName");
    const given = argumentsOf(call, { textOf: (node) => this.#textOf(node) });
    this.#passArguments(call, callee, property, given);
    const [object] = callee.children;
    // `archive = ZipFile(stream, "w")`: what is put into the one is in the other.
    const target =
      call.parent?.children[call.parent.name === "WithStatement" ? call.parent.children.indexOf(call) + 2 : 0];
    if (/(?:^|\.)ZipFile$/.test(this.#textOf(callee)) && given[0]?.value.name === "VariableName" && target)
      this.#assign(given[0].value, target, "element");
    // `receive(lines.append)`: what it receives is in there.
    for (const { value } of given) {
      const method = value.children.find(({ name }) => name === "PropertyName");
      const [taker] = value.children;
      if (value.name === "MemberExpression" && method && taker && TAKERS.has(this.#textOf(method)))
        this.#assign(taker, call, "element");
    }
    if (!property || !object) return;
    const method = this.#textOf(property);
    // `list.append(x)`, `stream.write(x)`: from now on that is in there. And `picture.save(stream)`.
    if (TAKERS.has(method)) for (const { value } of given) this.#assign(object, value, "element");
    if (GIVERS.has(method) && given[0]) this.#assign(given[0].value, object, "element");
  }

  /** What is passed to a function of the script is what its parameters may be. */
  #passArguments(call: Syntax, callee: Syntax, property: Syntax | undefined, given: readonly Argument[]): void {
    const candidates =
      callee.name === "VariableName"
        ? this.of(this.#textOf(callee), call)
        : property
          ? this.ofAttribute(this.#textOf(property))
          : [];
    for (const candidate of candidates) {
      if (candidate.kind !== "function" && candidate.kind !== "class") continue;
      const definition = candidate.kind === "class" ? this.#constructorOf(candidate.node) : candidate.node;
      if (!definition) continue;
      const parameters = parametersOf(definition);
      const own = parameters[0] && this.#textOf(parameters[0]) === "self" ? parameters.slice(1) : parameters;
      let position = 0;
      for (const { keyword, value } of given) {
        // `*words` takes all that follow.
        const isRest = own[position] !== undefined && this.#text[(own[position]?.from ?? 0) - 1] === "*";
        const parameter =
          keyword === undefined
            ? own[isRest ? position : position++]
            : own.find((each) => this.#textOf(each) === keyword);
        if (parameter) this.#put(key(definition, this.#textOf(parameter)), { kind: "value", node: value });
      }
    }
  }

  #constructorOf(definition: Syntax): Syntax | undefined {
    const body = definition.children.find(({ name }) => name === "Body");
    return body?.children.find(
      (each) =>
        each.name === "FunctionDefinition" &&
        each.children.some((child) => child.name === "VariableName" && this.#textOf(child) === "__init__"),
    );
  }

  #textOf(node: Syntax): string {
    return this.#text.slice(node.from, node.to);
  }
}

function parametersOf(node: Syntax): readonly Syntax[] {
  const list = node.children.find(({ name }) => name === "ParamList");
  const children = list ? parts(list) : [];
  return children.filter(({ name }, at) => name === "VariableName" && children[at - 1]?.name !== "AssignOp");
}

function key(scope: Syntax | undefined, name: string): string {
  return `${scope?.from ?? ""}:${name}`;
}
