import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Pool, type RunResult, Sandbox, type SandboxOptions } from "../../src/node/index.ts";
import { type Attack, CATEGORIES, type Category, grants, limitsOf } from "./corpus/index.ts";

/** The class that attacks name, of exceptions that are now more specific. */
const BASES: Readonly<Record<string, string>> = {
  ModuleNotFoundError: "ImportError",
  FileNotFoundError: "OSError",
  IsADirectoryError: "OSError",
  NotADirectoryError: "OSError",
  FileExistsError: "OSError",
  PermissionError: "OSError",
  error: "ValueError", // of struct
};

/** What no guest may ever see. It lies wherever one could look for it. */
const CANARY = `canary-${randomBytes(16).toString("hex")}`;
const folder = mkdtempSync(join(tmpdir(), "canary-"));
const inputs = { path: join(folder, "secret.py"), port: 0 };
let visits = 0;
const server = createServer((_, response) => {
  visits++;
  response.end(CANARY);
});

const pool = new Pool({ size: 1 });
/** Lives in the thread of all the others, and must not notice. */
let bystander: Sandbox;

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
const prototypes = describePrototypes();

beforeAll(async () => {
  process.on("unhandledRejection", note);
  process.env["CANARY"] = CANARY;
  Object.assign(globalThis, { canary: CANARY });
  writeFileSync(inputs.path, `canary = "${CANARY}"\n`);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  inputs.port = portOf(server.address());
  bystander = await Sandbox.create({ pool });
  await bystander.run("kept = ['untouched']");
});

afterAll(async () => {
  process.off("unhandledRejection", note);
  delete process.env["CANARY"];
  Reflect.deleteProperty(globalThis, "canary");
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
  await pool.close();
});

describe.each(["inline", "worker"] as const)("%s", (isolation) => {
  for (const category of CATEGORIES) {
    describe(category.title, () => {
      for (const attack of category.attacks) test(attack.title, () => contained(category, attack, isolation));
    });
  }

  test("nothing was left behind", async () => {
    // Rejections that nobody handles are told after the present turn.
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
    expect(describePrototypes()).toEqual(prototypes);
    expect(visits, "requests to the server of the canary").toBe(0);
    expect(await bystander.eval("kept")).toEqual(["untouched"]);
  });
});

async function contained(category: Category, attack: Attack, isolation: "inline" | "worker"): Promise<void> {
  const limits = limitsOf(attack);
  const options: SandboxOptions = { isolation, limits, ...(category.granted && grants()) };
  await using sandbox = await Sandbox.create(isolation === "worker" ? { ...options, pool } : options);
  const result = await sandbox.run(attack.code, category.canaries ? { inputs } : {});

  const ending = result.ok ? "ok" : result.error.kind;
  expect(attack.ends, shown(result)).toContain(ending);
  if (result.ok) {
    if (attack.value !== undefined) expect(result.value).toEqual(attack.value);
  } else if (ending === "exception" && attack.type !== undefined) {
    // What is raised may be more specific than what is expected.
    const { type } = result.error;
    const wanted = [attack.type].flat();
    expect(wanted).toContain(wanted.includes(type) ? type : (BASES[type] ?? type));
  }
  expect(result.usage.peakMemoryBytes).toBeLessThanOrEqual(limits.memoryBytes);
  expect(result.stdout.length + result.stderr.length).toBeLessThanOrEqual(limits.outputBytes);
  expect(told(result)).not.toContain(CANARY);

  if (result.ok || result.error.sandbox === "usable") {
    expect(sandbox.state).toBe("idle");
    // After what the guest may have done to its own globals and builtins, too.
    await sandbox.reset();
    expect(await sandbox.run("6 * 7")).toMatchObject({ ok: true, value: 42 });
  } else {
    expect(sandbox.state).toBe("lost");
    await expect(sandbox.run("6 * 7")).rejects.toMatchObject({ code: "SANDBOX_LOST" });
  }
}

/** Everything that a run has said, as text. */
function told(result: RunResult): string {
  const said = JSON.stringify(result, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  return `${said}${result.stdout}${result.stderr}`;
}

function shown(result: RunResult): string {
  if (result.ok) return `it ended with a value: ${told(result).slice(0, 300)}`;
  return `${result.error.type}: ${result.error.message.slice(0, 300)}`;
}

/** What a guest that reached JavaScript's objects could change for everyone. */
function describePrototypes(): unknown[] {
  return [Object, Array, Function, Promise, Map, Uint8Array, Error].map(({ name, prototype }) => [
    name,
    Reflect.ownKeys(prototype).map(String),
  ]);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens at no port");
  return address.port;
}
