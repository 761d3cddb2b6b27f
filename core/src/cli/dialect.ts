import { Sandbox } from "../node/index.ts";
import { splitLimits } from "./limits.ts";
import type { Settings } from "./options.ts";

/** What a language model is to be told of the Python that this command runs. Throws as `Sandbox.create`. */
export async function dialectOf({ limits }: Settings): Promise<string> {
  const { forSandbox, forRuns } = splitLimits(limits);
  const sandbox = await Sandbox.create({ isolation: "inline", limits: { ...forSandbox, ...forRuns } });
  try {
    return sandbox.dialect().trimEnd();
  } finally {
    await sandbox.close();
  }
}
