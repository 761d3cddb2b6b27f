import { startApp } from "./app.ts";
import { missingFeatures } from "./support/browser.ts";
import { h } from "./support/dom.ts";
import { startTheme } from "./support/theme.ts";

startTheme();
const missing = missingFeatures();
if (missing.length === 0) startApp();
else showUnsupported(missing);

/** Instead of the playground, what is missing and what to do about it. */
function showUnsupported(missing: readonly string[]): void {
  document
    .querySelector("main")
    ?.replaceWith(
      h(
        "main",
        { class: "unsupported" },
        h("h2", {}, "This browser cannot run the sandbox"),
        h("p", {}, "It lacks:"),
        h("ul", {}, ...missing.map((feature) => h("li", {}, feature))),
        h(
          "p",
          {},
          "Any Chromium from 95, Firefox from 100 or Safari from 15.2 has it, unless a setting or a policy turned it off.",
        ),
      ),
    );
  for (const control of document.querySelectorAll<HTMLButtonElement>("#open-gallery, #share")) control.disabled = true;
}
