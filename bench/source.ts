import { repositoryLayout } from "../engine/build/layout.ts";
import { fetchSource } from "../engine/build/source/fetch.ts";
import { prepareSource } from "../engine/build/source/unpack.ts";

/** MicroPython's source as published: the one that the engine is built from, without its patches. */
export async function sourceFolder(): Promise<string> {
  const { cache, patches } = repositoryLayout();
  const source = await fetchSource(cache, process.env["MICROPYTHON_SOURCE"]);
  return (await prepareSource(source, patches, cache)).pristine;
}
