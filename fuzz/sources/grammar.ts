import type { Inventory } from "../inventory.ts";
import type { Random } from "../random.ts";
import { indent, shielded } from "./layout.ts";
import { integer, someArguments, VARIABLES, value, variable } from "./values.ts";

/** Programs that parse and mostly run: all of the language, and calls of everything that the engine has. */
export function grammarProgram(random: Random, inventory: Inventory): string {
  return new Grammar(random, inventory).program();
}

interface Place {
  readonly depth: number;
  readonly loop: boolean;
  /** What kind of function this is the body of. */
  readonly inside: "module" | "class" | "function" | "generator" | "coroutine";
}

class Grammar {
  readonly #random: Random;
  readonly #inventory: Inventory;

  constructor(random: Random, inventory: Inventory) {
    this.#random = random;
    this.#inventory = inventory;
  }

  program(): string {
    const random = this.#random;
    const beginning = VARIABLES.slice(0, random.between(1, 6)).map((name) => `${name} = ${this.value()}`);
    const place: Place = { depth: 0, loop: false, inside: "module" };
    const statements = random.times(random.between(1, 7), () => {
      const text = random.oneIn(2) ? this.library() : this.statement(place);
      return random.oneIn(8) ? text : shielded(text);
    });
    // The value goes to the host, too.
    return [...beginning.map(shielded), ...statements, random.oneIn(3) ? this.expression(3) : ""].join("\n");
  }

  value(): string {
    return value(this.#random, this.#inventory);
  }

  expression(depth: number): string {
    const random = this.#random;
    if (depth <= 0) return random.oneIn(3) ? this.value() : variable(random);
    const e = () => this.expression(depth - random.between(1, 2));
    const v = () => variable(random);
    return random.weighted<() => string>([
      [3, () => `(${e()} ${random.pick(["+", "-", "*", "/", "//", "%", "@", "&", "|", "^"])} ${e()})`],
      [1, () => `(${e()} ${random.pick(["<<", ">>", "**"])} ${random.pick(["1", "2", "7", "31", "64", "-1", v()])})`],
      [2, () => `(${e()} ${random.pick(["<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not"])} ${e()})`],
      [1, () => `(${e()} < ${e()} <= ${e()})`],
      [1, () => `(${e()} ${random.pick(["and", "or"])} ${e()})`],
      [1, () => `(${random.pick(["not ", "-", "+", "~"])}${e()})`],
      [1, () => `(${e()} if ${e()} else ${e()})`],
      [2, () => `${this.#atom()}[${this.#subscript(depth - 1)}]`],
      [3, () => `${v()}(${someArguments(random, this.#inventory)})`],
      [4, () => this.#builtinCall(depth - 1)],
      [4, () => this.#methodCall()],
      [2, () => this.#comprehension(depth - 1)],
      [1, () => `(lambda ${v()}, *${v()}2: ${e()})`],
      [1, () => `f"{${v()}}${random.pick(["", "{{", "é"])}{${v()}!${random.pick(["r", "s"])}:${this.#format()}}"`],
      [1, () => `(${v()} := ${e()})`],
      [1, () => `[${e()}, ${v()}]`],
      [1, () => `{${e()}: ${e()}, ${v()}: ${e()}}`],
      [1, () => `'${this.#format("%")}' % (${e()}, ${e()})`],
      [1, () => `'{:${this.#format()}}'.format(${e()})`],
    ])();
  }

  #atom(): string {
    const random = this.#random;
    return random.oneIn(2) ? variable(random) : `(${this.value()})`;
  }

  #subscript(depth: number): string {
    const random = this.#random;
    const n = () => (random.oneIn(4) ? "" : integer(random));
    return random.pick([n() || "0", `${n()}:${n()}`, `${n()}:${n()}:${n()}`, this.expression(depth), "...", "0, 1"]);
  }

  #format(conversion = ""): string {
    const random = this.#random;
    const width = random.pick(["", "0", "5", "20", "099", "-3", "*", ".3", "10.20", "300"]);
    const flags = random.pick(["", "#", "+", " ", "-", "0", "<", "^", "=", "*>"]);
    return `${conversion}${conversion === "" ? flags : flags.replace(/[<^=*>]/g, "")}${width}${random.pickOr([..."sdrxobeEfgGcn%i"], "s")}`;
  }

  #builtinCall(depth: number): string {
    const random = this.#random;
    const builtins = this.#inventory.modules.find((module) => module.name === "builtins");
    const name = random.pickOr([...(builtins?.functions ?? []), ...(builtins?.classes ?? [])], "len");
    const args = random.oneIn(3) ? this.expression(depth) : someArguments(random, this.#inventory);
    return `${name}(${args})`;
  }

  #methodCall(): string {
    const random = this.#random;
    const type = random.pickOr(this.#inventory.types, { make: "None", methods: [] });
    const object = random.oneIn(3) ? variable(random) : `(${type.make})`;
    return `${object}.${random.pickOr(type.methods, "__class__")}(${someArguments(random, this.#inventory)})`;
  }

  #comprehension(depth: number): string {
    const random = this.#random;
    const v = variable(random);
    const loop = `for ${v} in ${this.expression(depth)}${random.oneIn(3) ? ` if ${this.expression(depth)}` : ""}`;
    const more = random.oneIn(4) ? ` for ${variable(random)} in range(${random.between(0, 9)})` : "";
    const item = this.expression(depth);
    return random.pick([
      `[${item} ${loop}${more}]`,
      `{${item} ${loop}${more}}`,
      `{${item}: ${v} ${loop}${more}}`,
      `list(${item} ${loop}${more})`,
      `(${item} ${loop}${more})`,
    ]);
  }

