import { isPythonName } from "../functions/identifiers.ts";
import { type TextShape, text } from "./shape.ts";

/* Texts with a form of their own. */

/** Far more than needed; a guest's path is as long at most. */
const PATH_CHARACTERS = 1_024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no path may have
const PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[^/\u0000-\u001F\u007F\uD800-\uDFFF]+)+$/u;

/** An absolute path of the guest, in the one spelling that it has. */
export const GUEST_PATH: TextShape = text(
  "an absolute path of the guest's such as /data/in.csv, without . or .. or // in it and no slash at its end",
  PATH_CHARACTERS,
  { pattern: PATH },
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what no path may have
export const SOURCE: TextShape = text("the path of a directory of this machine", 4_096, { pattern: /^[^\u0000]+$/u });

export const PYTHON_NAME: TextShape = text("a name that Python allows", 100, {
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/u,
  fault: (name) => (isPythonName(name) ? undefined : "must not be a keyword of Python's"),
});

/** As in shells: what else systems allow hardly anyone uses. */
export const VARIABLE_NAME: TextShape = text("a name of letters, digits and _ that begins with no digit", 100, {
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/u,
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL ends a value
export const VARIABLE_VALUE: TextShape = text("text without NUL", 100_000, { pattern: /^[^\u0000]*$/u });

export const TIME: TextShape = text("a time in UTC from 1970 on, such as 2026-01-01T00:00:00Z", 30, {
  pattern: /^(?:19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?Z$/u,
  fault: (time) => (isOnCalendar(time) ? undefined : "is no day of the calendar, or no time of a day"),
});

/** JavaScript takes the 30th of February for the 2nd of March. */
function isOnCalendar(time: string): boolean {
  const parsed = Date.parse(time);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(time.slice(0, 19));
}
