import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildForm, build } from "../core/src/builder/index.ts";
import { HAS_CHROMIUM, openBrowser } from "../core/test/support/chromium.ts";
import { newestNode } from "../tools/runtimes/newest-node.ts";
import { Unavailable } from "../tools/runtimes/unavailable.ts";
import { CACHE, REPOSITORY } from "./places.ts";
import { runCommand } from "./processes.ts";

/** Where the files of a built program are. */
export interface Forms {
  readonly source: string;
  readonly page: string;
  readonly module: string;
  readonly engine: string;
  readonly command: string;
}

/** Builds a program of one file in every form. */
export async function buildForms(source: string): Promise<Forms> {
  const folder = path.join(CACHE, "built");
  mkdirSync(folder, { recursive: true });
  const main = path.basename(source);
  const place = async (form: BuildForm, name: string): Promise<void> => {
    const { files } = await build({ form, main, name, files: { [main]: readFileSync(source, "utf8") } });
    for (const [file, bytes] of Object.entries(files)) writeFileSync(path.join(folder, file), bytes);
  };
  await place("html", "page");
  await place("js", "module");
  await place("wasi", "command");
  const at = (name: string): string => path.join(folder, name);
  return {
    source,
    page: at("page.html"),
    module: at("module.js"),
    engine: at("module.wasm"),
    command: at("command.wasm"),
  };
}

/** What each form prints, and python3; what cannot run here is named with its reason. */
export async function outputs(forms: Forms): Promise<{ outcomes: Map<string, string>; missing: string[] }> {
  const host = path.join(REPOSITORY, "core/test/support/wasi-host.mts");
  const runs: Record<string, () => string | Promise<string>> = {
    python3: () => runCommand("python3", ["-X", "utf8", forms.source]).output,
    "the module in Node": () => runCommand(process.execPath, [forms.module]).output,
    "the command in the newest Node": () =>
      runCommand(newestNode().executable, ["--no-warnings", host, forms.command, ""]).output,
    "the page in Chromium": () => printedInChromium(forms.page),
  };
  const outcomes = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, run] of Object.entries(runs)) {
    try {
      outcomes.set(name, await run());
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      missing.push(`${name} is missing: ${error.message}`);
    }
  }
  return { outcomes, missing };
}

async function printedInChromium(file: string): Promise<string> {
  if (!HAS_CHROMIUM) throw new Unavailable("there is no Chromium here");
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("#status[data-state=done]");
    return (await page.locator("#transcript").textContent()) ?? "";
  } finally {
    await browser.close();
  }
}
