import fc from "fast-check";

/**
 * Random programs that behave like those of a collected language. `make` gives a new object's address, `use` reads
 * an object, `maybe` decides. `collect` is where garbage is collected: it tells the host, which looks at the C stack.
 */

export type Expression =
  | { readonly kind: "make" }
  | { readonly kind: "local"; readonly local: number }
  | { readonly kind: "tee"; readonly local: number; readonly value: Expression }
  | { readonly kind: "call"; readonly callee: number; readonly first: Expression; readonly second: Expression }
  | { readonly kind: "indirect"; readonly callee: number; readonly first: Expression; readonly second: Expression }
  | { readonly kind: "pick"; readonly then: Expression; readonly else: Expression }
  /** Two objects in one 64-bit value, over a collection, and the first of them again. */
  | { readonly kind: "pair"; readonly first: Expression; readonly second: Expression };

export type Statement =
  | { readonly kind: "set"; readonly local: number; readonly value: Expression }
  | { readonly kind: "use"; readonly value: Expression }
  | { readonly kind: "use2"; readonly first: Expression; readonly second: Expression }
  | { readonly kind: "collect" }
  | { readonly kind: "if"; readonly then: readonly Statement[]; readonly else: readonly Statement[] }
  | { readonly kind: "loop"; readonly body: readonly Statement[] }
  | { readonly kind: "return"; readonly value: Expression }
  | { readonly kind: "throw"; readonly value: Expression }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      readonly local: number;
      readonly handler: readonly Statement[];
    };

export interface Definition {
  /** Takes room from the C stack as clang does; needed wherever exceptions are caught. */
  readonly frame: boolean;
  readonly body: readonly Statement[];
  readonly result: Expression;
}

const LOCALS = 5;
const FUNCTIONS = 4;
export const FRAME_BYTES = 32;

const local = fc.nat(LOCALS - 1);
const callee = fc.nat(FUNCTIONS - 1);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("local" as const), local }),
    fc.record({ kind: fc.constant("make" as const) }),
    fc.record({ kind: fc.constant("tee" as const), local, value: tie("expression") }),
    fc.record({ kind: fc.constant("call" as const), callee, first: tie("expression"), second: tie("expression") }),
    fc.record({ kind: fc.constant("indirect" as const), callee, first: tie("expression"), second: tie("expression") }),
    // biome-ignore lint/suspicious/noThenProperty: a part of a program, never awaited
    fc.record({ kind: fc.constant("pick" as const), then: tie("expression"), else: tie("expression") }),
    fc.record({ kind: fc.constant("pair" as const), first: tie("expression"), second: tie("expression") }),
  ),
}));

const { statements } = fc.letrec<{ statement: Statement; statements: readonly Statement[] }>((tie) => ({
  statements: fc.array(tie("statement"), { maxLength: 5, depthIdentifier: "statement" }),
  statement: fc.oneof(
    { depthSize: "small", depthIdentifier: "statement" },
    fc.record({ kind: fc.constant("use" as const), value: expression }),
    fc.record({ kind: fc.constant("set" as const), local, value: expression }),
    fc.record({ kind: fc.constant("use2" as const), first: expression, second: expression }),
    fc.record({ kind: fc.constant("collect" as const) }),
    // biome-ignore lint/suspicious/noThenProperty: a part of a program, never awaited
    fc.record({ kind: fc.constant("if" as const), then: tie("statements"), else: tie("statements") }),
    fc.record({ kind: fc.constant("loop" as const), body: tie("statements") }),
    fc.record({ kind: fc.constant("return" as const), value: expression }),
    fc.record({ kind: fc.constant("throw" as const), value: expression }),
    fc.record({ kind: fc.constant("try" as const), body: tie("statements"), local, handler: tie("statements") }),
  ),
}));

/** Functions that call only those behind them, so that every program ends. */
export const program: fc.Arbitrary<readonly Definition[]> = fc.array(
  fc.record({ frame: fc.boolean(), body: statements, result: expression }),
  { minLength: FUNCTIONS, maxLength: FUNCTIONS },
);

function catches(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case "try":
        return true;
      case "if":
        return catches(statement.then) || catches(statement.else);
      case "loop":
        return catches(statement.body);
      default:
        return false;
    }
  });
}

/** Writes one function; `self` is its number. */
class Writer {
  readonly #self: number;
  readonly #framed: boolean;
  #labels = 0;

  constructor(self: number, framed: boolean) {
    this.#self = self;
    this.#framed = framed;
  }

