import { type FileEntry, FileError } from "micropython-wasm";
import type { Editor } from "../editor/editor.ts";
import { FileRefused, type Project, pathOf } from "../run/project.ts";
import type { Session } from "../run/session.ts";
import type { Settings } from "../run/settings.ts";
import { button, h, save } from "../support/dom.ts";
import { bytes, plural } from "../support/quantities.ts";

const EDITABLE_BYTES = 256 * 2 ** 10;
const SHOWN_FILES = 200;

/** The files of the sandbox: what the person gave it, and what programs have written. */
export class FilesPanel {
  readonly #session: Session;
  readonly #project: Project;
  readonly #settings: Settings;
  readonly #editor: Editor;
  readonly #tell: (message: string, isBad: boolean) => void;
  readonly #list = h("ul", { class: "files", "aria-label": "Files of the sandbox" });
  readonly #note = h("p", { class: "note" });
  /** Edits that the sandbox has not been told of. */
  readonly #edited = new Map<string, string>();

  constructor(
    parent: HTMLElement,
    session: Session,
    project: Project,
    settings: Settings,
    editor: Editor,
    tell: (message: string, isBad: boolean) => void,
  ) {
    this.#session = session;
    this.#project = project;
    this.#settings = settings;
    this.#editor = editor;
    this.#tell = tell;
    const input = h("input", {
      type: "file",
      multiple: true,
      class: "visually-hidden",
      id: "file-input",
      tabindex: -1,
    });
    input.addEventListener("change", () => {
      void this.#take([...(input.files ?? [])]);
      input.value = "";
    });
    const actions = h(
      "div",
      { class: "row" },
      button("Add files…", {}, () => input.click()),
      button("New text file", { class: "quiet" }, () => void this.#create()),
    );
    const label = h("label", { for: "file-input", class: "visually-hidden" }, "Files to add");
    parent.append(
      h("p", { class: "drop" }, "Drop files anywhere on this page."),
      label,
      input,
      actions,
      this.#note,
      this.#list,
    );
    this.#acceptDrops();
    session.events.add((event) => {
      if (event.type === "files") this.#draw(event.files);
    });
    this.#draw([]);
  }

  /** An open file was edited: kept at once, and given to the sandbox before it does anything else. */
  noteEdit(path: string, text: string): void {
    if (!this.#refuse(path, text.length)) this.#edited.set(path, text);
  }

  /** Gives what was edited to the project, so that a fresh sandbox has it, and to the sandbox that is there if need be. */
  async settle(isFresh: boolean): Promise<void> {
    const edited = [...this.#edited];
    this.#edited.clear();
    const contents = edited.map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
    for (const [path, content] of contents) this.#project.set(path, content);
    if (isFresh || contents.length === 0) return;
    const problem = await this.#write(contents);
    if (problem !== undefined) this.#tell(`What you edited is kept for the next Run. ${problem}`, true);
  }

  #write(contents: readonly (readonly [path: string, content: Uint8Array])[]): Promise<string | undefined> {
    return this.#session.withFiles(async (sandbox) => {
      for (const [path, content] of contents) await sandbox.writeFile(path, content);
    });
  }

  async #take(files: readonly File[]): Promise<void> {
    const taken: [string, Uint8Array<ArrayBuffer>][] = [];
    for (const file of files) {
      // Its size is known before a byte of it is read.
      if (this.#refuse(file.name, file.size)) continue;
      const content = await file.arrayBuffer().catch(() => undefined);
      if (!content) {
        this.#tell(`${file.name} cannot be read. A folder cannot be added, only files.`, true);
        continue;
      }
      const path = pathOf(file.name);
      this.#project.set(path, new Uint8Array(content));
      taken.push([path, new Uint8Array(content)]);
    }
    if (taken.length === 0) return;
    const problem = await this.#write(taken);
    const added = `${plural(taken.length, "file")} added.`;
    if (problem === undefined) this.#tell(`${added} Python finds ${taken.map(([path]) => path).join(", ")}.`, false);
    else this.#tell(`${added} Python finds it in the next Run. Not in the sandbox that is there: ${problem}`, true);
  }

