// The suite of behaviour (core/test/behaviour) in every runtime that can be had.

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Outcome } from "../../core/test/behaviour/outcome.ts";
import { outcomesInPage, PAGE_WAYS } from "../../core/test/support/behaviour-page.ts";
import { HAS_CHROMIUM, Site } from "../../core/test/support/chromium.ts";
import { newestNode } from "./newest-node.ts";
import { bun, DENO_ARGUMENTS, deno, workerd } from "./others.ts";
import { outcomesInProcess } from "./processes.ts";
import { type Entry, formatReport, summaryOf } from "./report.ts";
import { Unavailable } from "./unavailable.ts";
import { outcomesInWorkerd } from "./workerd.ts";

const HELP = `Runs the suite of behaviour (core/test/behaviour) on every runtime that this machine has or npm can give it.

  npm run runtimes                          all of them, some minutes
  npm run runtimes -- --only node,workerd   some: node, newest, deno, bun, workerd, chromium
  npm run runtimes -- --json FILE           also writes what came of it: { passed, failed, entries }

Runtimes that cannot be had are said to be missing, and are no failure.
`;

interface Attempt {
  readonly title: string;
  readonly way: string;
  readonly outcomes: () => Promise<readonly Outcome[]>;
}

const ISOLATIONS = ["inline", "worker"] as const;

function inProcesses(title: string, command: readonly [string, ...string[]]): Attempt[] {
  return ISOLATIONS.map((isolation) => ({
    title,
    way: isolation,
    outcomes: () => outcomesInProcess(command, isolation),
  }));
}

/** By the names of the command line. */
const RUNTIMES: Readonly<Record<string, () => Promise<Attempt[]>>> = {
  node: async () => inProcesses(`Node ${process.versions.node}`, [process.execPath]),
  newest: async () => {
    const { title, version, executable } = newestNode();
    return inProcesses(`${title} ${version}`, [executable]);
  },
  deno: async () => {
    const { title, version, executable } = deno();
    return inProcesses(`${title} ${version}`, [executable, ...DENO_ARGUMENTS]);
  },
  bun: async () => {
    const { title, version, executable } = bun();
    return inProcesses(`${title} ${version}`, [executable, "run"]);
  },
  workerd: async () => {
    const { title, version, executable } = workerd();
    return [{ title: `${title} ${version}`, way: "inline", outcomes: () => outcomesInWorkerd(executable) }];
  },
  chromium: async () => {
    if (!HAS_CHROMIUM) throw new Unavailable("there is no Chromium here");
    const site = await Site.open();
    const title = `Chromium ${site.version}`;
    await site.close();
    return PAGE_WAYS.map((way) => ({
      title,
      way: way.name,
      outcomes: async () => {
        const site = await Site.open(way.headers);
        try {
          return await outcomesInPage(await site.visit(), way);
        } finally {
          await site.close();
        }
      },
    }));
  },
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: "string" }, json: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const names = values.only?.split(",") ?? Object.keys(RUNTIMES);
  const unknown = names.filter((name) => RUNTIMES[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`unknown runtime '${unknown[0]}'; known: ${Object.keys(RUNTIMES).join(", ")}`);
  const entries: Entry[] = [];
  const missing: string[] = [];
  for (const name of names) {
    try {
      for (const { title, way, outcomes } of (await RUNTIMES[name]?.()) ?? []) {
        process.stderr.write(`${title}, ${way}\n`);
        entries.push({ title, way, outcomes: await outcomes() });
      }
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      missing.push(error.message);
    }
  }
  const summary = summaryOf(entries);
  process.stdout.write(formatReport(summary, missing));
  if (values.json !== undefined) {
    mkdirSync(path.dirname(path.resolve(values.json)), { recursive: true });
    writeFileSync(values.json, `${JSON.stringify({ ...summary, missing }, null, 2)}\n`);
  }
  if (summary.failed > 0) process.exitCode = 1;
}

await main();
