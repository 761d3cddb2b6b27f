import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { HttpFailure } from "../core/http/failure.ts";

/** What a compressed body may have more than what comes out of it: heads, and blocks without contents. */
const FRAME_BYTES = 1_024;

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export interface Body {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether it was compressed, so that its headers tell of something else. */
  readonly wasCompressed: boolean;
}

/** The whole body of a response, decompressed. Rejects with `HttpFailure`, as soon as it is too large. */
export async function readBody(response: IncomingMessage, method: string, maxBytes: number): Promise<Body> {
  const announced = Number(response.headers["content-length"] ?? 0);
  const hasBody = method !== "HEAD" && response.statusCode !== 204 && response.statusCode !== 304;
  const decoder = hasBody ? decoderOf(response) : undefined;
  if (hasBody && announced > maxBytes + (decoder ? FRAME_BYTES : 0)) throw tooLarge(maxBytes, 0);
  const bytes = await (decoder ? decoded(response, decoder, maxBytes) : collected(response, maxBytes));
  return { bytes, wasCompressed: decoder !== undefined };
}

function decoderOf(response: IncomingMessage): (NodeJS.ReadWriteStream & Readable) | undefined {
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return undefined;
  const make = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  // One layer only: each further one multiplies what a small body can cost.
  if (!make) throw new HttpFailure("protocol", "the response is encoded in a way that was not asked for");
  return make();
}

function decoded(
  response: Readable,
  decoder: NodeJS.ReadWriteStream & Readable,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    let arrived = 0;
    const end = (error: unknown): void => {
      response.destroy();
      decoder.destroy();
      reject(error);
    };
    response.on("data", (chunk: Uint8Array) => {
      arrived += chunk.length;
      if (arrived > maxBytes + FRAME_BYTES) end(tooLarge(maxBytes, maxBytes));
    });
    response.on("error", end);
    collected(decoder, maxBytes).then(resolve, (error: unknown) =>
      end(error instanceof HttpFailure ? error : new HttpFailure("protocol", "the response cannot be decompressed")),
    );
    response.pipe(decoder);
  });
}

function collected(stream: Readable, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    stream.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > maxBytes) {
        stream.destroy();
        reject(tooLarge(maxBytes, maxBytes));
        return;
      }
      chunks.push(chunk);
    });
    stream.on("error", reject);
    stream.on("close", () =>
      reject(new HttpFailure("connection", "the connection ended before the response did", length)),
    );
    stream.on("end", () => {
      const bytes = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
  });
}

function tooLarge(maxBytes: number, receivedBytes: number): HttpFailure {
  return new HttpFailure("tooLarge", `the response has more than ${maxBytes} bytes`, receivedBytes);
}
