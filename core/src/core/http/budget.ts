import { HttpFailure } from "./failure.ts";
import type { HttpLimits } from "./options.ts";

/** What one sandbox has used of the network. */
export class HttpBudget {
  readonly #limits: HttpLimits;
  #requests = 0;
  #bytes = 0;

  constructor(limits: HttpLimits) {
    this.#limits = limits;
  }

  /** Counts a request with a body of so many bytes. Returns how many may come back. Throws `HttpFailure`. */
  begin(requestBytes: number): number {
    const { maxRequests, requestBytes: mostBytes, responseBytes, totalBytes } = this.#limits;
    if (requestBytes > mostBytes) {
      throw new HttpFailure("limit", `the body has more than the ${mostBytes} bytes that a request may have`);
    }
    if (this.#requests >= maxRequests) {
      throw new HttpFailure("limit", `the ${maxRequests} requests that were granted are used up`);
    }
    const left = totalBytes - this.#bytes - requestBytes;
    if (left < 0) throw new HttpFailure("limit", `the ${totalBytes} bytes that were granted are used up`);
    this.#requests += 1;
    this.#bytes += requestBytes;
    return Math.min(responseBytes, left);
  }

  received(bytes: number): void {
    this.#bytes += bytes;
  }
}
