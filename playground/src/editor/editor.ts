import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { RunError } from "micropython-wasm";
import { marked, markedLines } from "./marks.ts";
import { theme } from "./theme.ts";

/** What the editor tells, and is told to do by keys. */
export interface EditorHost {
  readonly onRun: () => void;
  /** The text of a document was changed, though not by `setCode`. */
  readonly onEdit: (name: string, text: string) => void;
  /** Which documents there are, and which is seen. */
  readonly onDocuments: (names: readonly string[], current: string) => void;
}

export const MAIN = "main.py";

const NOTICE_PIXELS = 72;

/**
 * CodeMirror with one document for the program and one for each file that is open. It lives in a shadow root, where its
 * styles need no exception in the page's Content-Security-Policy.
 */
export class Editor {
  readonly #view: EditorView;
  readonly #host: EditorHost;
  readonly #states = new Map<string, EditorState>();
  #current = MAIN;
  #isReplacing = false;

  constructor(parent: HTMLElement, text: string, host: EditorHost) {
    this.#host = host;
    const root = parent.attachShadow({ mode: "open" });
    const state = this.#stateOf(MAIN, text);
    this.#states.set(MAIN, state);
    this.#view = new EditorView({ state, root, parent: root });
  }

  /** The program. */
  get code(): string {
    return this.#state(MAIN)?.doc.toString() ?? "";
  }

  get current(): string {
    return this.#current;
  }

  /** Replaces the program; undo brings the old one back. */
  setCode(text: string): void {
    this.show(MAIN);
    const { state } = this.#view;
    this.#isReplacing = true;
    this.#view.dispatch({ changes: { from: 0, to: state.doc.length, insert: text }, selection: { anchor: 0 } });
    this.#isReplacing = false;
    this.mark(undefined);
  }

  /** Opens a file, or shows it when it is open. */
  open(name: string, text: string): void {
    if (!this.#states.has(name)) this.#states.set(name, this.#stateOf(name, text));
    this.show(name);
  }

  show(name: string): void {
    const state = this.#states.get(name);
    if (!state) return;
    if (name !== this.#current) {
      this.#states.set(this.#current, this.#view.state);
      this.#current = name;
      this.#view.setState(state);
    }
    this.#tell();
  }

  close(name: string): void {
    if (name === MAIN || !this.#states.has(name)) return;
    if (name === this.#current) this.show(MAIN);
    this.#states.delete(name);
    this.#tell();
  }

  /** Marks the line that an error came from, in whichever documents are open. */
  mark(error: RunError | undefined): void {
    for (const name of this.#states.keys()) {
      const state = this.#state(name);
      if (!state) continue;
      const transaction = marked(state, baseName(name), error);
      if (name === this.#current) this.#view.dispatch(transaction);
      else this.#states.set(name, transaction.state);
    }
  }

  focus(): void {
    this.#view.focus();
  }

  #state(name: string): EditorState | undefined {
    return name === this.#current ? this.#view.state : this.#states.get(name);
  }

  #tell(): void {
    this.#host.onDocuments([...this.#states.keys()], this.#current);
  }

  #stateOf(name: string, doc: string): EditorState {
    const isPython = name.endsWith(".py");
    const run = (): boolean => {
      this.#host.onRun();
      return true;
    };
    return EditorState.create({
      doc,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run },
          { key: "Shift-Enter", run },
        ]),
        ...editing(isPython),
        EditorView.contentAttributes.of({ "aria-label": `Editor, ${name}`, tabindex: "0" }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !this.#isReplacing) this.#host.onEdit(name, state.doc.toString());
        }),
      ],
    });
  }
}

function editing(isPython: boolean): Extension[] {
  return [
    lineNumbers(),
    lintGutter(),
    markedLines,
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    isPython ? python() : [],
    EditorView.lineWrapping,
    // Notices lie over the lower edge.
    EditorView.scrollMargins.of(() => ({ bottom: NOTICE_PIXELS })),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      // Escape, then Tab, leaves the editor.
      indentWithTab,
    ]),
    theme,
  ];
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
