import path from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Failing programs and the places of children; ignored by git, safe to delete. */
export const CACHE = path.join(REPOSITORY, ".cache", "fuzz");

export const DEBUG_ENGINE = path.join(REPOSITORY, ".cache", "engine", "engine.debug.wasm");

/** The engine of the built package. */
export const RELEASE_ENGINE = path.join(REPOSITORY, "core", "dist", "engine.wasm");

/** Programs that once did damage: they are spliced into others. */
export const FINDINGS = path.join(REPOSITORY, "fuzz", "findings");
