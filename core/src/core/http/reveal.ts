import type { Witness } from "../audit/event.ts";
import { HttpFailure } from "./failure.ts";
import { headerOf } from "./headers.ts";
import type { Hop } from "./hop.ts";
import { isPlainOnPurpose, type RuleLists } from "./rules.ts";
import type { Scrubber } from "./scrub.ts";
import { type Reveal, revealInBody, revealInHeaders, revealInUrl, type Secret, unknownSecret } from "./secrets.ts";
import { hostOf } from "./urls.ts";

/** What decides on secrets, and is told of them. */
export interface Vault {
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly scrubber: Scrubber;
  readonly rules: RuleLists;
  readonly witness: Witness;
}

/**
 * A hop as it is sent, with the values of the secrets that it names. What a redirect says is taken as it is: it may hold a value,
 * where the server has put it there, but names none. Throws `HttpFailure` where a value would go where it must not.
 */
export function revealed(hop: Hop, vault: Vault): Hop {
  const used = new Set<string>();
  const reveal: Reveal = (name) => {
    const value = permitted(name, hop.url, vault, used.has(name));
    used.add(name);
    return value;
  };
  for (const name of hop.number > 0 ? vault.scrubber.namesIn(hop.url.href) : []) reveal(name);
  const sent = {
    ...hop,
    url: hop.number > 0 ? hop.url : revealInUrl(hop.url, reveal),
    headers: revealInHeaders(hop.headers, reveal),
    body: hop.body && revealInBody(hop.body, hop.headers, reveal),
  };
  // A server that echoes would give the value away in parts, which nobody recognises.
  if (used.size > 0 && headerOf(hop.headers, "range") !== undefined) {
    throw new HttpFailure("refused", "a request with a secret cannot have the header Range");
  }
  return sent;
}

function permitted(name: string, url: URL, { secrets, rules, witness }: Vault, isKnown: boolean): string {
  const host = hostOf(url);
  const tell = (outcome: "allowed" | "refused", detail: { readonly [key: string]: string }): void =>
    witness({ kind: "secret", name, detail: { host, ...detail }, outcome });
  const secret = secrets.get(name);
  const failure = !secret
    ? unknownSecret(name)
    : secret.host !== host
      ? new HttpFailure("refused", `the secret '${name}' may not be sent to ${host}`)
      : url.protocol !== "https:" && !isPlainOnPurpose(rules, url)
        ? new HttpFailure("refused", `the secret '${name}' may be sent by https only`)
        : undefined;
  if (failure || !secret) {
    tell("refused", { reason: failure?.message ?? "" });
    throw failure ?? unknownSecret(name);
  }
  if (!isKnown) tell("allowed", {});
  return secret.value;
}
