import { MisuseError } from "../errors.ts";
import { base64Of, bytesOfBase64 } from "./base64.ts";
import { HttpFailure } from "./failure.ts";
import { type Header, headerOf } from "./headers.ts";
import { bytesOfLatin1, latin1Of, utf8Latin1 } from "./latin1.ts";
import { type CheckedHttp, checkSecretName } from "./options.ts";

/** A secret whose value may go to one host. */
export interface Secret {
  readonly value: string;
  readonly host: string;
}

/** What a name stands for in a request that is about to be sent. Throws `HttpFailure` where it must not be sent. */
export type Reveal = (name: string) => string;

/** Shorter values are in every page, and could not be taken out of what comes back. */
const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 4_096;
/** Fewer are easy to guess, and slow to look for where a page repeats them. */
const LEAST_VARIETY = 5;

const PLAIN = /\{\{secret:([A-Za-z_][A-Za-z0-9_-]{0,63})\}\}/g;
/** With any of its marks percent-encoded, as it comes out of `urlencode()`. */
const ENCODED = /(?:\{|%7B){2}secret(?::|%3A)([A-Za-z_][A-Za-z0-9_-]{0,63})(?:\}|%7D){2}/gi;

/** The values of secrets with their hosts, of which none is without the other. Throws `MisuseError`, without any value in it. */
export function bindSecrets(values: unknown, http: CheckedHttp): ReadonlyMap<string, Secret> {
  const hosts = http.secrets ?? new Map<string, string>();
  if (values !== undefined && (typeof values !== "object" || values === null || Array.isArray(values)))
    throw misuse("secrets", "must be an object with the value of each secret");
  const bound = new Map<string, Secret>();
  for (const [name, value] of Object.entries(values ?? {}) as Iterable<[string, unknown]>) {
    checkSecretName(name, `secrets.${name}`);
    checkValue(value, `secrets.${name}`);
    const host = hosts.get(name);
    if (host === undefined) throw misuse(`secrets.${name}`, `has no host: name it in http.secrets.${name}.host`);
    bound.set(name, { value, host });
  }
  for (const name of hosts.keys())
    if (!bound.has(name)) throw misuse(`http.secrets.${name}`, `has no value: give it as secrets.${name}`);
  return bound;
}

function checkValue(value: unknown, path: string): asserts value is string {
  if (typeof value !== "string" || !value.isWellFormed() || /\p{Cc}/u.test(value))
    throw misuse(path, "must be text without control characters");
  if (value.length < LEAST_CHARACTERS || value.length > MOST_CHARACTERS || new Set(value).size < LEAST_VARIETY)
    throw misuse(
      path,
      `must have ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters, ${LEAST_VARIETY} different ones: others cannot be taken out again`,
    );
}

/** Whether a header names a secret, also where the name and the password of a user are encoded. */
export function namesSecret(value: string): boolean {
  return value.search(PLAIN) >= 0 || credentialsIn(value) !== undefined;
}

export function revealInHeaders(headers: readonly Header[], reveal: Reveal): Header[] {
  return headers.map(([name, value]) => {
    const revealed = value.replace(PLAIN, (_, secret: string) => utf8Latin1(reveal(secret)));
    const credentials = credentialsIn(value);
    if (credentials === undefined) return [name, revealed];
    const known = credentials.replace(PLAIN, (_, secret: string) => utf8Latin1(reveal(secret)));
    return [name, `Basic ${base64Of(bytesOfLatin1(known))}`];
  });
}

/** In path and query; the host has been checked. */
export function revealInUrl(url: URL, reveal: Reveal): URL {
  const fill = (part: string): string =>
    part.replace(ENCODED, (_, secret: string) => encodeURIComponent(reveal(secret)));
  const revealed = new URL(url);
  revealed.pathname = fill(url.pathname);
  revealed.search = fill(url.search);
  return revealed;
}

/** Written as the body's type wants it: escaped in JSON, percent-encoded in forms, as it is in anything else. */
export function revealInBody(
  body: Uint8Array<ArrayBuffer>,
  headers: readonly Header[],
  reveal: Reveal,
): Uint8Array<ArrayBuffer> {
  const text = latin1Of(body);
  if (!/secret/i.test(text)) return body;
  const type = headerOf(headers, "content-type") ?? "";
  const isForm = /^application\/x-www-form-urlencoded/i.test(type);
  const isJson = /[/+]json\b/i.test(type);
  const written = (value: string): string => {
    if (isForm) return encodeURIComponent(value);
    return utf8Latin1(isJson ? JSON.stringify(value).slice(1, -1) : value);
  };
  const filled = text.replace(isForm ? ENCODED : PLAIN, (_, secret: string) => written(reveal(secret)));
  return filled === text ? body : bytesOfLatin1(filled);
}

/** User and password of a header, when a secret is named in them. */
function credentialsIn(value: string): string | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(value) ?? [];
  const decoded = encoded === undefined ? undefined : bytesOfBase64(encoded);
  const text = decoded && latin1Of(decoded);
  return text !== undefined && text.search(PLAIN) >= 0 ? text : undefined;
}

/** Of a secret that is not known, what the guest is told. */
export function unknownSecret(name: string): HttpFailure {
  return new HttpFailure("refused", `there is no secret named '${name}'`);
}

function misuse(path: string, problem: string): MisuseError {
  return new MisuseError("INVALID_OPTION", `option '${path}' ${problem}`);
}
