import type { Header } from "./headers.ts";

/** One request that has been checked, to one host. */
export interface ClientRequest {
  /** Without a fragment and without credentials. It may hold the values of secrets. */
  readonly url: string;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  /** Which addresses the host's name may stand for, where they can be seen. */
  readonly addressesAllowed: "public" | "any";
  /** Of the response's body, both as it comes and decompressed. */
  readonly maxResponseBytes: number;
  readonly signal: AbortSignal;
}

export interface ClientResponse {
  readonly status: number;
  readonly reason: string;
  /** In their order. Each character of a value is one byte. Nothing of how the body was sent: it is whole and plain. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Sends requests, for sandboxes that share nothing by it: no connections, no cookies, no cache. It follows no redirect and
 * uses no proxy. It rejects with `HttpFailure`.
 */
export interface HttpClient {
  send(request: ClientRequest): Promise<ClientResponse>;
}
