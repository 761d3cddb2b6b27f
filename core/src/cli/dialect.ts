import { Sandbox } from "../node/index.ts";
import type { Settings } from "./options.ts";
import { grantPowers } from "./powers/grant.ts";

/** What a language model is to be told of the Python that this command runs, and of its powers. Throws as `Sandbox.create`. */
export async function dialectOf(settings: Settings): Promise<string> {
  const powers = await grantPowers({ ...settings, powers: { ...settings.powers, audit: undefined } }, []);
  const limits = { ...powers.options.limits, ...powers.forRuns };
  const sandbox = await Sandbox.create({ ...powers.options, limits, isolation: "inline" });
  try {
    return sandbox.dialect().trimEnd();
  } finally {
    await sandbox.close();
  }
}
