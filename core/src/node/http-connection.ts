import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isPublicAddress, isSameAddress } from "../core/http/addresses.ts";
import { HttpFailure } from "../core/http/failure.ts";
import { hostOf, portOf } from "../core/http/urls.ts";

/** For tests, which have no public addresses and no certificates that everybody trusts. */
export interface ConnectionSettings {
  /** All addresses of a host's name. */
  readonly resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
  readonly isPublic?: ((address: string) => boolean) | undefined;
  /** Certificates that are trusted instead of the system's. */
  readonly ca?: string | undefined;
}

/** Addresses of one name that are tried, one after the other. */
const MOST_ADDRESSES = 4;

/** Makes connections, to addresses that were checked. */
export class HttpConnector {
  readonly #resolve: (host: string) => Promise<readonly string[]>;
  readonly #isPublic: (address: string) => boolean;
  readonly #ca: string | undefined;

  constructor({ resolve = systemResolve, isPublic = isPublicAddress, ca }: ConnectionSettings) {
    this.#resolve = resolve;
    this.#isPublic = isPublic;
    this.#ca = ca;
  }

  /**
   * The name is resolved once, its addresses are checked, and the connection is made to one of them by its number: what the name
   * stands for a moment later does not matter. Rejects with `HttpFailure`.
   */
  async connect(url: URL, allowed: "public" | "any", signal: AbortSignal): Promise<Socket> {
    const host = hostOf(url);
    const addresses = isIP(host) === 0 ? await this.#addressesOf(host) : [host];
    const fitting = addresses.filter(
      (address) => isIP(address) !== 0 && (allowed === "any" || this.#isPublic(address)),
    );
    if (fitting.length === 0) {
      throw new HttpFailure(
        "refused",
        `${host} stands for no public address: it takes a rule with privateAddresses: true`,
      );
    }
    let failure: unknown;
    for (const address of fitting.slice(0, MOST_ADDRESSES)) {
      if (signal.aborted) throw signal.reason;
      try {
        const socket = await opened(connectTcp({ host: address, port: portOf(url) }), "connect", signal);
        checkPeer(socket, address);
        return url.protocol === "https:" ? await this.#secured(socket, host, signal) : socket;
      } catch (error) {
        if (error instanceof HttpFailure) throw error;
        failure = error;
      }
    }
    throw signal.aborted ? signal.reason : connectionFailure(failure, host);
  }

  async #addressesOf(host: string): Promise<readonly string[]> {
    try {
      return await this.#resolve(host);
    } catch {
      throw new HttpFailure("name", `the name ${host} stands for no address`);
    }
  }

  /** Certificates are verified, whatever the environment says. */
  async #secured(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
    const secured = connectTls({
      socket,
      // Names only: of an address the certificate is compared with `host`.
      ...(isIP(host) === 0 ? { servername: host } : { host }),
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      ALPNProtocols: ["http/1.1"],
      ...(this.#ca === undefined ? {} : { ca: this.#ca }),
    });
    try {
      return await opened(secured, "secureConnect", signal);
    } catch (error) {
      if (error instanceof HttpFailure) throw error;
      throw new HttpFailure("tls", `${host} has no certificate that can be trusted, or no TLS`);
    }
  }
}

async function systemResolve(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Whether the connection is with whom it was to be with. */
function checkPeer(socket: Socket, address: string): void {
  if (isSameAddress(socket.remoteAddress ?? "", address)) return;
  socket.destroy();
  throw new HttpFailure("refused", "the connection went to another address than the one that was checked");
}

function opened<Kind extends Socket>(socket: Kind, event: string, signal: AbortSignal): Promise<Kind> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      signal.removeEventListener("abort", abort);
      action();
    };
    const fail = (error: unknown): void =>
      settle(() => {
        socket.destroy();
        reject(error);
      });
    const abort = (): void => fail(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    // Stays: what goes wrong later is told by the request, too.
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("closed")));
    socket.once(event, () => settle(() => resolve(socket)));
  });
}

function connectionFailure(error: unknown, host: string): HttpFailure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return new HttpFailure(
    "connection",
    code === "ECONNREFUSED" ? `${host} refuses connections` : `no connection to ${host} can be made`,
  );
}

/** For a request over a connection that there is. A runtime that makes another one is led to the same place. */
export function connected(socket: Socket): {
  readonly createConnection: () => Socket;
  readonly host: string | undefined;
  readonly port: number | undefined;
} {
  return { createConnection: () => socket, host: socket.remoteAddress, port: socket.remotePort };
}
