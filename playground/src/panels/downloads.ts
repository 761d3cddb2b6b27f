import type { RunError } from "micropython-wasm";
import type { BuildForm } from "micropython-wasm/build";
import { BuildFailed, buildDownload } from "../download/build.ts";
import type { Editor } from "../editor/editor.ts";
import type { Project } from "../run/project.ts";
import type { Settings } from "../run/settings.ts";
import { save } from "../support/dom.ts";
import { bytes } from "../support/quantities.ts";
import type { Notices } from "./notices.ts";

interface Parts {
  readonly editor: Editor;
  readonly project: Project;
  readonly settings: Settings;
  readonly notices: Notices;
  /** Shows what Python says about a program that cannot be built. */
  readonly explain: (message: string, error: RunError) => void;
}

const FORMS: readonly BuildForm[] = ["html", "js", "wasi"];

/** The buttons that make files of the program which run by themselves. */
export function startDownloads({ editor, project, settings, notices, explain }: Parts): void {
  const buttons = FORMS.map(
    (form) => [form, document.querySelector<HTMLButtonElement>(`[data-download=${form}]`)] as const,
  );
  const make = async (form: BuildForm): Promise<void> => {
    const stop = new AbortController();
    for (const [, button] of buttons) if (button) button.disabled = true;
    notices.show({ text: "Building…", actions: [{ label: "Stop", run: () => stop.abort() }] });
    try {
      const { name, content } = await buildDownload(form, editor.code, project, settings, stop.signal);
      save(name, content);
      notices.show({ text: `Made ${name}, ${bytes(content.length)}.` });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const python = error instanceof BuildFailed ? error.error : undefined;
      notices.show({ text: python ? "The program cannot be built: see the output." : message, isBad: true });
      if (python) explain(message, python);
    } finally {
      for (const [, button] of buttons) if (button) button.disabled = false;
    }
  };
  for (const [form, button] of buttons) button?.addEventListener("click", () => void make(form));
}
