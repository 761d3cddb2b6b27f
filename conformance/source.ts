import path from "node:path";
import { repositoryLayout } from "../engine/build/layout.ts";
import { fetchSource } from "../engine/build/source/fetch.ts";
import { prepareSource } from "../engine/build/source/unpack.ts";

/** The `tests` folder of MicroPython's source as published: the one that the engine is built from, without its patches. */
export async function testsFolder(): Promise<string> {
  const { cache, patches } = repositoryLayout();
  const source = await fetchSource(cache, process.env["MICROPYTHON_SOURCE"]);
  return path.join((await prepareSource(source, patches, cache)).pristine, "tests");
}
