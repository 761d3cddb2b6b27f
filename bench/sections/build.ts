import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildForms, type Forms, outputs } from "../built.ts";
import type { Options } from "../options.ts";
import { PROGRAMS } from "../places.ts";
import { childScript, firstByte, numbersFrom, objectFrom, runChild } from "../processes.ts";
import { progress } from "../progress.ts";
import type { Section } from "../section.ts";
import { median, pairedRatio } from "../statistics.ts";
import { figure, milliseconds, type Table } from "../table.ts";

const PROGRAM = path.join(PROGRAMS, "orders.py");

/** Starts of each kind, in turns. */
const STARTS = 21;

/** Bytes that a page of a program like this one may take. */
const MOST_PAGE_BYTES = 900_000;

/** What `micropython-wasm build` makes of a program: that it is right, how large it is, how fast it starts and is called. */
export async function measureBuild(_options: Options): Promise<Section> {
  const forms = await buildForms(PROGRAM);
  const { outcomes, missing } = await outputs(forms);
  const expected = outcomes.get("python3");
  const wrong = [...outcomes].filter(([, text]) => text !== expected).map(([name]) => `${name} printed something else`);
  const sizes = sizesOf(forms);
  const starts = await measureStarts(forms);
  const calls = measureCalls(forms);
  const tooLarge = sizes.page.raw > MOST_PAGE_BYTES ? [`the page has more than ${MOST_PAGE_BYTES} bytes`] : [];
  return {
    figures: { sizes, starts, calls, same: [...outcomes.keys()] },
    tables: [sizeTable(sizes, [...outcomes.keys()], missing), startTable(starts), callTable(calls)],
    failures: [...wrong, ...tooLarge],
  };
}

interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

function sizesOf(forms: Forms): Record<"page" | "module" | "command", Size> {
  const size = (...files: readonly string[]): Size => {
    const contents = files.map((file) => readFileSync(file));
    const total = (bytes: (content: Buffer) => number) => contents.reduce((sum, content) => sum + bytes(content), 0);
    return {
      raw: total((content) => content.length),
      gzip: total((content) => gzipSync(content, { level: 9 }).length),
      brotli: total((content) => brotliCompressSync(content).length),
    };
  };
  return { page: size(forms.page), module: size(forms.module, forms.engine), command: size(forms.command) };
}

function sizeTable(sizes: ReturnType<typeof sizesOf>, same: readonly string[], missing: readonly string[]): Table {
  const lines = readFileSync(PROGRAM, "utf8").split("\n").length - 1;
  return {
    title: `Build: what a program of ${lines} lines becomes, in bytes`,
    columns: ["form", "raw", "gzip -9", "brotli -11"],
    rows: [
      ["page (.html)", sizes.page],
      ["module (.js and .wasm)", sizes.module],
      ["WASI command (.wasm)", sizes.command],
    ].map(([name, size]) => [
      String(name),
      ...(typeof size === "object" ? [size.raw, size.gzip, size.brotli] : []).map((bytes) =>
        bytes.toLocaleString("en"),
      ),
    ]),
    notes: [`These printed the same: ${same.join(", ")}.`, ...missing],
  };
}

interface Start {
  /** From starting the process to the first byte of its output. */
  readonly processMs: number;
  /** From the beginning of the import to the first output. */
  readonly firstMs: number;
  readonly doneMs: number;
}

interface Starts {
  readonly module: Start[];
  readonly library: Start[];
  readonly inline: Start[];
  /** Node itself, with a program that prints something at once. */
  readonly nothing: number[];
}

async function measureStarts(forms: Forms): Promise<Starts> {
  const starts: Starts = { module: [], library: [], inline: [], nothing: [] };
  const node = process.execPath;
  const script = childScript("built-start");
  for (let round = 0; round < STARTS; round++) {
    progress(`build: start ${round + 1}/${STARTS}`);
    const turns = [
      async () => starts.module.push(startFrom(await firstByte(node, [script, "module", forms.module]))),
      async () => starts.library.push(startFrom(await firstByte(node, [script, "library", PROGRAM]))),
      async () => starts.inline.push(startFrom(await firstByte(node, [script, "inline", PROGRAM]))),
      async () => starts.nothing.push((await firstByte(node, ["-e", "require('fs').writeSync(1, 'x')"])).ms),
    ];
    for (let turn = 0; turn < turns.length; turn++) await turns[(turn + round) % turns.length]?.();
  }
  return starts;
}

function startFrom({ ms, stderr }: { ms: number; stderr: string }): Start {
  const { firstMs, doneMs } = objectFrom(JSON.parse(stderr.trim().split("\n").at(-1) ?? ""));
  return { processMs: ms, firstMs: Number(firstMs), doneMs: Number(doneMs) };
}

function startTable({ module, library, inline, nothing }: Starts): Table {
  const row = (title: string, select: (start: Start, round: number) => number) => {
    const [ours, whole, there] = [module, library, inline].map((starts) => starts.map(select));
    if (!ours || !whole || !there) throw new Error("there are three kinds of start");
    return [
      title,
      milliseconds(median(ours)),
      milliseconds(median(whole)),
      figure(pairedRatio(ours, whole)),
      milliseconds(median(there)),
      figure(pairedRatio(ours, there)),
    ];
  };
  return {
    title: "Build: start to first output in a fresh process of Node",
    columns: ["from", "built module", "library, same source", "ratio", "the same, inline", "ratio"],
    rows: [
      row("the start of the process", ({ processMs }) => processMs),
      row("the same, less a process that only prints", ({ processMs }, round) => processMs - (nothing[round] ?? 0)),
      row("the import of the module", ({ firstMs }) => firstMs),
      row("the import, to the end of the program", ({ doneMs }) => doneMs),
    ],
    notes: [
      `Medians over ${STARTS} processes each, in turns; the ratio is the median of the ratios within a turn. The target is 0.5.`,
      `A process of Node that only prints takes ${milliseconds(median(nothing))}.`,
    ],
  };
}

function measureCalls(forms: Forms): { module: number[]; library: number[] } {
  progress("build: calls");
  const { reply } = runChild("built-calls", [forms.module, PROGRAM]);
  return { module: numbersFrom(reply, "module"), library: numbersFrom(reply, "library") };
}

function callTable({ module, library }: ReturnType<typeof measureCalls>): Table {
  const nanoseconds = (value: number | undefined) => `${figure(value)} ns`;
  return {
    title: "Build: add(1, 2), called from JavaScript",
    columns: ["what", "first", "median", "least"],
    rows: [
      [
        "function of a built module",
        nanoseconds(module[0]),
        nanoseconds(median(module)),
        nanoseconds(Math.min(...module)),
      ],
      [
        "call() of the library, inline",
        nanoseconds(library[0]),
        nanoseconds(median(library)),
        nanoseconds(Math.min(...library)),
      ],
    ],
    notes: [
      `${module.length} rounds in one process, a million calls each of the former, 20,000 of the latter. The target is 1,000 ns.`,
    ],
  };
}