  definition({ body, result }: Definition): string {
    const take = `(global.set $sp (local.tee $frame (i32.sub (global.get $sp) (i32.const ${FRAME_BYTES}))))`;
    return `(func $f${this.#self} (export "f${this.#self}") (type $binary)
      ${Array.from({ length: LOCALS - 2 }, () => "(local i32)").join(" ")} (local $frame i32) (local $pair i64)
      ${this.#framed ? take : ""}
      ${this.#statements(body)}
      ${this.#leave(result)})`;
  }

  #leave(value: Expression): string {
    const give = `(global.set $sp (i32.add (local.get $frame) (i32.const ${FRAME_BYTES})))`;
    return `(local.set 2 ${this.#expression(value)}) ${this.#framed ? give : ""} (return (local.get 2))`;
  }

  #statements(list: readonly Statement[]): string {
    return list.map((statement) => this.#statement(statement)).join("\n");
  }

  #statement(statement: Statement): string {
    switch (statement.kind) {
      case "set":
        return `(local.set ${statement.local} ${this.#expression(statement.value)})`;
      case "use":
        return `(call $use ${this.#expression(statement.value)})`;
      case "use2":
        return `(call $use2 ${this.#expression(statement.first)} ${this.#expression(statement.second)})`;
      case "collect":
        return "(call $collect)";
      case "if":
        return `(if (call $maybe) (then ${this.#statements(statement.then)}) (else ${this.#statements(statement.else)}))`;
      case "loop": {
        const label = `$again${this.#labels++}`;
        return `(loop ${label} ${this.#statements(statement.body)} (br_if ${label} (call $more)))`;
      }
      case "return":
        return this.#leave(statement.value);
      case "throw":
        return `(throw $exception ${this.#expression(statement.value)})`;
      case "try":
        return `(try (do ${this.#statements(statement.body)})
          (catch $exception (local.set ${statement.local} (pop i32))
            (global.set $sp (local.get $frame))
            ${this.#statements(statement.handler)}))`;
    }
  }

  #expression(expression: Expression): string {
    switch (expression.kind) {
      case "make":
        return "(call $make)";
      case "local":
        return `(local.get ${expression.local})`;
      case "tee":
        return `(local.tee ${expression.local} ${this.#expression(expression.value)})`;
      case "call":
      case "indirect": {
        const parameters = `${this.#expression(expression.first)} ${this.#expression(expression.second)}`;
        // Further down only; where nothing is further down, the collector itself.
        const target = this.#self + 1 + expression.callee;
        if (target >= FUNCTIONS) return `(call $churn ${parameters})`;
        return expression.kind === "call"
          ? `(call $f${target} ${parameters})`
          : `(call_indirect (type $binary) ${parameters} (i32.const ${target}))`;
      }
      case "pick":
        return `(if (result i32) (call $maybe) (then ${this.#expression(expression.then)}) (else ${this.#expression(expression.else)}))`;
      case "pair":
        return `(block (result i32)
          (local.set $pair (i64.or
            (i64.extend_i32_u ${this.#expression(expression.first)})
            (i64.shl (i64.extend_i32_u ${this.#expression(expression.second)}) (i64.const 32))))
          (call $collect)
          (call $use (i32.wrap_i64 (i64.shr_u (local.get $pair) (i64.const 32))))
          (i32.wrap_i64 (local.get $pair)))`;
    }
  }
}

/** The program as a module in text form. */
export function moduleText(definitions: readonly Definition[]): string {
  return `(module
    (type $binary (func (param i32 i32) (result i32)))
    (import "host" "memory" (memory $memory 1))
    (import "host" "make" (func $make (result i32)))
    (import "host" "use" (func $use (param i32)))
    (import "host" "use2" (func $use2 (param i32 i32)))
    (import "host" "maybe" (func $maybe (result i32)))
    (import "host" "more" (func $more (result i32)))
    (import "host" "look" (func $look (param i32)))
    (tag $exception (param i32))
    (global $sp (mut i32) (i32.const 65536))
    (export "sp" (global $sp))
    (export "memory" (memory $memory))
    (table ${FUNCTIONS} ${FUNCTIONS} funcref)
    (elem (i32.const 0) ${definitions.map((_, index) => `$f${index}`).join(" ")})
    (func $collect (export "collect") (call $look (global.get $sp)))
    (func $churn (param i32 i32) (result i32)
      (call $collect)
      (if (call $maybe) (then (throw $exception (local.get 1))))
      (local.get 0))
    ${definitions
      .map((definition, index) =>
        new Writer(index, definition.frame || catches(definition.body)).definition(definition),
      )
      .join("\n")})`;
}
