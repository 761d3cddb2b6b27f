import { HttpFailure } from "./failure.ts";

export type Header = readonly [name: string, value: string];

const MOST_HEADERS = 100;
const HEADERS_BYTES = 16_384;

/** RFC 9110, 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Those that say where a message ends and whom it is for, which the client writes, those that are for the next machine only, and
 * those that would make another method of the one that was checked.
 */
const FORBIDDEN = new Set([
  ..."connection content-length expect host http2-settings keep-alive te trailer transfer-encoding upgrade".split(" "),
  ..."x-http-method x-http-method-override x-method-override".split(" "),
]);

/** Never sent on to another origin. */
const CREDENTIALS = new Set(["authorization", "cookie", "cookie2", "proxy-authorization"]);

/** What describes a body, which a redirect may leave behind. */
const OF_BODY = /^content-/;

/**
 * The headers of a request. The client decompresses what it gets, and so says itself what it accepts: that header is left
 * out. Throws `HttpFailure`.
 */
export function readHeaders(given: readonly Header[]): Header[] {
  if (given.length > MOST_HEADERS) throw invalid(`there are more than ${MOST_HEADERS} headers`);
  const seen = new Set<string>();
  const headers: Header[] = [];
  let bytes = 0;
  for (const [name, value] of given) {
    const key = name.toLowerCase();
    if (!TOKEN.test(name)) throw invalid("the name of a header has characters that no name may have");
    if (!VALUE.test(value))
      throw invalid(`the header ${name} has a line break or another character that no header may have`);
    if (FORBIDDEN.has(key) || key.startsWith("proxy-")) throw invalid(`the header ${name} cannot be set`);
    if (seen.has(key)) throw invalid(`the header ${name} is given twice`);
    seen.add(key);
    bytes += name.length + value.length;
    if (key !== "accept-encoding") headers.push([name, value.trim()]);
  }
  if (bytes > HEADERS_BYTES) throw invalid(`the headers have more than ${HEADERS_BYTES} bytes`);
  return headers;
}

export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}

/** What may go on to another origin. Those that `isSecret` may not. */
export function withoutCredentials(headers: readonly Header[], isSecret: (value: string) => boolean): Header[] {
  return headers.filter(([name, value]) => !CREDENTIALS.has(name.toLowerCase()) && !isSecret(value));
}

export function withoutBody(headers: readonly Header[]): Header[] {
  return headers.filter(([name]) => !OF_BODY.test(name.toLowerCase()));
}

function invalid(message: string): HttpFailure {
  return new HttpFailure("invalid", message);
}