  /** Calls what a module has, keeps what comes of it, and calls the methods of that. */
  library(): string {
    const random = this.#random;
    const module = random.pickOr(this.#inventory.modules, undefined);
    if (!module) return "pass";
    const v = variable(random);
    const name = random.pickOr([...module.functions, ...module.classes], random.pickOr(module.constants, "__name__"));
    const call = `${v} = ${module.name}.${name}(${someArguments(random, this.#inventory)})`;
    const lines = [`import ${module.name}`, call];
    if (random.oneIn(2)) lines.push(`${variable(random)} = ${this.#methodCall()}`);
    if (random.oneIn(4)) lines.push(`${v} = ${module.name}.${random.pickOr(module.constants, "__name__")}`);
    if (random.oneIn(6)) lines.push(`${module.name}.${name} = ${this.value()}`);
    if (random.oneIn(6)) lines.push(`print(${v}, repr(${v}))`);
    if (random.oneIn(6)) lines.push(`for ${v} in ${v}: ${this.#simple()}`);
    if (random.oneIn(12)) lines.push(`from ${module.name} import *`);
    return lines.join("\n");
  }

  #simple(): string {
    const random = this.#random;
    const v = variable(random);
    return random.weighted<() => string>([
      [4, () => `${v} = ${this.expression(2)}`],
      [2, () => this.expression(2)],
      [1, () => `${v} ${random.pick(["+=", "-=", "*=", "//=", "%=", "|=", "&=", "^=", "/="])} ${this.expression(1)}`],
      [1, () => `${v}[${this.#subscript(1)}] = ${this.expression(1)}`],
      [1, () => `${v}.${random.pick(["x", "__class__", "__dict__", "clear", "args"])} = ${this.value()}`],
      [1, () => `${v}, *${variable(random)} = ${this.expression(1)}`],
      [1, () => `del ${random.pick([v, `${v}[${this.#subscript(1)}]`, `${v}.x`])}`],
      [1, () => `print(${someArguments(random, this.#inventory)})`],
      [1, () => `assert ${this.expression(1)}, ${this.value()}`],
      [
        1,
        () =>
          `raise ${random.pick(["ValueError", "StopIteration(1)", "Exception(a)", "a", "MemoryError", "SystemExit(b)"])}`,
      ],
    ])();
  }

  block(place: Place): string {
    const random = this.#random;
    const deeper = { ...place, depth: place.depth + 1 };
    return indent(random.times(random.between(1, 3), () => this.statement(deeper)).join("\n"));
  }

  statement(place: Place): string {
    const random = this.#random;
    if (place.depth >= 4 || random.oneIn(2)) return this.#leaf(place);
    const v = variable(random);
    const loop = { ...place, loop: true };
    return random.weighted<() => string>([
      [2, () => `if ${this.expression(2)}:\n${this.block(place)}\nelse:\n${this.block(place)}`],
      [
        2,
        () =>
          `for ${v} in ${this.expression(2)}:\n${this.block(loop)}${random.oneIn(5) ? `\nelse:\n${this.block(place)}` : ""}`,
      ],
      [1, () => `for ${v} in range(${random.between(0, 20)}):\n${this.block(loop)}`],
      [1, () => `while ${this.expression(2)}:\n${this.block(loop)}${random.oneIn(2) ? "\n  break" : ""}`],
      [3, () => this.#attempt(place)],
      [2, () => `with ${this.expression(1)} as ${v}:\n${this.block(place)}`],
      [3, () => this.#definition(place)],
      [2, () => this.#classDefinition(place)],
    ])();
  }

  #leaf(place: Place): string {
    const random = this.#random;
    const { inside, loop } = place;
    if (loop && random.oneIn(6)) return random.pick(["break", "continue"]);
    if (inside !== "module" && inside !== "class" && random.oneIn(5)) {
      const text = this.expression(1);
      if (inside === "generator")
        return random.pick([`yield ${text}`, `${variable(random)} = yield ${text}`, `yield from ${text}`]);
      if (inside === "coroutine") return random.pick([`await ${text}`, "await asyncio.sleep(0)", `return ${text}`]);
      return `return ${text}`;
    }
    return this.#simple();
  }

  #attempt(place: Place): string {
    const random = this.#random;
    const lines = [`try:\n${this.block(place)}`];
    if (random.oneIn(4)) return `${lines[0]}\nfinally:\n${this.block(place)}`;
    lines.push(
      `except ${random.pick(["Exception", "(ValueError, TypeError)", "BaseException", variable(random)])} as ${variable(random)}:\n${this.block(place)}`,
    );
    if (random.oneIn(3)) lines.push(`else:\n${this.block(place)}`);
    if (random.oneIn(3)) lines.push(`finally:\n${this.block(place)}`);
    return lines.join("\n");
  }

  #definition(place: Place): string {
    const random = this.#random;
    const inside = random.pick<Place["inside"]>(["function", "function", "generator", "coroutine"]);
    const name = variable(random);
    const parameters = random.pick(["", "a", "a, b=1", "*a", "**a", "a, *b, c=2, **d", "a=a"]);
    const scope = random.oneIn(5) ? `\n  ${random.pick(["global", "nonlocal"])} ${variable(random)}` : "";
    const decorator = random.oneIn(6)
      ? `@${random.pick([variable(random), "property", "staticmethod", "classmethod"])}\n`
      : "";
    const body = this.block({ depth: place.depth, loop: false, inside });
    const definition = `${decorator}${inside === "coroutine" ? "async " : ""}def ${name}(${parameters}):${scope}\n${body}`;
    const use = {
      function: `${variable(random)} = ${name}(${someArguments(random, this.#inventory)})`,
      generator: `for ${variable(random)} in ${name}(${someArguments(random, this.#inventory)}): ${this.#simple()}`,
      coroutine: `import asyncio\nasyncio.run(${random.pick([`${name}()`, `asyncio.wait_for(${name}(), 1)`, `asyncio.gather(${name}(), ${name}())`])})`,
      module: "pass",
      class: "pass",
    }[inside];
    return `${definition}\n${use}`;
  }

  #classDefinition(place: Place): string {
    const random = this.#random;
    const name = random.pick(["A", "B", "C"]);
    const bases = random.pickOr(
      [
        "",
        "(object)",
        "(list)",
        "(dict)",
        "(Exception)",
        "(A)",
        "(int, B)",
        "(str)",
        "(tuple)",
        "(set)",
        "(bytearray)",
        "(type)",
      ],
      "",
    );
    const methods = random.times(random.between(1, 4), () => {
      const method = random.pick([
        "__init__",
        "__call__",
        "__getattr__",
        "__add__",
        "__eq__",
        "__len__",
        "__iter__",
        "__next__",
        "__enter__",
        "__repr__",
        "m",
      ]);
      return `def ${method}(self, *a):\n${this.block({ depth: place.depth + 1, loop: false, inside: "function" })}`;
    });
    return `class ${name}${bases}:\n${indent(methods.join("\n"))}\n${variable(random)} = ${name}(${someArguments(random, this.#inventory)})`;
  }
}
