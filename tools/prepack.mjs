// npm packs only what lies in the package's own folder; these belong to the repository as well.

import { copyFileSync } from "node:fs";

for (const name of ["README.md", "LICENSE", "NOTICE", "CHANGELOG.md"]) {
  copyFileSync(new URL(`../${name}`, import.meta.url), new URL(`../core/${name}`, import.meta.url));
}
