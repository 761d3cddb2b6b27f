import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { isBuilt, runCommand } from "./cli-process.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "micropython-wasm-powers-"));
mkdirSync(join(folder, "data"));
writeFileSync(join(folder, "data/in.txt"), "in\n");
afterAll(() => rmSync(folder, { recursive: true }));

const READ = 'print(open("/data/in.txt").read(), end="")';

describe.skipIf(!isBuilt)("the built command line", () => {
  test("grants directories and variables, and none without being asked", () => {
    const volume = `${join(folder, "data")}:/data`;
    expect(runCommand(["-v", volume, "-c", READ])).toEqual({ stdout: "in\n", stderr: "", status: 0 });
    expect(runCommand(["-c", READ])).toMatchObject({ stdout: "", status: 1 });
    const write = 'open("/data/out.txt", "w").write("out")';
    expect(runCommand(["-v", volume, "-c", write])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("OSError: [Errno 30] Read-only file system: '/data/out.txt'"),
    });
    expect(runCommand(["-v", `${volume}:rw`, "-c", write])).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "data/out.txt"), "utf8")).toBe("out");
    const code = 'import os; print(os.environ["A"], os.environ.get("PATH"))';
    expect(runCommand(["--env", "A=ü", "-c", code]).stdout).toBe("ü None\n");
    const missing = runCommand(["-v", `${join(folder, "absent")}:/data`, "-c", READ]);
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining("does not exist") });
  });

  test("takes secrets for the hosts of a policy only, and does not repeat what may be the value of one", () => {
    const alone = runCommand(["--allow-host", "api.example.com", "--secret", "PATH", "-c", "1"]);
    expect(alone).toMatchObject({ status: 2, stderr: expect.stringContaining("--secret needs a --policy") });
    const policy = join(folder, "secret.json");
    writeFileSync(policy, '{ "version": 1 }');
    const value = runCommand(["--policy", policy, "--secret", "KEY=correct-horse", "-c", "1"]);
    expect(value).toMatchObject({ status: 2, stderr: expect.stringContaining("--secret takes a NAME") });
    expect(value.stderr).not.toContain("correct-horse");
  });

  test("writes an audit, which verifies until somebody changes it", () => {
    const log = join(folder, "log.jsonl");
    expect(runCommand(["-v", `${join(folder, "data")}:/data`, "--audit", log, "-c", READ]).status).toBe(0);
    const verified = runCommand(["audit", "verify", log]);
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining("complete") });
    const text = readFileSync(log, "utf8");
    expect(text).toContain('"/data/in.txt"');
    expect(text).not.toContain(folder);
    // It is not overwritten.
    expect(runCommand(["--audit", log, "-c", "1"])).toMatchObject({ status: 2 });
    writeFileSync(log, text.replace("/data/in.txt", "/data/other"));
    expect(runCommand(["audit", "verify", log])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("line 2: it was changed"),
    });
    writeFileSync(log, text.trimEnd().split("\n").slice(0, -1).join("\n").concat("\n"));
    const cut = runCommand(["audit", "verify", "--json", log]);
    expect([cut.status, JSON.parse(cut.stdout)]).toMatchObject([1, { ok: true, complete: false }]);
  });

  test("says what audit can do, and refuses the rest", () => {
    expect(runCommand(["audit", "--help"]).stdout).toContain("usage: micropython-wasm audit verify");
    expect(runCommand(["audit", "check"])).toMatchObject({ status: 2 });
    expect(runCommand(["audit", "verify", "x", "--jsn"]).stderr).toContain("did you mean --json?");
    expect(runCommand(["audit", "verify", join(folder, "absent")])).toMatchObject({ status: 2 });
  });
});
