// node same.js FILE FROM COUNT: runs those of the programs in FILE, one JSON string of an outcome per line.
import { readFileSync, writeSync } from "node:fs";
import { runSame, type SameProgram } from "./same-run.ts";

const [file = "", from, count] = process.argv.slice(2);
const programs: SameProgram[] = JSON.parse(readFileSync(file, "utf8"));
for (const program of programs.slice(Number(from), Number(from) + Number(count))) {
  const line = Buffer.from(`${JSON.stringify(await runSame(program))}\n`);
  for (let sent = 0; sent < line.length; ) sent += writeSync(1, line, sent);
}
process.exit();
