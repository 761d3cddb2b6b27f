// Runs one program in one fresh sandbox: node run-once.js ENGINE PROGRAM. Prints {loadMs, runMs, output}.
import { readFileSync } from "node:fs";
import { engineNamed } from "./engine.ts";

const load = engineNamed(process.argv[2]);
const source = readFileSync(process.argv[3] ?? "", "utf8");
const begin = performance.now();
const engine = await load();
const loaded = performance.now();
const output = await engine.run?.(source);
const end = performance.now();
process.stdout.write(JSON.stringify({ loadMs: loaded - begin, runMs: end - loaded, output }));
