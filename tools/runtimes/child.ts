// Runs the suite of behaviour in the runtime that it is started in, and prints each outcome as a line of JSON.

import type { Library, Way } from "../../core/test/behaviour/case.ts";
import { outcomeOf } from "../../core/test/behaviour/outcome.ts";
import { SUITE } from "../../core/test/behaviour/suite.ts";

const [address = "", isolation] = process.argv.slice(2);
const library: Library = await import(address);
const way: Way = { isolation: isolation === "inline" ? "inline" : "worker", workersWait: true };
for (const one of SUITE) console.log(JSON.stringify(await outcomeOf(one, library, way)));
process.exit();
