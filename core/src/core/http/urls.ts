import { isAddress, isPublicAddress } from "./addresses.ts";
import { HttpFailure } from "./failure.ts";

/** Longer than any server takes. */
const URL_CHARACTERS = 8_192;
/** Where a deed shows a text that is no URL. */
const SHOWN_CHARACTERS = 500;

/** A host as it may be written: what a URL parser makes of it is then the same, but for capital letters. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/i;

/**
 * The URL of a request, which must say in one way only where it goes: readers of URLs disagree on backslashes, on white space, on
 * numbers for addresses, on what stands before an `@` and on dots of other scripts. Throws `HttpFailure`.
 */
export function readUrl(text: string): URL {
  if (text.length > URL_CHARACTERS) throw invalid(`the URL has more than ${URL_CHARACTERS} characters`);
  if (/[\p{Cc}\s\\]/u.test(text)) throw invalid("the URL has white space, a control character or a backslash in it");
  const [, protocol, authority] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(text) ?? [];
  if (protocol === undefined || authority === undefined) {
    throw invalid("the URL must begin with https:// or http:// and a host");
  }
  if (!/^https?$/i.test(protocol))
    throw new HttpFailure("refused", `URLs of the kind '${protocol}:' are never granted`);
  if (authority.includes("@")) throw new HttpFailure("refused", "the URL has a user or password in it: use a header");
  const [, host = "", port] = /^(.*?)(?::(\d{1,5}))?$/.exec(authority) ?? [];
  if (!HOST.test(host)) {
    throw invalid("the host of the URL must be letters, digits, dots and hyphens; others are written with 'xn--'");
  }
  const url = parsed(text);
  if (!url) throw invalid("the URL's host or port cannot be read");
  if (url.hostname !== host.toLowerCase()) {
    throw new HttpFailure("refused", `the host '${host}' stands for '${url.hostname}': write that`);
  }
  // Some readers take 0 for no port at all.
  if (url.port === "0") throw invalid("there is no port 0");
  if (url.port !== "" && Number(url.port) !== Number(port)) throw invalid("the port of the URL cannot be read");
  if (host.endsWith(".")) throw new HttpFailure("refused", "the host of the URL ends in a dot: leave it out");
  return url;
}

/** A URL for people and logs. What could not be read is shown without whatever may be a user or password. */
export function shownUrl(url: URL | string): string {
  const shown = typeof url === "string" ? url.slice(0, URL_CHARACTERS).replace(/[^/\\?#]*@/g, "") : url.href;
  return shown.length > SHOWN_CHARACTERS ? `${shown.slice(0, SHOWN_CHARACTERS)}…` : shown;
}

/** A host's name or address as URLs have it, without brackets; undefined when text is neither. */
export function canonicalHost(text: string): string | undefined {
  const bare = text.includes(":") ? `[${text.replace(/^\[(.*)\]$/, "$1")}]` : text;
  if (!HOST.test(bare) || bare.endsWith(".")) return undefined;
  const url = parsed(`https://${bare}/`);
  return url && url.hostname === bare.toLowerCase() ? hostOf(url) : undefined;
}

/** Without the brackets of an address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

export function portOf(url: URL): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

/** Whether a host can be told not to be public without asking for its address. */
export function isPrivateHost(host: string): boolean {
  return isAddress(host) ? !isPublicAddress(host) : /(?:^|\.)localhost$/.test(host);
}

/** Where a redirect leads. Throws `HttpFailure`. */
export function redirected(from: URL, target: string): URL {
  const text = utf8Of(target);
  if (/[\p{Cc}\\]/u.test(text))
    throw new HttpFailure("redirects", "the redirect's URL has a control character or backslash");
  let next: URL;
  try {
    next = new URL(text, from);
  } catch {
    throw new HttpFailure("redirects", "the redirect leads to what is no URL");
  }
  if (next.hash === "") next.hash = from.hash;
  // Once more as if the guest had written it: then it is checked in the same way.
  return readUrl(next.href);
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Servers write URLs in UTF-8, which comes with a character for each byte. */
function utf8Of(bytes: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

function invalid(message: string): HttpFailure {
  return new HttpFailure("invalid", message);
}
