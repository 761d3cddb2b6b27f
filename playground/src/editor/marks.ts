import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, StateEffect, StateField, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { RunError } from "micropython-wasm";

const setLines = StateEffect.define<DecorationSet>();
const errorLine = Decoration.line({ class: "cm-error-line" });

/** Lines that are coloured as a whole. */
export const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (lines, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setLines)) return effect.value;
    return lines.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks the line of `file` that the error came from, the innermost one; takes other marks away. */
export function marked(state: EditorState, file: string, error: RunError | undefined): Transaction {
  const frame = error?.frames.findLast((frame) => baseName(frame.file) === file);
  const isThere = frame && frame.line >= 1 && frame.line <= state.doc.lines;
  if (!error || !frame || !isThere) {
    return state.update(setDiagnostics(state, []), { effects: setLines.of(Decoration.none) });
  }
  const line = state.doc.line(frame.line);
  const indent = /^\s*/.exec(line.text)?.[0].length ?? 0;
  const diagnostic: Diagnostic = {
    from: line.from + indent,
    to: line.to,
    severity: "error",
    message: messageOf(error),
  };
  return state.update(setDiagnostics(state, [diagnostic]), {
    effects: [setLines.of(Decoration.set([errorLine.range(line.from)])), EditorView.scrollIntoView(line.from)],
  });
}

function messageOf({ type, message, hint }: RunError): string {
  const text = message === "" ? type : `${type}: ${message}`;
  return hint === undefined ? text : `${text}\nHint: ${hint}`;
}

function baseName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
