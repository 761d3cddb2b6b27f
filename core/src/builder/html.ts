import type { PageDescription } from "../page/protocol.ts";
import { encodeBase85 } from "./base85.ts";
import { joined } from "./wasm/sections.ts";

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  readonly description: Omit<PageDescription, "packedBytes" | "scriptBytes">;
  /** The engine with the program. */
  readonly engine: Uint8Array;
  readonly script: string;
  readonly workerScript: string;
  readonly style: string;
}

/**
 * One file that needs no other. It says of itself what it may do: run its own script and WebAssembly, and reach nothing, the
 * network least of all.
 */
export async function htmlOf({ title, description, engine, script, workerScript, style }: PageParts): Promise<string> {
  const worker = new TextEncoder().encode(workerScript);
  const packed = await gzip(joined([worker, engine]));
  const told: PageDescription = { ...description, packedBytes: packed.length, scriptBytes: worker.length };
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${await hashOf(script)}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="micropython-wasm">
<title>${escaped(title)}</title>
<style>${style}</style>
<header><h1>${escaped(title)}</h1><span id="status" role="status"></span>
<button id="stop" type="button" hidden>Stop</button><button id="again" type="button" hidden>Run again</button></header>
<main><div id="transcript" role="log"></div><form id="question"></form>
<noscript>This page runs a program, and needs JavaScript for it.</noscript></main>
<script type="application/json" id="description">${JSON.stringify(told).replaceAll("<", "\\u003c")}</script>
<script type="text/plain" id="program">${encodeBase85(packed)}</script>
<script>${script}</script>
</html>
`;
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
