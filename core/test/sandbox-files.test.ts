import { describe, expect, test } from "vitest";
import { FileError, MisuseError, Sandbox } from "../src/node/index.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe.each(["inline", "worker"] as const)("files of a sandbox, %s", (isolation) => {
  test("are what the host gives, and what the guest makes of them", async () => {
    await using sandbox = await Sandbox.create({
      isolation,
      files: { "/data/in.csv": "a,b\n1,2\n", "é/raw.bin": new Uint8Array([0, 255]) },
    });
    const code = "text = open('/data/in.csv').read()\nopen('out.txt', 'w').write(text.upper())";
    expect(await sandbox.eval(code)).toBe(8);
    expect(text(await sandbox.readFile("out.txt"))).toBe("A,B\n1,2\n");
    expect(await sandbox.readFile("/é/raw.bin")).toEqual(new Uint8Array([0, 255]));
    expect(await sandbox.listFiles()).toEqual([
      { path: "/data/in.csv", bytes: 8 },
      { path: "/out.txt", bytes: 8 },
      { path: "/é/raw.bin", bytes: 2 },
    ]);
    expect(await sandbox.listFiles("data")).toEqual([{ path: "/data/in.csv", bytes: 8 }]);
    await sandbox.writeFile("/data/in.csv", "new");
    expect(await sandbox.eval("open('data/in.csv').read()")).toBe("new");
  });

  test("are as they were given after a reset, and stay in forks and snapshots", async () => {
    await using sandbox = await Sandbox.create({ isolation, files: { "a.txt": "given" } });
    await sandbox.writeFile("b.txt", "written");
    await using twin = await sandbox.fork();
    await using restored = await Sandbox.restore(await sandbox.snapshot(), { isolation });
    await sandbox.reset();
    const names = async (of: Sandbox) => (await of.listFiles()).map(({ path }) => path);
    expect(await names(sandbox)).toEqual(["/a.txt"]);
    expect(await names(twin)).toEqual(["/a.txt", "/b.txt"]);
    expect(await names(restored)).toEqual(["/a.txt", "/b.txt"]);
    await twin.writeFile("b.txt", "changed");
    expect(text(await restored.readFile("b.txt"))).toBe("written");
  });

  test("can be imported", async () => {
    await using sandbox = await Sandbox.create({
      isolation,
      files: { "helper.py": "def double(x): return 2 * x\n", "pack/__init__.py": "", "pack/part.py": "value = 7" },
    });
    expect(await sandbox.eval("import helper\nfrom pack.part import value\nhelper.double(value)")).toBe(14);
  });
});

describe("files", () => {
  test.each([
    ["/none", "FILE_NOT_FOUND"],
    ["/a.txt/b", "FILE_NOT_FOUND"],
    ["/tmp", "FILE_IS_DIRECTORY"],
    [`/${"x".repeat(300)}`, "FILE_FAILED"],
  ])("%s cannot be read: %s", async (path, code) => {
    await using sandbox = await Sandbox.create({ isolation: "inline", files: { "a.txt": "" } });
    const error = await sandbox.readFile(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileError);
    expect(error).toMatchObject({ code, path });
    expect(sandbox.state).toBe("idle");
  });

  test.each(["", "a\0b", "\ud800", "x".repeat(5_000)])("%j is no path", async (path) => {
    await using sandbox = await Sandbox.create({ isolation: "inline" });
    await expect(sandbox.writeFile(path, "")).rejects.toThrow(MisuseError);
    await expect(Sandbox.create({ files: { [path]: "" } })).rejects.toThrow(MisuseError);
  });

  test("have limits, which the guest meets as errors that it can catch", async () => {
    await using sandbox = await Sandbox.create({ isolation: "inline", limits: { files: 5, fileBytes: 1_000 } });
    const code = `
import errno
def attempt(size, name):
    try:
        with open(name, "wb") as f: f.write(bytes(size))
        return True
    except OSError as error:
        return error.errno == errno.ENOSPC and "full"
[attempt(900, "a"), attempt(200, "b"), attempt(100, "c"), attempt(0, "d")]`;
    expect(await sandbox.eval(code)).toEqual([true, "full", true, "full"]);
    await expect(sandbox.writeFile("e", "")).rejects.toMatchObject({ code: "FILE_LIMIT" });
    expect(await sandbox.eval("import os\nos.remove('a')\nattempt(800, 'c')")).toBe(true);
    await expect(sandbox.writeFile("e", "x".repeat(300))).rejects.toMatchObject({ code: "FILE_LIMIT" });
  });

  test("that do not fit into memory are refused, and nothing is lost", async () => {
    await using sandbox = await Sandbox.create({ isolation: "inline", limits: { memoryBytes: 2 ** 21 } });
    await expect(sandbox.writeFile("a", new Uint8Array(4_000_000))).rejects.toMatchObject({ code: "FILE_LIMIT" });
    expect(await sandbox.eval("1 + 1")).toBe(2);
  });
});
