import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { COMMAND } from "../cli-process.ts";
import { fencesOf } from "../docs/fences.ts";
import { temporaryFolder } from "../support/built.ts";
import { HAS_CHROMIUM, openBrowser } from "../support/chromium.ts";
import { nodeWithExceptions } from "../support/wasi-node.ts";

// What docs/build.md builds is run here; docs.test.ts runs the commands and compares what they print.

const folder = temporaryFolder();
const fences = fencesOf(readFileSync(resolve(import.meta.dirname, "../../../docs/build.md"), "utf8"));

/** Runs the example that makes a file, and returns its path. */
function make(name: string): string {
  const example = fences.find(({ language, text }) => language === "sh" && text.includes(`-o ${name}`));
  if (!example) throw new Error(`no example makes ${name}`);
  const script = example.text.replaceAll("npx micropython-wasm", `'${process.execPath}' '${COMMAND}'`);
  const { status, stderr } = spawnSync("bash", ["-ec", script], { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return join(folder, name);
}

const node = nodeWithExceptions();

test.skipIf(node === undefined)("the WASI command runs in the program that is shown", () => {
  make("count.wasm");
  const host = fences.find(({ language, text }) => language === "js" && text.includes("count.wasm"));
  writeFileSync(join(folder, "host.mjs"), host?.text ?? "");
  const input = "tea for two and two for tea and tea";
  const { stdout, stderr, status } = spawnSync(node ?? "", ["--no-warnings", "host.mjs"], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: "3 tea\n2 for\n", stderr: "", status: 0 });
});

test.skipIf(!HAS_CHROMIUM)("the page asks its questions, and counts", async () => {
  const file = make("quiz.html");
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    for (const [question, answer] of [
      ["6 * 7?", "42"],
      ["The capital of France?", "Rome"],
      ["Input", "Ada"],
    ] as const) {
      await page.locator("#question label", { hasText: question }).waitFor();
      await page.keyboard.type(answer);
      await page.keyboard.press("Enter");
    }
    await page.waitForSelector("#status[data-state=done]");
    expect(await page.locator("#transcript").innerText()).toMatch(
      /1 of 2 are right\.\s*Your name\? Ada\s*name\s+points\s*Ada\s+1/,
    );
  } finally {
    await browser.close();
  }
});
