import { type Executable, npmExecutable } from "./npm-executable.ts";

export function deno(): Executable {
  return npmExecutable({
    title: "Deno",
    version: "2.9.6",
    packages: {
      "linux x64": "@deno/linux-x64-glibc",
      "linux arm64": "@deno/linux-arm64-glibc",
      "darwin x64": "@deno/darwin-x64",
      "darwin arm64": "@deno/darwin-arm64",
    },
    file: "deno",
  });
}

/** All that the library needs there. */
export const DENO_ARGUMENTS: readonly string[] = ["run", "--allow-read", "--no-prompt"];

export function bun(): Executable {
  return npmExecutable({
    title: "Bun",
    version: "1.4.5",
    packages: {
      "linux x64": "@oven/bun-linux-x64",
      "linux arm64": "@oven/bun-linux-aarch64",
      "darwin x64": "@oven/bun-darwin-x64",
      "darwin arm64": "@oven/bun-darwin-aarch64",
    },
    file: "bin/bun",
  });
}

/** What Cloudflare Workers run on. */
export function workerd(): Executable {
  return npmExecutable({
    title: "workerd",
    version: "1.20261117.1",
    packages: {
      "linux x64": "@cloudflare/workerd-linux-64",
      "linux arm64": "@cloudflare/workerd-linux-arm64",
      "darwin x64": "@cloudflare/workerd-darwin-64",
      "darwin arm64": "@cloudflare/workerd-darwin-arm64",
    },
    file: "bin/workerd",
  });
}
