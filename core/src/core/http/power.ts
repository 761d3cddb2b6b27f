import { PythonError } from "../../boundary/values/types.ts";
import type { Witness } from "../audit/event.ts";
import type { HostCallContext } from "../functions/types.ts";
import type { LimitValues } from "../limits.ts";
import type { Power } from "../powers/power.ts";
import { type GuestRequest, HttpBroker } from "./broker.ts";
import type { HttpClient } from "./client.ts";
import { HttpFailure } from "./failure.ts";
import type { Header } from "./headers.ts";
import { httpLibrary } from "./library/library.ts";
import type { CheckedHttp } from "./options.ts";
import type { Secret } from "./secrets.ts";

export const HTTP_MODULE = "_http";

/** Beside the body of a request: its URL and headers, as many as there may be. */
const REQUEST_FRAME_BYTES = 40_000;
const METHOD_CHARACTERS = 32;

/** What a sandbox needs to make requests: one function, and the modules of Python that call it. */
export function httpPower(
  http: CheckedHttp,
  secrets: ReadonlyMap<string, Secret>,
  client: HttpClient,
  limits: Pick<LimitValues, "hostCallBytes">,
  witness: Witness,
): Power {
  const broker = new HttpBroker({ http, secrets, client, replyBytes: limits.hostCallBytes, witness });
  const mostBytes = Math.max(0, Math.min(http.limits.requestBytes, limits.hostCallBytes - REQUEST_FRAME_BYTES));

  /** What fails is told as a value: which exception it becomes depends on the module that asked. */
  async function request(this: HostCallContext, ...args: unknown[]): Promise<unknown> {
    const given = readRequest(args);
    try {
      return await broker.request(given, this.signal);
    } catch (error) {
      if (error instanceof HttpFailure) return { failure: error.kind, message: error.message };
      throw error;
    }
  }

  return {
    module: HTTP_MODULE,
    functions: { request: { call: request } },
    library: httpLibrary(mostBytes),
    description: describe(http, secrets),
  };
}

/** Of rules that all have to allow a request, the first list: others make it less. */
function describe({ rules: [rules = []] }: CheckedHttp, secrets: ReadonlyMap<string, Secret>): string {
  const hosts = rules.map(({ host, below, methods }) => `${below ? "*." : ""}${host} (${methods.join(", ")})`);
  const named = Array.from(secrets, ([name, { host }]) => `{{secret:${name}}} for ${host}`);
  const placeholders = named.length === 0 ? "" : ` Write ${named.join(", ")} where the value of a secret belongs.`;
  return `Network: urllib.request and requests, to ${hosts.join(", ")}.${placeholders}`;
}

/** What comes from our own modules of Python, as long as it is they who call. Throws `PythonError`. */
function readRequest(args: readonly unknown[]): GuestRequest {
  const [method, url, headers, body, timeoutMs, follows] = args;
  const fits =
    args.length === 6 &&
    typeof method === "string" &&
    typeof url === "string" &&
    Array.isArray(headers) &&
    headers.every(isHeader) &&
    (body === null || body instanceof Uint8Array) &&
    (timeoutMs === null || (typeof timeoutMs === "number" && timeoutMs > 0)) &&
    typeof follows === "boolean";
  if (!fits) {
    throw new PythonError("TypeError", "request(method, url, headers, body, timeout, follows): of other types");
  }
  return {
    method: method.slice(0, METHOD_CHARACTERS + 1),
    url,
    headers,
    body: body === null ? undefined : new Uint8Array(body),
    timeoutMs: timeoutMs ?? undefined,
    follows,
  };
}

function isHeader(header: unknown): header is Header {
  return Array.isArray(header) && header.length === 2 && header.every((part) => typeof part === "string");
}
