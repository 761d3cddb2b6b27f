import { type IncomingMessage, type ClientRequest as NodeRequest, request as startRequest } from "node:http";
import type { Socket } from "node:net";
import type { ClientRequest, ClientResponse, HttpClient } from "../core/http/client.ts";
import { HttpFailure } from "../core/http/failure.ts";
import type { Header } from "../core/http/headers.ts";
import { hostOf, portOf } from "../core/http/urls.ts";
import { readBody } from "./http-body.ts";
import { type ConnectionSettings, connected, HttpConnector } from "./http-connection.ts";

/**
 * Node's own HTTP/1.1: it comes with each Node and is mended with it, its parser is strict by default, and it leaves it to us
 * where a connection goes. Each request has a connection of its own, which is made first, to an address that was checked: no agent,
 * no kept connection, no proxy of the environment's.
 */
export class NodeHttpClient implements HttpClient {
  readonly #connector: HttpConnector;

  /** Without settings, as everybody uses it. */
  constructor(settings: ConnectionSettings = {}) {
    this.#connector = new HttpConnector(settings);
  }

  async send(request: ClientRequest): Promise<ClientResponse> {
    const url = new URL(request.url);
    const socket = await this.#connector.connect(url, request.addressesAllowed, request.signal);
    try {
      return await exchange(request, url, socket);
    } finally {
      socket.destroy();
    }
  }
}

/** Of all response headers together, and of those before the response proper. */
const HEADER_BYTES = 16_384;
const ACCEPTED = "gzip, br";
/** What is between client and server only. */
const OF_TRANSFER = new Set(["connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"]);
/** What is no longer so when the body was decompressed. */
const OF_COMPRESSION = new Set(["content-encoding", "content-length"]);

function exchange(request: ClientRequest, url: URL, socket: Socket): Promise<ClientResponse> {
  const { method, body, maxResponseBytes, signal } = request;
  return new Promise<ClientResponse>((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const sent: NodeRequest = startRequest({
      ...connected(socket),
      method,
      path: `${url.pathname}${url.search}`,
      setHost: false,
      // As a list: an object would put names that are numbers first.
      headers: headersOf(request, url).flat(),
      maxHeaderSize: HEADER_BYTES,
      insecureHTTPParser: false,
    });
    const fail = (error: unknown): void => {
      sent.destroy();
      reject(signal.aborted ? signal.reason : failureOf(error));
    };
    const abort = (): void => fail(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    sent.on("close", () => signal.removeEventListener("abort", abort));
    sent.on("error", fail);
    sent.on("upgrade", () => fail(new HttpFailure("protocol", "the server wants to speak another protocol")));
    sent.on("response", (response: IncomingMessage) => {
      readBody(response, method, maxResponseBytes).then(({ bytes, wasCompressed }) => {
        const isTold = (name: string): boolean =>
          !OF_TRANSFER.has(name) && !(wasCompressed && OF_COMPRESSION.has(name));
        const headers = pairsOf(response.rawHeaders).filter(([name]) => isTold(name.toLowerCase()));
        resolve({ status: response.statusCode ?? 0, reason: response.statusMessage ?? "", headers, body: bytes });
      }, fail);
    });
    sent.end(body);
  });
}

function headersOf({ headers, method, body }: ClientRequest, url: URL): Header[] {
  const port = portOf(url) === (url.protocol === "https:" ? 443 : 80) ? "" : `:${portOf(url)}`;
  const host = hostOf(url).includes(":") ? `[${hostOf(url)}]` : hostOf(url);
  const hasBody = body !== undefined || ["POST", "PUT", "PATCH"].includes(method);
  return [
    ["Host", `${host}${port}`],
    ...headers,
    ["Accept-Encoding", ACCEPTED],
    ...(hasBody ? [["Content-Length", String(body?.length ?? 0)] as const] : []),
    ["Connection", "close"],
  ];
}

function pairsOf(raw: readonly string[]): Header[] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? "", raw[2 * at + 1] ?? ""]);
}

/** What Node says may name addresses and ports; the guest is told what kind of failure it was. */
function failureOf(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "HPE_HEADER_OVERFLOW") {
    return new HttpFailure("tooLarge", `the headers of the response have more than ${HEADER_BYTES} bytes`);
  }
  if (code.startsWith("HPE_")) return new HttpFailure("protocol", "the server's response is no HTTP");
  return new HttpFailure("connection", "the connection ended before the response did");
}
