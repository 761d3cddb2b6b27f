import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** Whoever gets the page gets the licences of what it holds: of the packages by `build.license`, of the engine by this. */
const notices: Plugin = {
  name: "notices",
  generateBundle() {
    for (const fileName of ["LICENSE", "NOTICE"]) {
      this.emitFile({ type: "asset", fileName, source: readFileSync(new URL(`../${fileName}`, import.meta.url)) });
    }
  },
};

/** Static files that work from any folder of any server, and under the page's own Content-Security-Policy. */
export default defineConfig({
  base: "./",
  plugins: [notices],
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // The policy would need another exception for `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    chunkSizeWarningLimit: 1_500,
  },
  worker: { format: "es" },
});
