import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{core,engine,conformance,bench,fuzz,playground,tools}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.cache/**"],
    // Two cores are common, and several tests measure deadlines of the guest's.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
