import { Sandbox } from "micropython-wasm";

/** What Python code can reach in an engine: asked of the engine itself, so that nothing new in it is forgotten. */
export interface Inventory {
  readonly modules: readonly Module[];
  /** Built-in types, those of modules included, with an expression that makes one and the names of their methods. */
  readonly types: readonly Type[];
}

export interface Module {
  readonly name: string;
  readonly functions: readonly string[];
  readonly classes: readonly string[];
  readonly constants: readonly string[];
}

export interface Type {
  readonly make: string;
  readonly methods: readonly string[];
}

/** `help()` lists the modules, except in `builtins`, which is there without being listed as importable on every port. */
const SURVEY = `
def _survey(names):
    found = []
    for name in names:
        try:
            module = __import__(name)
            for part in name.split(".")[1:]:
                module = getattr(module, part)
        except (ImportError, AttributeError):
            continue
        functions, classes, constants = [], [], []
        for attribute in sorted(set(dir(module))):
            if attribute.startswith("__") and attribute not in ("__import__", "__build_class__", "__repl_print__"):
                continue
            try:
                value = getattr(module, attribute)
            except Exception:
                continue
            if isinstance(value, type):
                classes.append(attribute)
            elif callable(value):
                functions.append(attribute)
            else:
                constants.append(attribute)
        found.append((name, functions, classes, constants))
    return found
def _methods(expressions):
    found = []
    for make in expressions:
        try:
            value = eval(make)
        except Exception as error:
            continue
        names = [name for name in sorted(set(dir(value))) if name not in ("__class__", "__name__", "__bases__", "__dict__")]
        found.append((make, names))
    return found
`;

/** One value of each type that has an interesting life. Those that an engine does not know are dropped. */
const EXPRESSIONS = [
  "0",
  "-1",
  "1 << 70",
  "1.5",
  "1j",
  "True",
  "None",
  "...",
  "NotImplemented",
  "'text'",
  "'\\u00e9\\u20ac\\U0001f600'",
  "b'bytes'",
  "bytearray(b'0123456789')",
  "[3, 1, 2]",
  "{1: 'a', 'b': 2}",
  "{1: 2}.items()",
  "{1: 2}.keys()",
  "(1, 'b', 3.0)",
  "{1, 2, 3}",
  "frozenset((1, 2))",
  "range(10)",
  "slice(1, 2, 3)",
  "memoryview(bytearray(8))",
  "iter([1, 2, 3])",
  "(i for i in range(3))",
  "map(str, [1, 2])",
  "zip([1], [2])",
  "filter(None, [0, 1])",
  "enumerate([1, 2])",
  "reversed([1, 2])",
  "object()",
  "type('T', (), {})()",
  "ValueError(1, 'two')",
  "OSError(2)",
  "property(lambda self: 1)",
  "staticmethod(len)",
  "classmethod(len)",
  "len",
  "[].append",
  "lambda *a, **k: (a, k)",
  "int",
  "__import__('array').array('i', [1, 2, 3])",
  "__import__('array').array('d', [1.5])",
  "__import__('collections').deque((1, 2, 3), 5)",
  "__import__('collections').OrderedDict([(1, 2), (3, 4)])",
  "__import__('collections').namedtuple('N', 'a b')(1, 2)",
  "__import__('io').BytesIO(b'line one\\nline two')",
  "__import__('io').StringIO('line one\\nline two')",
  "__import__('io').BufferedWriter(__import__('io').BytesIO(), 8)",
  "__import__('io').IOBase()",
  "__import__('re').compile('(a|b)*c')",
  "__import__('re').match('(a)(b)?', 'ab')",
  "__import__('hashlib').sha256(b'x')",
  "__import__('zlib').decompressobj()",
  "__import__('zlib').compressobj(9)",
  "__import__('asyncio').Event()",
  "__import__('asyncio').Lock()",
  "__import__('asyncio').get_event_loop()",
  "__import__('asyncio').TaskQueue()",
  "__import__('asyncio').Task((i for i in ()))",
  "__import__('sys')",
  "__import__('sys').stdout",
  "__import__('sys').stdin",
  "__import__('sys').implementation",
  "compile('1+1', 'f', 'eval')",
];

export async function takeInventory(): Promise<Inventory> {
  const limits = { timeoutMs: 60_000 };
  await using sandbox = await Sandbox.create({ isolation: "inline", limits });
  const help = await sandbox.run("help('modules')");
  const words = help.stdout.split("\n").filter((line) => !line.startsWith("Plus any"));
  const listed = words.flatMap((line) => line.split(/\s+/)).filter((word) => word !== "" && word !== "__main__");
  const names = [...new Set(listed.map((word) => word.replace("/__init__", "").replaceAll("/", ".")))].sort();
  await sandbox.run(SURVEY, { mode: "script" });
  const modules = rows(await sandbox.call("_survey", [names])).map(([name, functions, classes, constants]) => {
    return { name: String(name), functions: texts(functions), classes: texts(classes), constants: texts(constants) };
  });
  const types = rows(await sandbox.call("_methods", [EXPRESSIONS])).map(([make, methods]) => {
    return { make: String(make), methods: texts(methods) };
  });
  if (modules.length < 5 || types.length < 20) throw new Error("the engine tells next to nothing about what it has");
  return { modules, types };
}

function rows(value: unknown): unknown[][] {
  return Array.isArray(value) ? value.map((row) => (Array.isArray(row) ? row : [])) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
