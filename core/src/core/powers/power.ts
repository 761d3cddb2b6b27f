import type { HostFunctionDescription } from "../functions/types.ts";

/** Something that a sandbox can be given beside the functions of its caller: functions of ours, and Python that calls them. */
export interface Power {
  /** The module that our functions are in, which no caller can name: it begins with an underscore, such as `_http`. */
  readonly module: string;
  readonly functions: { readonly [name: string]: HostFunctionDescription };
  /** Python modules that the guest can import from then on: source by path below the folder of libraries, `requests.py`. */
  readonly library: { readonly [path: string]: string };
  /** One sentence for a language model, on what the guest can do with it. */
  readonly description?: string | undefined;
}
