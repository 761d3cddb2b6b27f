import { byId } from "./dom.ts";
import { recall, remember } from "./storage.ts";

type Theme = "light" | "dark";

const KEY = "theme";

/** The theme is the system's until the person chooses one. */
export function startTheme(): void {
  const button = byId("theme", HTMLButtonElement);
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = themeOf(recall(KEY));
  const apply = (): void => {
    const theme = chosen ?? (system.matches ? "dark" : "light");
    document.documentElement.dataset["theme"] = theme;
    button.setAttribute("aria-label", theme === "dark" ? "Use the light theme" : "Use the dark theme");
  };
  button.addEventListener("click", () => {
    chosen = document.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
    remember(KEY, chosen);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

function themeOf(text: string | undefined): Theme | undefined {
  return text === "light" || text === "dark" ? text : undefined;
}
