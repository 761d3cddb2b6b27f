import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { portOf } from "./server.ts";

/** A server that writes bytes, for responses that no library of HTTP would send. */
export interface RawServer extends AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  /** What came in, connection by connection. */
  readonly received: string[];
  readonly open: ReadonlySet<Socket>;
}

/** `respond` is called when the head of a request is there. */
export async function rawServer(
  respond: (socket: Socket, head: string) => void,
  address = "127.0.0.1",
): Promise<RawServer> {
  const open = new Set<Socket>();
  const received: string[] = [];
  const server = createServer((socket) => {
    const number = received.push("") - 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    let hasResponded = false;
    socket.on("data", (chunk) => {
      received[number] += chunk.toString("latin1");
      if (hasResponded || !received[number]?.includes("\r\n\r\n")) return;
      hasResponded = true;
      respond(socket, received[number]);
    });
  });
  server.listen(0, address);
  await once(server, "listening");
  const { port } = portOf(server.address());
  const close = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return { port, origin: `http://${address}:${port}`, received, open, [Symbol.asyncDispose]: close };
}

/** Writes the same bytes for as long as somebody reads them. */
export function writeForever(socket: Socket, bytes: Uint8Array): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on("drain", more);
  more();
}
