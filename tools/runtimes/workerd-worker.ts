// What runs in workerd: each request runs one case of the suite, whose number is its path.

import engine from "micropython-wasm/engine.wasm";
import type { Library, Way } from "../../core/test/behaviour/case.ts";
import { outcomeOf } from "../../core/test/behaviour/outcome.ts";
import { SUITE } from "../../core/test/behaviour/suite.ts";

/** A module of its own: what browsers get, as it is published. */
const LIBRARY: string = "library.js";
const library: Library = await import(LIBRARY);

const way: Way = { isolation: "inline", engine, workersWait: false };

export default {
  async fetch(request: Request): Promise<Response> {
    const one = SUITE[Number(new URL(request.url).pathname.slice(1))];
    return one ? Response.json(await outcomeOf(one, library, way)) : new Response("no such case", { status: 404 });
  },
};
