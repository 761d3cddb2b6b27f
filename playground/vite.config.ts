import { defineConfig } from "vite";

/** Static files that work from any folder of any server, and under the page's own Content-Security-Policy. */
export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    // A `data:` address would need its own place in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
  worker: { format: "es" },
});
