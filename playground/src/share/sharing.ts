import type { Notices } from "../panels/notices.ts";
import { byId } from "../support/dom.ts";
import { codeOf, fragmentOf, LinkError } from "./link.ts";

interface Parts {
  readonly code: () => string;
  /** Puts code into the editor, without any power. */
  readonly open: (code: string) => void;
  readonly notices: Notices;
}

/** Makes links, and opens the one that the page was come to by: its code is shown, and nothing else happens. */
export function startSharing({ code, open, notices }: Parts): void {
  const dialog = byId("sharing", HTMLDialogElement);
  const link = byId("share-link", HTMLInputElement);
  const status = byId("copy-status", HTMLElement);

  byId("share", HTMLButtonElement).addEventListener("click", async () => {
    try {
      link.value = new URL(await fragmentOf(code()), location.href).href;
      status.textContent = "";
      dialog.showModal();
      link.select();
    } catch (error) {
      notices.show({ text: messageOf(error), isBad: true });
    }
  });
  byId("copy-link", HTMLButtonElement).addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      status.textContent = "Copied";
    } catch {
      link.select();
      status.textContent = "The browser did not allow it: copy the selected text";
    }
  });

  const read = async (): Promise<void> => {
    try {
      const shared = await codeOf(location.hash);
      if (shared === undefined) return;
      open(shared);
      notices.show({
        text: "This code came by a link. It has not run, and nothing is granted to it. Read it, then press Run if you like.",
      });
    } catch (error) {
      notices.show({ text: messageOf(error), isBad: true });
    }
  };
  addEventListener("hashchange", () => void read());
  void read();
}

function messageOf(error: unknown): string {
  return error instanceof LinkError ? error.message : "The link cannot be read in this browser.";
}
