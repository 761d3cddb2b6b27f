import type { ClientRequest, ClientResponse, HttpClient } from "../core/http/client.ts";
import { HttpFailure } from "../core/http/failure.ts";

/**
 * Requests of a page or worker, by `fetch`. What differs from Node:
 *
 * - The page does not learn which address a name stands for, so that names are checked and addresses are not. An address that
 *   stands in the URL itself is.
 * - It does not learn where a redirect leads, before it is followed: none is.
 * - Other origins must allow the page's (CORS), and the browser keeps some headers to itself, such as User-Agent and Cookie.
 */
export class FetchHttpClient implements HttpClient {
  async send({ url, method, headers, body, maxResponseBytes, signal }: ClientRequest): Promise<ClientResponse> {
    const response = await start(url, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      ...(body === undefined ? {} : { body }),
      signal,
      mode: "cors",
      // Nothing of the page's own goes along, and nothing of this stays.
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      redirect: "manual",
    });
    if (response.type === "opaqueredirect" || response.redirected) {
      throw new HttpFailure("redirects", "the server redirects, which cannot be checked in a browser");
    }
    const bytes = await readAll(response.body, maxResponseBytes, signal);
    const isChanged = method !== "HEAD" && Number(response.headers.get("content-length") ?? 0) !== bytes.length;
    const plain = [...response.headers].filter(([name]) => !isChanged || !OF_COMPRESSION.has(name));
    return { status: response.status, reason: response.statusText, headers: plain, body: bytes };
  }
}

/** What is no longer so when the browser has decompressed the body, which it does not say. */
const OF_COMPRESSION = new Set(["content-encoding", "content-length"]);

/** What browsers say is the same for whatever went wrong. */
async function start(url: string, settings: RequestInit): Promise<Response> {
  try {
    return await fetch(url, settings);
  } catch {
    throw new HttpFailure("connection", "the request failed, or the server does not allow it from this page");
  }
}

async function readAll(
  stream: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || !value) break;
      length += value.length;
      if (length > maxBytes)
        throw new HttpFailure("tooLarge", `the response has more than ${maxBytes} bytes`, maxBytes);
      chunks.push(value);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    if (error instanceof HttpFailure) throw error;
    throw signal.aborted
      ? signal.reason
      : new HttpFailure("connection", "the connection ended before the response did", length);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
