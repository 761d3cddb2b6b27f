import { grantsOf } from "../core/powers/granting.ts";
import { FetchHttpClient } from "./http-client.ts";

/** Everything that a sandbox in a page can be granted: a file of its own, which most pages need not fetch. */
export const GRANTS = grantsOf({ httpClient: () => new FetchHttpClient() });
