import type { ClientResponse } from "./client.ts";
import { HttpFailure } from "./failure.ts";
import { type Header, headerOf, withoutBody, withoutCredentials } from "./headers.ts";
import { namesSecret } from "./secrets.ts";
import { redirected } from "./urls.ts";

/** A request on its way: the guest's own, or what a redirect made of it. */
export interface Hop {
  /** Counted from 0, which is the guest's own. */
  readonly number: number;
  readonly url: URL;
  readonly method: string;
  /** Secrets are named in them, not revealed. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array<ArrayBuffer> | undefined;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * What a response redirects to, by RFC 9110, 15.4; undefined when it is none that redirects. What went into the request's URL is
 * `sentTo`. Credentials, and headers that name a secret, do not go on to another origin. Throws `HttpFailure`.
 */
export function nextHop(hop: Hop, sentTo: URL, { status, headers }: ClientResponse): Hop | undefined {
  const target = headerOf(headers, "location");
  if (!REDIRECTS.includes(status) || target === undefined) return undefined;
  const url = redirected(sentTo, target);
  if (sentTo.protocol === "https:" && url.protocol === "http:") {
    throw new HttpFailure("redirects", "the redirect leads from https to http");
  }
  const becomesGet =
    (status === 303 && hop.method !== "GET" && hop.method !== "HEAD") || (status < 303 && hop.method === "POST");
  const kept = url.origin === sentTo.origin ? hop.headers : withoutCredentials(hop.headers, namesSecret);
  return {
    number: hop.number + 1,
    url,
    method: becomesGet ? "GET" : hop.method,
    headers: becomesGet ? withoutBody(kept) : kept,
    body: becomesGet ? undefined : hop.body,
  };
}
