import type { Deed } from "../../src/core/audit/event.ts";
import type { HttpClient } from "../../src/core/http/client.ts";
import { checkHttpOptions } from "../../src/core/http/options.ts";
import { httpPower } from "../../src/core/http/power.ts";
import { bindSecrets } from "../../src/core/http/secrets.ts";
import type { HttpOptions, Secrets } from "../../src/core/http/types.ts";
import { LIMITS, type LimitOptions } from "../../src/core/limits.ts";
import type { PyValue } from "../../src/core/public.ts";
import { NodeHttpClient } from "../../src/node/http-client.ts";
import { Sandbox } from "../../src/node/index.ts";

export interface GuestSettings {
  readonly client?: HttpClient;
  readonly secrets?: Secrets;
  readonly limits?: LimitOptions;
  readonly isolation?: "inline" | "worker";
}

/** A sandbox with the capability, and what was told of it. */
export interface Guest extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly deeds: Deed[];
  /** The value of the last expression. Throws with the traceback. */
  run(code: string): Promise<PyValue>;
}

/** Until `Sandbox.create` takes the options itself: what it will do with them. */
export async function guestWith(options: HttpOptions, settings: GuestSettings = {}): Promise<Guest> {
  const { client = new NodeHttpClient(), secrets, limits = {}, isolation = "inline" } = settings;
  const deeds: Deed[] = [];
  const http = checkHttpOptions(options);
  const hostCallBytes = limits.hostCallBytes ?? LIMITS.hostCallBytes.default;
  const power = httpPower(http, bindSecrets(secrets, http), client, { hostCallBytes }, (deed) => deeds.push(deed));
  const files = Object.entries(power.library).map(([path, source]) => [`/lib/${path}`, source]);
  const sandbox = await Sandbox.create({
    isolation,
    limits: { timeoutMs: 30_000, ...limits },
    modules: { [power.module]: power.functions },
    files: Object.fromEntries(files),
  });
  await sandbox.run("import sys; sys.path.insert(0, '/lib')");
  const run = async (code: string): Promise<PyValue> => {
    const result = await sandbox.run(code);
    if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.traceback}`);
    return result.value;
  };
  return { sandbox, deeds, run, [Symbol.asyncDispose]: () => sandbox.close() };
}
