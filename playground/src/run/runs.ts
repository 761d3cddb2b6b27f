import type { RunError, RunResult } from "micropython-wasm";
import type { ConsoleView } from "../console/view.ts";
import { type Editor, MAIN } from "../editor/editor.ts";
import { ATTACKS } from "../gallery/attacks.ts";
import type { FilesPanel } from "../panels/files.ts";
import { byId, save } from "../support/dom.ts";
import { shown } from "../support/values.ts";
import { POWER_NAMES } from "./powers.ts";
import type { Session, Task } from "./session.ts";
import type { Settings } from "./settings.ts";
import { verdictOf } from "./verdict.ts";

interface Parts {
  readonly session: Session;
  readonly settings: Settings;
  readonly editor: Editor;
  readonly view: ConsoleView;
  readonly files: FilesPanel;
  readonly onStart: () => void;
}

interface Runs {
  /** The editor's program, in a new sandbox or in the one that is there. */
  readonly run: (isFresh: boolean) => void;
  /** A statement at the prompt. */
  readonly enter: (code: string) => void;
  /** Shows an error of the program's that was met without a run. */
  readonly explain: (message: string, error: RunError) => void;
}

const LABEL_CHARACTERS = 40;

/** Begins runs by button, key and prompt, and shows what comes of them. */
export function startRuns({ session, settings, editor, view, files, onStart }: Parts): Runs {
  const [run, stop, onward] = ["run", "stop", "continue"].map((id) => byId(id, HTMLButtonElement));
  const saving = byId("save-output", HTMLButtonElement);
  const verdict = byId("verdict", HTMLElement);
  const announcement = byId("announcement", HTMLElement);
  const summary = byId("powers-summary", HTMLElement);
  let latest: RunResult | undefined;
  let runs = 0;

  const begin = async (task: Task): Promise<void> => {
    if (session.status !== "idle") return;
    await files.settle(task.fresh);
    if (session.status !== "idle") return;
    editor.mark(undefined);
    onStart();
    view.follow();
    latest = undefined;
    saving.disabled = true;
    say("running", "Running…");
    await session.run(task);
  };
  const say = (tone: string, text: string): void => {
    verdict.textContent = text;
    verdict.dataset["tone"] = tone;
  };
  const start = (fresh: boolean): void => {
    if (session.status !== "idle") return;
    if (fresh) view.clear();
    runs += 1;
    const label = fresh ? `Run ${runs}` : `Run ${runs}, in state`;
    void begin({ code: editor.code, label, filename: MAIN, mode: "value", fresh });
  };

  const conclude = (result: RunResult, task: Task): void => {
    latest = result;
    saving.disabled = result.stdout === "" && result.stderr === "";
    if (result.ok && result.value !== null && task.mode === "value") view.add("value", `→ ${shown(result.value)}`);
    if (!result.ok) {
      const { error } = result;
      view.add("error", error.traceback);
      const hint = error.hint ?? hintAboutPowers(error, settings);
      if (hint !== undefined) view.add("hint", `Hint: ${hint}`);
      if (task.filename === MAIN || error.frames.length > 0) editor.mark(error);
    }
    const { tone, title, text } = verdictOf(result, (name) => settings.limit(name));
    if (task.mode !== "interactive" || tone === "stopped") view.add(tone, text);
    const lesson = ATTACKS.find(({ code }) => code === task.code)?.lesson;
    if (lesson !== undefined) view.add("hint", wrapped(lesson));
    say(tone, title);
    announcement.textContent = `${text} ${result.ok ? "" : result.error.message}`;
  };

  session.events.add((event) => {
    switch (event.type) {
      case "stdout":
      case "stderr":
        view.write(event.type, event.text);
        break;
      case "result":
        conclude(event.result, event.task);
        break;
      case "failure":
        view.add("bad", `The sandbox cannot be used: ${event.message}`);
        say("bad", "No sandbox");
        break;
      case "status": {
        const isIdle = event.status === "idle";
        if (run) run.disabled = !isIdle;
        if (onward) onward.disabled = !isIdle;
        if (stop) stop.disabled = event.status !== "running";
        if (event.status === "stopping") say("running", "Stopping…");
      }
    }
  });
  run?.addEventListener("click", () => start(true));
  onward?.addEventListener("click", () => start(false));
  stop?.addEventListener("click", () => session.stop());
  byId("prompt", HTMLTextAreaElement).addEventListener("keydown", ({ key, ctrlKey, currentTarget }) => {
    // As at a terminal, where nothing is selected that could be copied.
    const input = currentTarget instanceof HTMLTextAreaElement ? currentTarget : undefined;
    if (key === "c" && ctrlKey && input?.selectionStart === input?.selectionEnd) session.stop();
  });
  byId("clear", HTMLButtonElement).addEventListener("click", () => view.clear());
  saving.addEventListener("click", () => {
    if (latest) save("output.txt", latest.stdout + latest.stderr, "text/plain");
  });
  const summarise = (): void => {
    const granted = [...settings.granted];
    summary.textContent = granted.length === 0 ? "No powers granted" : `Granted: ${granted.join(", ")}`;
    summary.classList.toggle("has-powers", granted.length > 0);
  };
  settings.changes.add(summarise);
  summarise();

  return {
    run: start,
    explain: (message, error) => {
      view.add("error", message);
      view.follow();
      editor.mark(error);
      if (session.status === "idle") say("bad", error.type);
      announcement.textContent = `${error.type}: ${error.message}`;
    },
    enter: (code) => {
      const lines = code.trimEnd().split("\n");
      view.add("input", lines.map((line, index) => `${index === 0 ? ">>>" : "..."} ${line}`).join("\n"));
      const label = lines[0]?.slice(0, LABEL_CHARACTERS) ?? "";
      void begin({ code, label, filename: "<stdin>", mode: "interactive", fresh: false });
    },
  };
}

/** A program that calls what it was not given sees no such name. */
function hintAboutPowers({ type, message }: RunError, settings: Settings): string | undefined {
  const name = type === "NameError" ? POWER_NAMES.find((name) => message.includes(`'${name}'`)) : undefined;
  if (name === undefined) return undefined;
  return settings.granted.has(name)
    ? `${name} is granted from the next run on.`
    : `${name} is not granted: see Powers.`;
}

/** Text in lines that a console has room for, which does not break them. */
function wrapped(text: string): string {
  return text.replace(/(.{1,90})(?: |$)/g, "$1\n").trimEnd();
}
