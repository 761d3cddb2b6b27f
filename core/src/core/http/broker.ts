import type { Json, Witness } from "../audit/event.ts";
import { HttpBudget } from "./budget.ts";
import type { ClientResponse, HttpClient } from "./client.ts";
import { HttpFailure } from "./failure.ts";
import { type Header, readHeaders } from "./headers.ts";
import { type Hop, nextHop } from "./hop.ts";
import { type CheckedHttp, isMethod } from "./options.ts";
import { revealed, type Vault } from "./reveal.ts";
import { judge } from "./rules.ts";
import { Scrubber } from "./scrub.ts";
import type { Secret } from "./secrets.ts";
import { readUrl, shownUrl } from "./urls.ts";

/** What a guest asks for. All of it is as the guest says. */
export interface GuestRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  /** Counts where it is lower than the limit. */
  readonly timeoutMs: number | undefined;
  /** Whether redirects are followed. */
  readonly follows: boolean;
}

/** What the guest sees of one response. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
}

export interface GuestResponse extends Answer {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Responses that redirected to this one. */
  readonly history: readonly Answer[];
}

export interface BrokerParts {
  readonly http: CheckedHttp;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly client: HttpClient;
  /** What a response may take on its way to the guest, all in all. */
  readonly replyBytes: number;
  readonly witness: Witness;
}

/** Beside the texts of a reply: names, lengths and numbers. */
const FRAME_BYTES = 512;
const FIELD_BYTES = 16;

/** Takes the requests of one sandbox from their check to the response, and tells of each. */
export class HttpBroker {
  readonly #parts: BrokerParts;
  readonly #vault: Vault;
  readonly #budget: HttpBudget;

  constructor(parts: BrokerParts) {
    this.#parts = parts;
    const values = new Map(Array.from(parts.secrets, ([name, { value }]) => [name, value]));
    const { secrets, witness } = parts;
    this.#vault = { secrets, witness, rules: parts.http.rules, scrubber: new Scrubber(values) };
    this.#budget = new HttpBudget(parts.http.limits);
  }

  /** Rejects with `HttpFailure`, when `signal` is aborted as well. */
  async request(given: GuestRequest, signal: AbortSignal): Promise<GuestResponse> {
    const { timeoutMs } = this.#parts.http.limits;
    const controller = new AbortController();
    const cancel = (): void => controller.abort(new HttpFailure("cancelled", "the run ended"));
    const timer = setTimeout(
      () => controller.abort(new HttpFailure("timeout", "the request took too long")),
      Math.min(timeoutMs, given.timeoutMs ?? timeoutMs),
    );
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    try {
      return await this.#follow(given, controller.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
    }
  }

  async #follow(given: GuestRequest, signal: AbortSignal): Promise<GuestResponse> {
    const { redirects } = this.#parts.http.limits;
    const history: Answer[] = [];
    let hop = this.#told(0, given.method, given.url, () => firstHop(given));
    for (;;) {
      const { response, sent } = await this.#send(hop, signal);
      const answer = this.#answer(hop, response);
      const from = hop;
      const next = given.follows
        ? this.#told(hop.number + 1, hop.method, hop.url, () => nextHop(from, sent.url, response))
        : undefined;
      if (!next) {
        const whole = { ...answer, body: this.#vault.scrubber.bytes(response.body), history };
        return this.#told(hop.number, hop.method, hop.url, () => this.#checkSize(whole));
      }
      if (next.number > redirects) {
        throw this.#tell(next, new HttpFailure("redirects", `it was redirected more than ${redirects} times`));
      }
      history.push(answer);
      hop = next;
    }
  }

