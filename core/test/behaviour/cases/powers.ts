import { type Case, failureOf, needsBlocking, place, withSandbox } from "../case.ts";
import { ok, same, thrownBy } from "../check.ts";

const CLOCK = { start: new Date("2026-01-01T00:00:00Z") };
const KEY = "sixteen bytes or more";

export const POWERS: readonly Case[] = [
  {
    name: "environment and arguments are what the host gives",
    test: (library, way) =>
      withSandbox(library, way, { env: { A: "ü" }, args: ["-v"] }, async (sandbox) => {
        const code = "import os, sys\n[dict(os.environ), sys.argv[1:]]";
        same(await sandbox.eval(code), [{ A: "ü" }, ["-v"]]);
        await sandbox.reset();
        same(await sandbox.eval(code), [{ A: "ü" }, ["-v"]]);
      }),
  },
  {
    name: "the audit has each use of a power, with the same fuel and time everywhere",
    unless: needsBlocking,
    test: async (library, way) => {
      const options = { audit: true, clock: CLOCK, randomSeed: 1, functions: { f: (n: number) => n } };
      return withSandbox(library, way, options, async (sandbox) => {
        const result = await sandbox.run(
          "import time, random\nf(1)\ntime.sleep(3)\nf(2)\nrandom.random()\ntime.time()",
        );
        ok(result.ok, "the run");
        same(
          result.audit?.map(({ kind, name }) => `${kind} ${name}`),
          ["call f", "call f", "clock virtual", "entropy seeded"],
        );
        return result.audit?.map(({ timeMs, fuel }) => [timeMs, fuel]);
      });
    },
  },
  {
    name: "a log of the audit verifies, until it is changed",
    test: async (library, way) => {
      let lines = "";
      const log = await library.AuditLog.open((line) => (lines += line), { key: KEY });
      const result = await library.run("while True: pass", {
        ...place(way),
        onAudit: log.event,
        limits: { fuel: 10_000 },
      });
      await log.close();
      same(result.ok, false);
      same((await library.verifyAudit(lines, KEY)).ok, true);
      same((await library.verifyAudit(lines.replace("fuel", "time"), KEY)).ok, false);
    },
  },
  {
    name: "a policy holds, and the stricter of it and the code",
    unless: needsBlocking,
    test: async (library, way) => {
      const policy = {
        version: 1,
        limits: { fuel: 50_000 },
        functions: ["f"],
        environment: { A: "1" },
        clock: { start: "2026-01-01T00:00:00Z" },
        entropy: { seed: 7 },
      };
      const options = { policy, functions: { f: () => 1, g: () => 2 }, limits: { fuel: 10 ** 9 }, env: { B: "2" } };
      return withSandbox(library, way, options, async (sandbox) => {
        same(sandbox.withheld.map(({ path }) => path).sort(), ["env.B", "functions.g", "limits.fuel"]);
        same((await failureOf(sandbox, "g()")).type, "NameError");
        same((await failureOf(sandbox, "while True: pass")).kind, "fuel");
        return sandbox.eval("import os, random\n[f(), dict(os.environ), random.random()]");
      });
    },
  },
  {
    name: "a policy that is none is refused, with the places",
    test: async (library, way) => {
      const policy = { version: 1, limits: { fule: 1 } };
      const error = await thrownBy(() => library.Sandbox.create({ ...place(way), policy }));
      same(error["code"], "INVALID_POLICY");
      return error["message"];
    },
  },
  {
    name: "what is not granted of the network is refused, and nothing is sent",
    unless: needsBlocking,
    test: (library, way) =>
      withSandbox(library, way, { http: { allow: [{ host: "api.example.com" }] } }, async (sandbox) => {
        const error = await failureOf(sandbox, 'import requests\nrequests.get("https://other.example/")');
        return [error.type, error.message];
      }),
  },
  {
    name: "a run tells which files it made",
    test: (library, way) =>
      withSandbox(library, way, {}, async (sandbox) => {
        const { producedFiles } = await sandbox.run("open('/made', 'w').write('x')", { producedFiles: true });
        return producedFiles;
      }),
  },
];
