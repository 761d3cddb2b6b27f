import { Prompt } from "./console/prompt.ts";
import { ConsoleView } from "./console/view.ts";
import { startDocumentTabs } from "./editor/document-tabs.ts";
import { Editor, MAIN } from "./editor/editor.ts";
import type { Example } from "./gallery/example.ts";
import { PROGRAMS } from "./gallery/programs.ts";
import { CallsPanel } from "./panels/calls.ts";
import { Compare } from "./panels/compare.ts";
import { startDownloads } from "./panels/downloads.ts";
import { FilesPanel } from "./panels/files.ts";
import { startGallery } from "./panels/gallery.ts";
import { LimitsPanel } from "./panels/limits.ts";
import { MemoryMapPanel } from "./panels/memory-map.ts";
import { Meters } from "./panels/meters.ts";
import { Notices } from "./panels/notices.ts";
import { PicturesPanel } from "./panels/pictures.ts";
import { startPowersPanel } from "./panels/powers.ts";
import { Tabs } from "./panels/tabs.ts";
import { TimelinePanel } from "./panels/timeline.ts";
import { Powers } from "./run/powers.ts";
import { Project } from "./run/project.ts";
import { startRuns } from "./run/runs.ts";
import { Session } from "./run/session.ts";
import { Settings } from "./run/settings.ts";
import { startSharing } from "./share/sharing.ts";
import { byId } from "./support/dom.ts";
import { recall, remember } from "./support/storage.ts";

const DRAFT = "draft";
const DRAFT_CHARACTERS = 256 * 2 ** 10;

/** Puts the page together. */
export function startApp(): void {
  const settings = new Settings();
  const project = new Project();
  const notices = new Notices(byId("notices", HTMLElement));
  const tabs = new Tabs(byId("tabs", HTMLElement));
  const pictures = new PicturesPanel(byId("panel-pictures", HTMLElement));
  const powers = new Powers({
    isGranted: (name) => settings.granted.has(name),
    showPicture: (svg) => {
      pictures.show(svg);
      // Not while someone is at work in another panel.
      if (!document.activeElement?.closest(".side")) tabs.select("tab-pictures");
    },
    ask: (question, signal) => {
      view.add("value", question);
      view.follow();
      return prompt.ask(question, signal);
    },
  });
  const session = new Session(settings, powers, project);
  const view = new ConsoleView(byId("console", HTMLElement), byId("console-status", HTMLElement));

  const documents = startDocumentTabs(byId("documents", HTMLElement), {
    show: (name) => editor.show(name),
    close: (name) => editor.close(name),
  });
  const editor = new Editor(byId("editor", HTMLElement), recall(DRAFT) ?? PROGRAMS[0]?.code ?? "", {
    onRun: () => runs.run(true),
    onEdit: (name, text) => {
      if (name !== MAIN) files.noteEdit(name, text);
      else if (text.length <= DRAFT_CHARACTERS) remember(DRAFT, text);
    },
    onDocuments: documents,
  });
  documents([MAIN], MAIN);

  const files = new FilesPanel(byId("panel-files", HTMLElement), session, project, settings, editor, (text, isBad) =>
    notices.show({ text, isBad }),
  );
  const calls = new CallsPanel(byId("calls", HTMLElement), session);
  const meters = new Meters(byId("meters", HTMLElement), session, settings);
  const runs = startRuns({
    session,
    settings,
    editor,
    view,
    files,
    onStart: () => {
      calls.clear();
      meters.start();
    },
  });
  const prompt = new Prompt(
    byId("prompt", HTMLTextAreaElement),
    byId("prompt-label", HTMLElement),
    session,
    runs.enter,
  );

  const compare = new Compare(byId("compare", HTMLDialogElement), byId("compare-content", HTMLElement), session.pool);
  new TimelinePanel(byId("panel-timeline", HTMLElement), session, compare);
  new MemoryMapPanel(byId("panel-memory", HTMLElement), session, settings);
  new LimitsPanel(byId("panel-limits", HTMLElement), settings);
  startPowersPanel(byId("powers", HTMLElement), settings);
  startDownloads({ editor, project, settings, notices, explain: runs.explain });

  /** Code from elsewhere gets none of the powers that other code was granted. */
  const open = (code: string): void => {
    settings.revokeAll();
    editor.setCode(code);
  };
  const choose = ({ code, title, needs = [], limits = {} }: Example): void => {
    open(code);
    settings.replaceLimits(limits);
    notices.clear();
    editor.focus();
    if (needs.length === 0) return;
    const grant = (): void => {
      for (const name of needs) settings.grant(name, true);
    };
    notices.show({
      text: `“${title}” asks for ${needs.join(", ")}. Without it, the program ends with a NameError.`,
      actions: [{ label: `Grant ${needs.join(", ")}`, run: grant }],
    });
  };
  const gallery = byId("gallery", HTMLDialogElement);
  startGallery(gallery, byId("gallery-content", HTMLElement), choose);
  byId("open-gallery", HTMLButtonElement).addEventListener("click", () => gallery.showModal());
  startSharing({ code: () => editor.code, open, notices });
  session.prepare();
}