  #refuse(name: string, size: number): boolean {
    try {
      this.#project.checkRoom(name, size, this.#settings.limit("fileBytes"));
      return false;
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.#tell(error.message, true);
      return true;
    }
  }

  async #create(): Promise<void> {
    let number = 1;
    while (this.#project.has(`/notes${number}.txt`)) number += 1;
    await this.#take([new File([""], `notes${number}.txt`)]);
    this.#editor.open(`/notes${number}.txt`, "");
    this.#editor.focus();
  }

  #acceptDrops(): void {
    const mark = (isOver: boolean): void => void document.body.classList.toggle("is-dropping", isOver);
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    // In the capturing phase, before the editor would insert a file's text.
    const options = { capture: true };
    document.addEventListener(
      "dragover",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        mark(true);
      },
      options,
    );
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) mark(false);
    });
    document.addEventListener(
      "drop",
      (event) => {
        mark(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        void this.#take([...(event.dataTransfer?.files ?? [])]);
      },
      options,
    );
  }

  #draw(files: readonly FileEntry[]): void {
    this.#note.textContent =
      files.length === 0
        ? "No files yet. Those you add are given to each fresh sandbox; those a program writes live in its own."
        : files.length > SHOWN_FILES
          ? `${plural(files.length, "file")}; the first ${SHOWN_FILES} are shown.`
          : plural(files.length, "file");
    this.#list.replaceChildren(...files.slice(0, SHOWN_FILES).map((file) => this.#item(file)));
  }

  #item({ path, bytes: size }: FileEntry): HTMLElement {
    const isOwn = this.#project.has(path);
    const edit = button("Edit", { class: "small", "aria-label": `Edit ${path}` }, () => void this.#edit(path));
    edit.disabled = size > EDITABLE_BYTES;
    return h(
      "li",
      { class: "file" },
      h(
        "span",
        { class: "file-name" },
        h("code", {}, path),
        h("span", { class: "file-about" }, `${bytes(size)} · ${isOwn ? "yours" : "written by a program"}`),
      ),
      edit,
      button("Download", { class: "small", "aria-label": `Download ${path}` }, () => void this.#download(path)),
      button("Delete", { class: "small", "aria-label": `Delete ${path}` }, () => void this.#delete(path)),
    );
  }

  async #edit(path: string): Promise<void> {
    const content = await this.#read(path);
    if (!content) return;
    try {
      this.#editor.open(path, new TextDecoder("utf-8", { fatal: true }).decode(content));
      this.#editor.focus();
    } catch {
      this.#tell(`${path} is no text. It can be downloaded, not edited.`, true);
    }
  }

  async #download(path: string): Promise<void> {
    const content = await this.#read(path);
    if (content) save(path.split("/").at(-1) || "file", content);
  }

  async #read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    let content: Uint8Array<ArrayBuffer> | undefined;
    await this.settle(false);
    const problem = await this.#session.withFiles(async (sandbox) => {
      content = new Uint8Array(await sandbox.readFile(path));
    });
    if (problem !== undefined) this.#tell(problem, true);
    return content;
  }

  async #delete(path: string): Promise<void> {
    // An expression, so that it leaves no name in the sandbox. A string of JSON is one of Python's, too.
    const code = `(lambda remove: remove(${JSON.stringify(path)}))(__import__("os").remove)`;
    const problem = await this.#session.withFiles(async (sandbox) => {
      const result = await sandbox.run(code, { filename: "<files>" });
      if (!result.ok) throw new FileError("FILE_FAILED", path, result.error.message);
      this.#edited.delete(path);
      this.#editor.close(path);
      this.#project.delete(path);
    });
    if (problem !== undefined) this.#tell(`Not deleted. ${problem}`, true);
  }
}
