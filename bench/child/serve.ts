// Runs the programs that the parent sends, each in a fresh sandbox of this one process: node serve.js ENGINE.
import { engineNamed } from "./engine.ts";

const engine = await engineNamed(process.argv[2])();
process.on("message", async (source) => {
  try {
    const begin = performance.now();
    const output = await engine.run?.(String(source));
    process.send?.({ runMs: performance.now() - begin, output });
  } catch (error) {
    process.send?.({ failure: String(error) });
  }
});
process.send?.("ready");
