import { gzipSync } from "node:zlib";
import { type Asked, type Loopback, loopback } from "./server.ts";

/** What programs of the tests ask for. */
export function libraryServer(): Promise<Loopback> {
  return loopback((asked, response) => {
    const { pathname, searchParams } = new URL(asked.url, "http://x");
    const [, route = "", argument = ""] = pathname.split("/");
    switch (route) {
      case "echo":
        response.setHeader("Content-Type", "application/json");
        return response.end(JSON.stringify(shown(asked)));
      case "status":
        response.writeHead(Number(argument), { "Content-Type": "text/plain", "X-Twice": ["1", "2"] });
        return response.end(`status ${argument}`);
      case "redirect":
        response.writeHead(Number(argument), { Location: searchParams.get("to") ?? "/echo/there" });
        return response.end("elsewhere");
      case "lines":
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        return response.end("one\ntw\u00f6\r\nthree");
      case "latin1":
        response.setHeader("Content-Type", "text/html; charset=ISO-8859-1");
        return response.end(Buffer.from("\u00e4\u00f6", "latin1"));
      case "bytes":
        response.setHeader("Content-Type", "application/octet-stream");
        return response.end(Buffer.from([0, 1, 2, 253, 254, 255]));
      case "gzip":
        response.setHeader("Content-Encoding", "gzip");
        return response.end(gzipSync("compressed"));
      case "set":
        response.setHeader("Set-Cookie", [
          "a=1; Path=/",
          'b="2"; Secure; Path=/',
          "c=3; Path=/other",
          "d=4; Domain=evil.example",
        ]);
        return response.end("set");
      case "unset":
        response.setHeader("Set-Cookie", ["a=; Max-Age=0; Path=/"]);
        return response.end("unset");
      case "links":
        response.setHeader("Link", '<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last"');
        return response.end("links");
      case "large":
        return response.end("x".repeat(Number(argument)));
      case "never":
        return undefined;
      default:
        return response.end("plain");
    }
  });
}

/** Without what differs from place to place. */
function shown({ method, url, headers, body }: Asked): object {
  const { host: _, connection: __, "accept-encoding": ___, "user-agent": ____, ...rest } = headers;
  return { method, url, headers: rest, body };
}
