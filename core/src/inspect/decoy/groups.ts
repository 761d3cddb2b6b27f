import { CODE } from "./python/code.ts";
import { FILES } from "./python/files.ts";
import { HTTP } from "./python/http.ts";
import { IMPORTS } from "./python/imports.ts";
import { LAYERS, PACKED } from "./python/layers.ts";
import { SOCKET } from "./python/network.ts";
import { OS } from "./python/process.ts";
import { SUBPROCESS } from "./python/subprocess.ts";

/** Modules that are made together, when the first of them is asked for; without any, at the beginning and in this order. */
export interface Group {
  readonly source: string;
  readonly modules: readonly string[];
}

const words = (text: string): string[] => text.split(" ");

export const GROUPS: { readonly [name: string]: Group } = {
  imports: { source: IMPORTS, modules: [] },
  code: { source: CODE, modules: [] },
  files: { source: FILES, modules: [] },
  system: { source: OS, modules: [] },
  layers: { source: LAYERS, modules: [] },
  packed: { source: PACKED, modules: words("bz2 lzma marshal") },
  subprocess: { source: SUBPROCESS, modules: words("subprocess commands pty") },
  socket: { source: SOCKET, modules: words("socket _socket ssl select") },
  http: {
    source: HTTP,
    modules: words("requests requests.exceptions requests.auth requests.adapters requests.packages"),
  },
};
