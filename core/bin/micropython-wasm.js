#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error("micropython-wasm is not built yet: run `npm run setup` in the repository first");
  process.exitCode = 2;
}
