import { BuildError, build } from "micropython-wasm/build";
import type { FromBuilder, ToBuilder } from "./protocol.ts";

/* Building runs what the program imports, and for a module the program itself: never where the page lives. */

self.addEventListener("message", ({ data }: MessageEvent<ToBuilder>) => {
  const tell = (message: FromBuilder): void => self.postMessage(message);
  build(data).then(
    ({ files }) => tell({ ok: true, files }),
    (error: unknown) =>
      tell({
        ok: false,
        message: error instanceof Error ? error.message : String(error),
        error: error instanceof BuildError ? error.error : undefined,
      }),
  );
});
