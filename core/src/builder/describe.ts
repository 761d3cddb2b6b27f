import type { PyValue } from "../boundary/values/types.ts";
import { BuildError } from "./errors.ts";
import { isType } from "./typescript.ts";
import type { Workshop } from "./workshop.ts";

/** A parameter of a Python function. */
export interface Parameter {
  readonly name: string;
  readonly kind: "positional" | "rest" | "keyword" | "keywords";
  /** What JavaScript may pass, in TypeScript. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly isFloat: boolean;
}

/** A top-level function of a Python file, as its signature, annotations and docstring describe it. */
export interface PythonFunction {
  readonly name: string;
  readonly documentation: string;
  readonly isAwaited: boolean;
  readonly parameters: readonly Parameter[];
  /** What JavaScript gets, in TypeScript. */
  readonly returns: string;
}

/**
 * Runs in the program after its main file. Functions of that file are those that say that they are of its module; with `__all__`
 * it is what that names. `Int` is declared in the file that the types go to.
 */
const DESCRIBE = `
_scope = dict(globals())

def _describe(scope, module):
    import inspect, json, typing
    from collections import abc

    sequences = (list, abc.Sequence, abc.MutableSequence, abc.Iterable, abc.Collection)
    simple = {
        type(None): "null", None: "null", int: "Int", float: "number", bool: "boolean", str: "string",
        bytes: "Uint8Array", bytearray: "Uint8Array",
    }

    def union(parts):
        return " | ".join(dict.fromkeys(parts))

    def inner(text):
        return "(" + text + ")" if " | " in text else text

    def typescript(kind, given):
        if isinstance(kind, typing.TypeVar):
            return "unknown"
        try:
            if kind in simple:
                return simple[kind]
        except TypeError:
            return "unknown"
        only = "readonly " if given else ""
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return typescript(args[0], given)
        if origin is typing.Literal:
            return union("null" if value is None else json.dumps(value) if isinstance(value, (str, int)) else "unknown" for value in args)
        if origin is typing.Union or type(kind).__name__ == "UnionType":
            return union(typescript(arg, given) for arg in args)
        base = origin or kind
        if base in sequences:
            return only + inner(typescript(args[0], given) if args else "unknown") + "[]"
        if base is tuple:
            if not args:
                return only + "unknown[]"
            if len(args) == 2 and args[1] is ...:
                return only + inner(typescript(args[0], given)) + "[]"
            return only + "[" + ", ".join(typescript(arg, given) for arg in args if arg != ()) + "]"
        if base in (set, frozenset, abc.Set, abc.MutableSet):
            return ("ReadonlySet" if given else "Set") + "<" + (typescript(args[0], given) if args else "unknown") + ">"
        if base in (dict, abc.Mapping, abc.MutableMapping):
            key, value = (typescript(arg, given) for arg in args) if len(args) == 2 else ("string", "unknown")
            record = "{ " + only + "[key: string]: " + value + " }"
            if given:
                return union([record] * (key == "string") + ["ReadonlyMap<" + key + ", " + value + ">"])
            return record if key == "string" else "Map<" + key + ", " + value + "> | { [key: string]: never }"
        if isinstance(base, type) and hasattr(base, "__total__") and hasattr(base, "__annotations__"):
            needed = getattr(base, "__required_keys__", None)
            fields = typing.get_type_hints(base).items()
            return "{ " + "; ".join(
                only + json.dumps(name) + ("" if needed is None or name in needed else "?") + ": " + typescript(field, given)
                for name, field in fields
            ) + " }"
        return "unknown"

    kinds = {
        inspect.Parameter.POSITIONAL_ONLY: "positional", inspect.Parameter.POSITIONAL_OR_KEYWORD: "positional",
        inspect.Parameter.VAR_POSITIONAL: "rest", inspect.Parameter.KEYWORD_ONLY: "keyword",
        inspect.Parameter.VAR_KEYWORD: "keywords",
    }

    def describe_function(name, function):
        try:
            hints = typing.get_type_hints(inspect.unwrap(function))
        except Exception:
            hints = {}
        try:
            parameters = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):
            parameters = [inspect.Parameter("args", inspect.Parameter.VAR_POSITIONAL)]
        described = [
            [
                each.name, kinds[each.kind], typescript(hints[each.name], True) if each.name in hints else "unknown",
                each.default is not inspect.Parameter.empty, hints.get(each.name) is float,
            ]
            for each in parameters
        ]
        returns = typescript(hints["return"], False) if "return" in hints else "unknown"
        return [name, inspect.getdoc(function) or "", inspect.iscoroutinefunction(function), described, returns]

    def is_exported(name, value):
        if "__all__" in scope:
            return name in scope["__all__"]
        return not name.startswith("_") and getattr(value, "__module__", None) == module

    return [
        describe_function(name, value) for name, value in list(scope.items())
        if callable(value) and not isinstance(value, type) and is_exported(name, value)
    ]

_describe(_scope, __name__)
`;

/** The functions of a main file that `workshop` has run; their order is that of the file. Throws `BuildError`. */
export function describeFunctions(workshop: Workshop): PythonFunction[] {
  const found = workshop.evaluate("the functions cannot be described:", DESCRIBE, "<build>");
  return list(found).map((item): PythonFunction => {
    const [name, documentation, isAwaited, parameters, returns] = list(item);
    return {
      name: identifier(name),
      documentation: text(documentation),
      isAwaited: isAwaited === true,
      parameters: list(parameters).map(parameterOf),
      returns: typeOf(returns),
    };
  });
}

function parameterOf(item: PyValue): Parameter {
  const [name, kind, type, isOptional, isFloat] = list(item);
  return {
    name: identifier(name),
    kind: kindOf(text(kind)),
    type: typeOf(type),
    isOptional: isOptional === true,
    isFloat: isFloat === true,
  };
}

function kindOf(kind: string): Parameter["kind"] {
  if (kind === "positional" || kind === "rest" || kind === "keyword" || kind === "keywords") return kind;
  throw unexpected();
}

function list(value: PyValue | undefined): PyValue[] {
  if (Array.isArray(value)) return value;
  throw unexpected();
}

function text(value: PyValue | undefined): string {
  if (typeof value === "string") return value;
  throw unexpected();
}

/** What a program says is put into files of code, so that nothing else may come along. */
function identifier(value: PyValue | undefined): string {
  const name = text(value);
  if (/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name)) return name;
  throw unexpected();
}

function typeOf(value: PyValue | undefined): string {
  const type = text(value);
  if (isType(type)) return type;
  throw unexpected();
}

function unexpected(): BuildError {
  return new BuildError("BUILD_FAILED", "the program says of its functions what cannot be: does it change builtins?");
}
