/** A program that uses a pool, closes nothing, and is to end all the same. */
import { recogniseEngine } from "../../src/boundary/engine.ts";
import { Pool } from "../../src/core/pool/pool.ts";
import { readEngine } from "../../src/node/engine-file.ts";
import { startThread } from "../../src/node/thread.ts";
import { attendant, MACHINE, python } from "./pooled.ts";

const pool = new Pool(startThread, { size: 2, hibernateAfterMs: 60_000 });
const engine = recogniseEngine(await readEngine());
const machines = await Promise.all([pool.machine(engine, MACHINE), pool.machine(engine, MACHINE)]);
const reports = await Promise.all(machines.map((machine) => machine.perform(python("6 * 7"), attendant())));
console.log(...reports.map(({ kind }) => kind));
