import type { Shown } from "./protocol.ts";

/** Pieces of text that are joined, and looked through for what is to be dropped, at a time. */
const PIECES = 64;

/** Lines that stay in the page; of more than that, the first are dropped. */
const MOST_LINES = 10_000;

/**
 * What a program has printed and shown, in its order. Text of the program is only ever text here, and comes into the page once
 * a frame.
 */
export class Transcript {
  readonly #root: HTMLElement;
  #waiting: { isError: boolean; text: string }[] = [];
  #isScheduled = false;
  /** Lines that came since some were dropped. */
  #newLines = 0;
  #last: { element: HTMLElement; isError: boolean } | undefined;
  #progress: { bar: HTMLProgressElement; label: HTMLElement } | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  clear(): void {
    this.#root.replaceChildren();
    this.#waiting = [];
    this.#last = undefined;
    this.#progress = undefined;
  }

  print(text: string, isError: boolean): void {
    const last = this.#waiting.at(-1);
    if (last?.isError === isError) last.text += text;
    else this.#waiting.push({ isError, text });
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // A page that is not seen has no frames.
    if (document.hidden) setTimeout(() => this.flush(), 100);
    else requestAnimationFrame(() => this.flush());
  }

  flush(): void {
    this.#isScheduled = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    const follows = isAtEnd();
    for (const { isError, text } of waiting) this.#append(text, isError);
    this.#drop();
    if (follows) toEnd();
  }

  show(shown: Shown): void {
    this.flush();
    const follows = isAtEnd();
    if (shown.what === "progress") this.#showProgress(shown.part, shown.text);
    else {
      this.#last = undefined;
      this.#root.append(elementOf(shown));
    }
    if (follows) toEnd();
  }

  #append(text: string, isError: boolean): void {
    let last = this.#last;
    if (!last || last.isError !== isError) {
      const element = document.createElement("pre");
      if (isError) element.className = "error";
      this.#root.append(element);
      last = { element, isError };
      this.#last = last;
    }
    last.element.append(text);
    this.#newLines += text.split("\n").length - 1;
  }

  #drop(): void {
    const element = this.#last?.element;
    if (!element || (element.childNodes.length < PIECES && this.#newLines < MOST_LINES)) return;
    this.#newLines = 0;
    const text = element.textContent ?? "";
    const lines = text.split("\n");
    element.textContent = lines.length > MOST_LINES ? lines.slice(-MOST_LINES).join("\n") : text;
  }

  #showProgress(part: number, text: string): void {
    if (!this.#progress) {
      const line = document.createElement("label");
      line.className = "progress";
      const label = document.createElement("span");
      const bar = document.createElement("progress");
      line.append(bar, label);
      this.#root.append(line);
      this.#last = undefined;
      this.#progress = { bar, label };
    }
    this.#progress.bar.value = part;
    this.#progress.label.textContent = text;
  }
}

function isAtEnd(): boolean {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 40;
}

function toEnd(): void {
  window.scrollTo(0, document.documentElement.scrollHeight);
}

function elementOf(shown: Exclude<Shown, { what: "progress" }>): HTMLElement {
  switch (shown.what) {
    case "table":
      return tableOf(shown.columns, shown.rows);
    case "picture": {
      const picture = document.createElement("img");
      picture.alt = "A picture by the program";
      picture.src = URL.createObjectURL(new Blob([shown.svg], { type: "image/svg+xml" }));
      return picture;
    }
    case "download": {
      const link = document.createElement("a");
      link.download = shown.name.replace(/[^\p{L}\p{N}._ -]/gu, "_") || "file";
      link.href = URL.createObjectURL(new Blob([new Uint8Array(shown.bytes)], { type: "application/octet-stream" }));
      link.textContent = `Save ${link.download}`;
      const line = document.createElement("p");
      line.append(link);
      return line;
    }
  }
}

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const table = document.createElement("table");
  if (columns.length > 0) {
    const head = table.createTHead().insertRow();
    for (const column of columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = column;
      head.append(cell);
    }
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  const box = document.createElement("div");
  box.className = "table";
  box.tabIndex = 0;
  box.append(table);
  return box;
}
