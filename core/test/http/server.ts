import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";

/** A server on the loopback, for as long as a test takes. */
export interface Loopback extends AsyncDisposable {
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** What it was asked, with the bodies. */
  readonly asked: Asked[];
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

export type Answering = (asked: Asked, response: ServerResponse) => void;

export async function loopback(
  answer: Answering,
  address = "127.0.0.1",
  tls?: ServerOptions,
  port = 0,
): Promise<Loopback> {
  const asked: Asked[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const { method = "", url = "", headers, rawHeaders } = request;
    const entry = { method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString("latin1") };
    asked.push(entry);
    answer(entry, response);
  };
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.listen(port, address);
  await once(server, "listening");
  const { port: chosen } = portOf(server.address());
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { port: chosen, origin: `http://${address}:${chosen}`, asked, [Symbol.asyncDispose]: close };
}

export function portOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new TypeError("the server has no port");
  return address;
}
