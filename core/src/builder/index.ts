export { type BuildForm, type BuildOptions, type BuildResult, build } from "./build.ts";
export { BuildError } from "./errors.ts";
export { type FollowedFiles, follow } from "./follow.ts";
