import { MisuseError } from "../errors.ts";

/** Source that can be given to the engine, or why it cannot. */
export type Source = { readonly text: string } | { readonly problem: string };

/** A byte order mark at the beginning is no part of the source; TextDecoder drops it. */
const strict = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

/** Bytes are UTF-8. Throws `MisuseError` for what is neither text nor bytes. */
export function readSource(code: string | Uint8Array, sourceBytes: number): Source {
  if (typeof code === "string") return checkText(code, sourceBytes);
  if (!(code instanceof Uint8Array)) {
    throw new MisuseError(
      "INVALID_OPTION",
      `the code must be a string or a Uint8Array, not ${code === null ? "null" : typeof code}`,
    );
  }
  if (code.length > sourceBytes) return tooLong(code.length, sourceBytes);
  try {
    return { text: strict.decode(code) };
  } catch {
    return { problem: "source is not valid UTF-8" };
  }
}

function checkText(text: string, sourceBytes: number): Source {
  if (!text.isWellFormed()) return { problem: "source has a lone surrogate, which UTF-8 cannot express" };
  // A UTF-16 unit takes one to three bytes.
  if (3 * text.length > sourceBytes) {
    const size = text.length > sourceBytes ? text.length : encoder.encode(text).length;
    if (size > sourceBytes) return tooLong(size, sourceBytes);
  }
  return { text };
}

function tooLong(size: number, sourceBytes: number): Source {
  return { problem: `source takes ${size} bytes or more, beyond sourceBytes of ${sourceBytes}` };
}
