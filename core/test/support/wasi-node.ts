import { newestNode } from "../../../tools/runtimes/newest-node.ts";
import { Unavailable } from "../../../tools/runtimes/unavailable.ts";

/** The first version whose WASI is tested here. */
const NEW_ENOUGH = 26;

/**
 * A Node that reads the encoding of exceptions that the standard has, which Node 20 does not; undefined where npm cannot give one.
 */
export function nodeWithExceptions(): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= NEW_ENOUGH) return process.execPath;
  try {
    return newestNode().executable;
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
}
