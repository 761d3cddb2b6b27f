import type { Case, Evidence } from "./case.ts";
import { defanged } from "./defang.ts";
import { WALLET_WORDS, walletOf } from "./wallets/address.ts";

export type IndicatorKind =
  | "url"
  | "host"
  | "address"
  | "webhook"
  | "email"
  | "path"
  | "registry"
  | "wallet"
  | "token"
  | "hash";

/** A text to look for elsewhere. */
export interface Indicator {
  readonly kind: IndicatorKind;
  readonly value: string;
  /** As people pass it on, so that nothing opens it by accident: `hxxp://example[.]com`. */
  readonly defanged: string;
  /** The first places it was seen at. */
  readonly evidence: readonly Evidence[];
}

export const INDICATOR_KINDS: readonly IndicatorKind[] = [
  ...(["url", "webhook", "host", "address", "email"] as const),
  ...(["path", "registry", "wallet", "token", "hash"] as const),
];

/** More of a kind are left out. */
export const INDICATORS_OF_A_KIND = 500;
const PLACES = 5;
const TEXT_CHARACTERS = 100_000;
const VALUE_CHARACTERS = 500;

const URL_TEXT = /\b(?:https?|ftps?|tcp|udp|wss?|stratum\+\w+|ssh|ldap|socks5?):\/\/[^\s"'<>`|\\^{}…\p{Cc}]+/giu;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;
const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g;
const IPV6 = /^(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}$/i;
const HOST =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,10}(?:com|net|org|io|ru|cn|info|biz|xyz|top|onion|invalid|example|test|dev|me|co|uk|de|fr|nl|eu|us|su|tk|ml|ga|cf|gq|pw|cc|tv|ws|app|site|online|club|live|link|sh|gg|to|in|br|jp|kr|ir|ua|pl)$/i;
const UNIX_PATH =
  /(?<![\w/.:-])(?:~|\/(?:etc|tmp|usr|var|home|root|opt|dev|bin|sbin|proc|sys|run|lib|Users|Library|Applications))\/[\w.@%+~/*-]+/g;
const WINDOWS_PATH = /(?<![\w])(?:[A-Za-z]:|%\w{2,40}%)[\\/][^\s"'<>|?*:…\p{Cc}]+/gu;
const REGISTRY =
  /\b(?:(?:HKEY_[A-Z_]{4,20}|HK(?:CU|LM|CR|U))\\[^"'\r\n|…]{1,200}|(?:software|system)\\(?:microsoft|currentcontrolset|policies|classes)\\[^"'\r\n|…]{1,200})/gi;
const WEBHOOK =
  /(?:discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|hooks\.slack\.com\/services\/|api\.telegram\.org\/bot|webhook\.site\/|\.webhook\.office\.com\/)/i;
const TOKEN =
  /(?<![\w-])(?:[\w-]{24,28}\.[\w-]{6}\.[\w-]{27,38}|\d{8,10}:[\w-]{35}|(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[\w-]{10,100}|sk_(?:live|test)_[A-Za-z0-9]{16,64}|eyJ[\w-]{10,400}\.eyJ[\w-]{10,2000}\.[\w-]{10,400})(?![\w-])/g;
const HASH = /(?<![\w/+])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\w/+])/gi;

/** What is worth looking for elsewhere, each once, sorted by kind and value. */
export function indicatorsOf(script: Case): readonly Indicator[] {
  const found = new Map<string, Indicator & { readonly evidence: Evidence[] }>();
  const counts = new Map<IndicatorKind, number>();
  const checks = { left: CHECKS };
  const add = (kind: IndicatorKind, text: string, evidence: Evidence): void => {
    const value = text.slice(0, VALUE_CHARACTERS).toWellFormed();
    const key = `${kind} ${value}`;
    const known = found.get(key);
    if (known) {
      if (known.evidence.length < PLACES && !known.evidence.some((each) => samePlace(each, evidence)))
        known.evidence.push(evidence);
      return;
    }
    const count = counts.get(kind) ?? 0;
    if (count >= INDICATORS_OF_A_KIND) return;
    counts.set(kind, count + 1);
    found.set(key, { kind, value, defanged: defanged(kind, value), evidence: [evidence] });
  };
  for (const { text, evidence } of script.texts)
    for (const [kind, value] of indicatorsIn(text, checks)) add(kind, value, evidence);
  for (const { path, sha256 } of script.dossier.files) {
    const evidence = { observation: undefined, layer: 0, line: undefined };
    add("path", path, evidence);
    if (sha256 !== undefined) add("hash", sha256, evidence);
  }
  // What it found in the decoy and passed on is not its own.
  const isOwn = ({ value, evidence }: Indicator): boolean =>
    evidence.some(({ observation }) => observation === undefined) || !script.bait.some((text) => text.includes(value));
  return [...found.values()]
    .filter(isOwn)
    .sort((a, b) => INDICATOR_KINDS.indexOf(a.kind) - INDICATOR_KINDS.indexOf(b.kind) || (a.value < b.value ? -1 : 1));
}

function samePlace(a: Evidence, b: Evidence): boolean {
  return a.observation === b.observation && a.layer === b.layer && a.line === b.line;
}

/** Words whose checksum is looked at, which takes up to 0.2 ms each; `left` counts down. */
export interface Checks {
  left: number;
}

const CHECKS = 10_000;

export function* indicatorsIn(
  whole: string,
  checks: Checks = { left: CHECKS },
): Generator<readonly [IndicatorKind, string]> {
  const text = whole.slice(0, TEXT_CHARACTERS);
  for (const [match] of text.matchAll(URL_TEXT)) {
    const url = match.replace(/[).,;:!]+$/, "");
    yield [WEBHOOK.test(url) ? "webhook" : "url", url];
    const host = hostOf(url);
    if (host === undefined) continue;
    if (/^[\d.]+$|:/.test(host)) yield ["address", host];
    else if (host.includes(".")) yield ["host", host];
  }
  for (const [match] of text.matchAll(EMAIL)) yield ["email", match];
  for (const [match] of text.matchAll(IPV4)) if (!/^(?:0|127|255)\./.test(match)) yield ["address", match];
  if (text.length < 64 && IPV6.test(text) && /[0-9a-f]/i.test(text)) yield ["address", text.toLowerCase()];
  if (text.length < 254 && HOST.test(text)) yield ["host", text.toLowerCase()];
  for (const [match] of text.matchAll(UNIX_PATH)) yield ["path", match];
  for (const [match] of text.matchAll(WINDOWS_PATH)) yield ["path", match];
  for (const [match] of text.matchAll(REGISTRY)) yield ["registry", match];
  for (const [match] of text.matchAll(WALLET_WORDS))
    if (checks.left-- > 0 && walletOf(match) !== undefined) yield ["wallet", match];
  for (const [match] of text.matchAll(TOKEN)) yield ["token", match];
  for (const [match] of text.matchAll(HASH)) yield ["hash", match.toLowerCase()];
}

function hostOf(url: string): string | undefined {
  const [, authority = ""] = /^[^:]+:\/\/([^/?#]*)/.exec(url) ?? [];
  const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
  const [, bracketed] = /^\[([0-9a-f:.]+)\]/.exec(host) ?? [];
  return bracketed ?? (/^([\w.-]+)(?::\d*)?$/.exec(host)?.[1] || undefined);
}
