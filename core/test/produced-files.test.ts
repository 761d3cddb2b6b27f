import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { run, Sandbox } from "../src/node/index.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

for (const isolation of ["worker", "inline"] as const) {
  test(`${isolation}: a run tells which files it made or changed, with size and hash`, async () => {
    await using sandbox = await Sandbox.create({
      isolation,
      files: { "/in.txt": "in", "/same.txt": "same", "/gone.txt": "gone" },
    });
    const code = `import os
open("/out/ü.txt".replace("/out", ""), "w").write("made")
open("/in.txt", "a").write("!")
open("/same.txt", "w").write("same")
os.remove("/gone.txt")`;
    const result = await sandbox.run(code, { producedFiles: true });
    expect(result.producedFiles).toEqual([
      { path: "/in.txt", change: "changed", bytes: 3, sha256: sha256("in!") },
      { path: "/ü.txt", change: "made", bytes: 4, sha256: sha256("made") },
    ]);
    const second = await sandbox.run("open('/x', 'wb').write(b'123')", { producedFiles: "content" });
    expect(second.producedFiles).toEqual([
      { path: "/x", change: "made", bytes: 3, sha256: sha256("123"), content: new TextEncoder().encode("123") },
    ]);
    expect(Object.keys(await sandbox.run("1"))).not.toContain("producedFiles");
  });
}

test("a run that fails tells its files too, and one-line runs bring their content", async () => {
  const result = await run("open('/a', 'w').write('x'); 1 / 0", { producedFiles: "content" });
  expect(result.ok).toBe(false);
  expect(result.producedFiles?.map(({ path, content }) => [path, String(content)])).toEqual([["/a", "120"]]);
});

test("anything but true, false and content is refused by name", async () => {
  await using sandbox = await Sandbox.create();
  await expect(sandbox.run("1", Object({ producedFiles: "all" }))).rejects.toMatchObject({ code: "INVALID_OPTION" });
});

test("one-line runs take files, and the limit of that name among the limits", async () => {
  expect(await run("open('/in').read()", { files: { "/in": "x" } })).toMatchObject({ ok: true, value: "x" });
  const result = await run("open('/a', 'w'); open('/b', 'w')", { files: { "/in": "x" }, limits: { files: 4 } });
  expect(result).toMatchObject({ ok: false, error: { type: "OSError" } });
});

test("a run that paused tells the files of all of it", async () => {
  await using sandbox = await Sandbox.create({ functions: { ask: { pauses: true } }, files: { "/in": "x" } });
  const code = "open('/a', 'w').write('1')\nask()\nopen('/b', 'w').write('2')";
  const step = await sandbox.start(code, { producedFiles: true });
  expect(step.status).toBe("paused");
  const next = await sandbox.resume(sandbox.openCalls[0]?.id ?? -1, { value: null });
  if (next.status !== "done") throw new Error("it paused again");
  expect(next.result.producedFiles?.map(({ path }) => path)).toEqual(["/a", "/b"]);
});