  /** One request, told of whatever comes of it. */
  async #send(hop: Hop, signal: AbortSignal): Promise<{ response: ClientResponse; sent: Hop }> {
    let requestBytes = 0;
    try {
      const verdict = judge(this.#parts.http.rules, hop.url, hop.method);
      if (!verdict.allowed) throw new HttpFailure("refused", verdict.reason);
      const sent = revealed(hop, this.#vault);
      requestBytes = sent.body?.length ?? 0;
      const allowed = this.#budget.begin(requestBytes);
      const response = await this.#exchange(sent, verdict.addresses, allowed, signal);
      this.#budget.received(response.body.length);
      this.#witness(hop, "allowed", { status: response.status, requestBytes, responseBytes: response.body.length });
      return { response, sent };
    } catch (error) {
      const failure = asFailure(error);
      this.#budget.received(failure.receivedBytes);
      throw this.#tell(hop, failure, { requestBytes, responseBytes: failure.receivedBytes });
    }
  }

  /** Ends with the signal, whatever the client does. */
  #exchange(
    { url, method, headers, body }: Hop,
    addressesAllowed: "public" | "any",
    allowedBytes: number,
    signal: AbortSignal,
  ): Promise<ClientResponse> {
    const bare = new URL(url);
    bare.hash = "";
    const maxResponseBytes = Math.max(0, Math.min(allowedBytes, this.#parts.replyBytes - FRAME_BYTES));
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason);
      if (signal.aborted) return abort();
      signal.addEventListener("abort", abort, { once: true });
      this.#parts.client
        .send({ url: bare.href, method, headers, body, addressesAllowed, maxResponseBytes, signal })
        .then(resolve, (error: unknown) => reject(signal.aborted ? signal.reason : error))
        .finally(() => signal.removeEventListener("abort", abort));
    });
  }

  #answer({ url }: Hop, { status, reason, headers }: ClientResponse): Answer {
    const { scrubber } = this.#vault;
    return {
      url: scrubber.text(url.href),
      status,
      reason: scrubber.text(reason),
      headers: headers.map(([name, value]) => [scrubber.text(name), scrubber.text(value)]),
    };
  }

  #checkSize(response: GuestResponse): GuestResponse {
    const bytes = [response, ...response.history].reduce((sum, answer) => sum + sizeOf(answer), response.body.length);
    if (bytes + FRAME_BYTES <= this.#parts.replyBytes) return response;
    throw new HttpFailure(
      "tooLarge",
      `the response takes more than the ${this.#parts.replyBytes} bytes of hostCallBytes`,
    );
  }

  /** Does it; where it fails, that is told. */
  #told<Result>(number: number, method: string, url: URL | string, action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw this.#tell({ number, method, url }, asFailure(error));
    }
  }

  /** Returns the failure as the guest may see it. */
  #tell(
    hop: { readonly number: number; readonly method: string; readonly url: URL | string },
    failure: HttpFailure,
    detail: { readonly [name: string]: Json } = {},
  ): HttpFailure {
    const reason = this.#vault.scrubber.text(failure.message);
    this.#witness(hop, failure.isRefusal ? "refused" : "failed", { ...detail, reason });
    return reason === failure.message ? failure : new HttpFailure(failure.kind, reason, failure.receivedBytes);
  }

  #witness(
    { number, method, url }: { readonly number: number; readonly method: string; readonly url: URL | string },
    outcome: "allowed" | "refused" | "failed",
    detail: { readonly [name: string]: Json },
  ): void {
    const shown = this.#vault.scrubber.text(shownUrl(url));
    this.#parts.witness({ kind: "http", name: method, detail: { url: shown, hop: number, ...detail }, outcome });
  }
}

function firstHop({ method, url, headers, body }: GuestRequest): Hop {
  if (!isMethod(method)) throw new HttpFailure("invalid", "the method must be one in capital letters, such as GET");
  return { number: 0, url: readUrl(url), method, headers: readHeaders(headers), body };
}

function sizeOf({ url, reason, headers }: Answer): number {
  const texts = [url, reason, ...headers.flat()];
  // A character of Latin 1 has up to two bytes.
  return texts.reduce((sum, text) => sum + 2 * text.length + FIELD_BYTES, 0);
}

function asFailure(error: unknown): HttpFailure {
  return error instanceof HttpFailure ? error : new HttpFailure("connection", "the request failed");
}
