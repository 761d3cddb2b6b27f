import { grantsOf } from "../core/powers/granting.ts";
import { openDirectory, sameDirectory } from "./directory/open.ts";
import { NodeHttpClient } from "./http-client.ts";

/** Everything that a sandbox in Node can be granted. Loading it takes a quarter of the time that a small program takes. */
export const GRANTS = grantsOf({ openDirectory, sameDirectory, httpClient: () => new NodeHttpClient() });
