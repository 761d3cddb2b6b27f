import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runStep } from "./step.mjs";

/** Installs the packages of package-lock.json unless they are there. */
export async function installPackages(root) {
  if (!areInstalled(root)) await runStep("Install npm packages", "npm", ["ci"], { cwd: root });
}

/**
 * Compares the lock file with npm's own record of what it installed, which it writes last. So an interrupted installation
 * is noticed, and one that the user made without this script counts.
 */
function areInstalled(root) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(join(root, "node_modules/.package-lock.json"));
  return Object.entries(wanted).every(([path, entry]) => {
    // The first is the repository itself, and the workspaces' own folders are not below node_modules.
    if (!path.startsWith("node_modules/")) return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path));
  });
}

function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : {};
}
