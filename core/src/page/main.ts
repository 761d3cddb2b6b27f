import { decodeBase85 } from "../builder/base85.ts";
import type { FromWorker, PageDescription, Question, ToWorker } from "./protocol.ts";
import { Transcript } from "./transcript.ts";

/* A built page: unpacks its program, runs it in a worker, and shows what it says. */

const transcript = new Transcript(element("transcript"));
const status = element("status");
const stop = element("stop");
const again = element("again");
const form = element("question");

let worker: Worker | undefined;
let asked: Question["kind"] | undefined;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

async function unpack(): Promise<{ script: string; module: WebAssembly.Module; description: PageDescription }> {
  const description: PageDescription = JSON.parse(element("description").textContent ?? "");
  const packed = decodeBase85(element("program").textContent ?? "", description.packedBytes);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const script = new TextDecoder().decode(bytes.subarray(0, description.scriptBytes));
  const module = await WebAssembly.compile(bytes.subarray(description.scriptBytes));
  return { script, module, description };
}

function show(state: "loading" | "running" | "waiting" | "done" | "failed" | "stopped"): void {
  const words = {
    loading: "Loading",
    running: "Running",
    waiting: "Waiting for you",
    done: "Done",
    failed: "Ended with an error",
    stopped: "Stopped",
  };
  status.textContent = words[state];
  status.dataset["state"] = state;
  const isOn = state === "running" || state === "waiting" || state === "loading";
  stop.hidden = !isOn;
  again.hidden = isOn;
  if (state !== "waiting") form.replaceChildren();
}

function end(state: "done" | "failed" | "stopped", failure?: string): void {
  worker?.terminate();
  worker = undefined;
  if (failure !== undefined) transcript.print(`${failure}\n`, true);
  transcript.flush();
  show(state);
}

function answer(text: string | null): void {
  const message: ToWorker = { kind: "answer", answer: text };
  worker?.postMessage(message);
  show("running");
}

function ask(question: Question): void {
  asked = question.kind;
  transcript.flush();
  show("waiting");
  const label = document.createElement("label");
  label.textContent = question.kind === "line" ? "Input" : question.text;
  form.replaceChildren(label);
  if (question.kind === "choice") {
    const choices = document.createElement("div");
    choices.className = "choices";
    for (const choice of question.choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = choice;
      button.addEventListener("click", () => answer(choice));
      choices.append(button);
    }
    form.append(choices);
    choices.querySelector("button")?.focus();
    return;
  }
  const input = document.createElement("input");
  input.autocomplete = "off";
  input.spellcheck = false;
  input.value = question.kind === "text" ? question.initial : "";
  const send = document.createElement("button");
  send.textContent = "Enter";
  label.append(input);
  form.append(send);
  if (question.kind === "line") {
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "End of input";
    close.addEventListener("click", () => answer(null));
    form.append(close);
  }
  input.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const input = form.querySelector("input");
  if (!input) return;
  // As a terminal does, which shows what is typed behind the prompt.
  if (asked === "line") transcript.print(`${input.value}\n`, false);
  answer(input.value);
});

function receive(message: FromWorker): void {
  if (message.kind === "output") transcript.print(message.text, message.isError);
  else if (message.kind === "shown") transcript.show(message.shown);
  else if (message.kind === "question") ask(message.question);
  else end(message.failure === undefined ? "done" : "failed", message.failure);
}

async function start(): Promise<void> {
  transcript.clear();
  show("loading");
  const { script, module, description } = await program;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const started = new Worker(address);
  worker = started;
  started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    if (worker === started) receive(data);
  });
  started.addEventListener("error", (event) => {
    if (worker === started) end("failed", event.message || "This browser does not start a worker from a file.");
  });
  const message: ToWorker = { kind: "start", module, description };
  started.postMessage(message);
  show("running");
}

function begin(): void {
  start().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    end("failed", `This browser cannot run the program: ${reason}\nAny browser of 2023 or later can.`);
  });
}

const program = unpack();
// It is looked at when it is needed.
program.catch(() => undefined);
stop.addEventListener("click", () => end("stopped"));
again.addEventListener("click", begin);
begin();
