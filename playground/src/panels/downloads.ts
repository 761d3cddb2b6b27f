import { buildDownload, type DownloadForm, whyNoDownload } from "../download.ts";
import type { Editor } from "../editor/editor.ts";
import type { Project } from "../run/project.ts";
import { save } from "../support/dom.ts";
import type { Notices } from "./notices.ts";

const FORMS: readonly DownloadForm[] = ["html", "js", "wasi"];

/** The buttons that make files of the program which run by themselves. */
export function startDownloads(editor: Editor, project: Project, notices: Notices): void {
  const reason = whyNoDownload();
  for (const form of FORMS) {
    const button = document.querySelector<HTMLButtonElement>(`[data-download=${form}]`);
    if (!button) continue;
    button.disabled = reason !== undefined;
    if (reason !== undefined) button.title = reason;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const files = await buildDownload(form, editor.code, project.files);
        for (const [name, content] of Object.entries(files)) save(name, new Uint8Array(content));
        notices.show({ text: `Made ${Object.keys(files).join(", ")}.` });
      } catch (error) {
        notices.show({ text: error instanceof Error ? error.message : String(error), isBad: true });
      } finally {
        button.disabled = false;
      }
    });
  }
}
