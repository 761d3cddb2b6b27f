import { type Case, place, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const OPTIONS: readonly (readonly [name: string, options: object, code: string])[] = [
  ["an unknown option", { nonsense: 1 }, "UNKNOWN_OPTION"],
  ["a limit in the place of an option", { fuel: 1 }, "UNKNOWN_OPTION"],
  ["an unknown limit", { limits: { nonsense: 1 } }, "UNKNOWN_OPTION"],
  ["a limit that is no number", { limits: { fuel: "many" } }, "INVALID_LIMIT"],
  ["too little memory", { limits: { memoryBytes: 1000 } }, "INVALID_LIMIT"],
  ["an isolation that does not exist", { isolation: "vm" }, "INVALID_OPTION"],
  ["an engine that is none", { engine: {} }, "INVALID_OPTION"],
  ["a clock without a start", { clock: {} }, "INVALID_OPTION"],
  ["a seed that is no number", { randomSeed: Number.NaN }, "INVALID_OPTION"],
];

export const MISUSE: readonly Case[] = [
  ...OPTIONS.map(
    ([name, options, code]): Case => ({
      name: `${name} is refused: ${code}`,
      test: async (library, way) => {
        const thrown = await thrownBy(() => library.Sandbox.create({ ...place(way), ...options }));
        same([thrown["name"], thrown["code"]], ["MisuseError", code]);
        return thrown["message"];
      },
    }),
  ),
  {
    name: "a run refuses unknown options, and the sandbox goes on",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const wrong: object = { input: {} };
        same((await thrownBy(() => sandbox.run("1", wrong)))["code"], "UNKNOWN_OPTION");
        same((await thrownBy(() => sandbox.run("1", { filename: "a\nb" })))["code"], "INVALID_OPTION");
        same((await thrownBy(() => sandbox.resume(0, { value: 1 })))["code"], "SANDBOX_NOT_PAUSED");
        same(await sandbox.eval("1"), 1);
      }),
  },
  {
    name: "what Python has no counterpart for is refused, with its place",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const inputs: object = { user: { when: new Date(0) } };
        const thrown = await thrownBy(() => sandbox.run("1", { inputs: inputs as never }));
        same(
          [thrown["name"], thrown["code"], thrown["path"]],
          ["UnsendableError", "UNSENDABLE_VALUE", "inputs.user.when"],
        );
      }),
  },
  {
    name: "dialect() and stubs() tell a language model what there is",
    test: (library, way) =>
      withSandbox(
        library,
        way,
        { asyncFunctions: { search: async () => [] }, files: { "/a.txt": "" } },
        async (sandbox) => {
          const text = sandbox.dialect();
          ok(text.includes("search") && text.includes("Python"), "dialect() names what was given");
          ok(sandbox.stubs().includes("async def search("), "stubs() has the function");
        },
      ),
  },
];
