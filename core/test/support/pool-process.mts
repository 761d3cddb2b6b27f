/** A program that uses a pool, closes nothing, and is to end all the same. */
import { Pool } from "../../src/core/pool/pool.ts";
import { startThread } from "../../src/node/thread.ts";
import { attendant, MACHINE, scriptedEngine, task } from "./pooled.ts";

const pool = new Pool(startThread, { size: 2, hibernateAfterMs: 60_000 });
const engine = scriptedEngine();
const [first, second] = await Promise.all([pool.machine(engine, MACHINE), pool.machine(engine, MACHINE)]);
const [report] = await Promise.all([first.perform(task("n"), attendant()), second.perform(task("w"), attendant())]);
console.log(report.kind);
