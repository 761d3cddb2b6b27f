import type { JsonLimits } from "../core/limits.ts";

/** What a page says about its program, as JSON. */
export interface PageDescription {
  /** The main file. */
  readonly main: string;
  readonly limits: JsonLimits;
  /** Whether `page` is the module of the page's functions, and not one of the program's own. */
  readonly grantsPage: boolean;
  /** What follows in the page, in base 85: a gzip file of so many bytes, which has the worker's script and then the engine. */
  readonly packedBytes: number;
  readonly scriptBytes: number;
}

/** Something to look at, in the order in which it was shown. */
export type Shown =
  | { readonly what: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** SVG, which is shown as a picture: nothing in it is executed. */
  | { readonly what: "picture"; readonly svg: string }
  | { readonly what: "progress"; readonly part: number; readonly text: string }
  | { readonly what: "download"; readonly name: string; readonly bytes: Uint8Array };

/** What a person is asked. */
export type Question =
  /** A line of text, for `input()`. */
  | { readonly kind: "line" }
  | { readonly kind: "text"; readonly text: string; readonly initial: string }
  | { readonly kind: "choice"; readonly text: string; readonly choices: readonly string[] };

/** From the worker to the page. */
export type FromWorker =
  | { readonly kind: "output"; readonly isError: boolean; readonly text: string }
  | { readonly kind: "shown"; readonly shown: Shown }
  | { readonly kind: "question"; readonly question: Question }
  /** `failure` is what Python would print, undefined when there was none. */
  | { readonly kind: "ended"; readonly failure: string | undefined };

/** From the page to the worker; an answer of null is the end of all input. */
export type ToWorker =
  | { readonly kind: "start"; readonly module: WebAssembly.Module; readonly description: PageDescription }
  | { readonly kind: "answer"; readonly answer: string | null };
