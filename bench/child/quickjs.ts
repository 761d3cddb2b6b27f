import type { QuickJSWASMModule } from "quickjs-emscripten";
import type { Engine, Live } from "./engine.ts";

/** Contexts of one WebAssembly instance: the usual way to use it, though all of them share one memory. */
export async function load(): Promise<Engine> {
  const { getQuickJS } = await import("quickjs-emscripten");
  const module = await getQuickJS();
  return { create: () => contextOf(module) };
}

/** One WebAssembly instance per sandbox: separate memories, as every other engine of the table has. */
export async function loadSeparately(): Promise<Engine> {
  const { newQuickJSWASMModule } = await import("quickjs-emscripten");
  return { create: async () => contextOf(await newQuickJSWASMModule()) };
}

function contextOf(module: QuickJSWASMModule): Live {
  const context = module.newContext();
  return {
    onePlusOne: () => context.unwrapResult(context.evalCode("1+1")).consume((handle) => context.getNumber(handle)),
    close: () => context.dispose(),
  };
}
