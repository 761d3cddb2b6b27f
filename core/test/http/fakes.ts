import type { Deed } from "../../src/core/audit/event.ts";
import { type GuestRequest, type GuestResponse, HttpBroker } from "../../src/core/http/broker.ts";
import type { ClientRequest, ClientResponse, HttpClient } from "../../src/core/http/client.ts";
import { checkHttpOptions, stricterHttp } from "../../src/core/http/options.ts";
import { bindSecrets } from "../../src/core/http/secrets.ts";
import type { HttpOptions, Secrets } from "../../src/core/http/types.ts";

type Reply = Partial<ClientResponse> & { readonly text?: string };

/** A client that sends nothing, and answers as it is told. */
export class FakeClient implements HttpClient {
  readonly sent: ClientRequest[] = [];
  readonly #answer: (request: ClientRequest) => Reply | Promise<Reply>;

  constructor(answer: (request: ClientRequest) => Reply | Promise<Reply> = () => ({})) {
    this.#answer = answer;
  }

  async send(request: ClientRequest): Promise<ClientResponse> {
    this.sent.push(request);
    const { text = "", ...reply } = await this.#answer(request);
    return { status: 200, reason: "OK", headers: [], body: new Uint8Array(Buffer.from(text)), ...reply };
  }
}

/** A broker before a client. */
export interface Stage {
  readonly deeds: Deed[];
  readonly broker: HttpBroker;
  ask(url: string, more?: Partial<GuestRequest>): Promise<GuestResponse>;
}

export function stage(
  client: HttpClient,
  options: HttpOptions | readonly HttpOptions[],
  { secrets, replyBytes = 2 ** 20 }: { readonly secrets?: Secrets; readonly replyBytes?: number } = {},
): Stage {
  const deeds: Deed[] = [];
  const http = [options]
    .flat()
    .map((each) => checkHttpOptions(each))
    .reduce(stricterHttp);
  const witness = (deed: Deed): void => void deeds.push(deed);
  const broker = new HttpBroker({ http, secrets: bindSecrets(secrets, http), client, replyBytes, witness });
  const ask: Stage["ask"] = (url, more = {}) => {
    const plain = { method: "GET", url, headers: [], body: undefined, timeoutMs: undefined, follows: true };
    return broker.request({ ...plain, ...more }, new AbortController().signal);
  };
  return { deeds, broker, ask };
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text));
}
