import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

/** What a server says to each of its pages and files. */
export type Headers = Readonly<Record<string, string>>;

export interface StaticContent {
  /** By their whole path. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Folders of this machine, by the path that they are found below, without a slash at the end. */
  readonly folders?: Readonly<Record<string, string>>;
  readonly headers?: Headers;
  /** Is told what was sent for which path. */
  readonly onSent?: (path: string, bytes: number) => void;
}

export interface StaticServer {
  /** As in `http://localhost:1234`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};

/** A web server on the loopback with nothing but files. */
export async function serve({ files = {}, folders = {}, headers = {}, onSent }: StaticContent): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const content = contentOf(path);
    if (content === undefined) {
      response.writeHead(404, headers).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-length": content.length,
    });
    response.end(content);
    onSent?.(path, content.length);
  });
  const contentOf = (path: string): Buffer | undefined => {
    const file = files[path];
    if (file !== undefined) return Buffer.from(file);
    for (const [prefix, folder] of Object.entries(folders)) {
      if (!path.startsWith(`${prefix}/`)) continue;
      const file = `${folder}${path.slice(prefix.length)}`;
      if (existsSync(file) && statSync(file).isFile()) return readFileSync(file);
    }
    return undefined;
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://localhost:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
