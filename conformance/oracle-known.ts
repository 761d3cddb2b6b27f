/**
 * Oracle cases that do not print here what they print in CPython yet, by file. The tests fail when one of them does, so that
 * this list stays true.
 */
export const KNOWN_DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  "language/builtin_functions": ["names that are there"],
  "language/exceptions": ["syntax error fields"],
  "language/float": ["float() of numbers and bytes"],
  "language/sort": ["arguments"],
  "language/special_methods": ["conversions"],
  "language/syntax_errors": ["lineno and filename"],
  "modules/asyncio": ["TaskGroup and exceptions"],
  "modules/cmath": ["functions"],
  "modules/collections_abc": ["awaitables"],
  "modules/contextlib": ["generators that do not behave"],
  "modules/importlib_errors": ["find_spec"],
  "modules/inspect": ["signature", "bind", "signatures of wrapped functions and partials", "getfullargspec"],
  "modules/io_std": ["attributes", "replaced stdout"],
  "modules/pprint": ["from collections"],
  "modules/sys": ["stdout replaced"],
  "modules/traceback": ["groups"],
  "modules/unittest_mock": ["specs", "special methods", "others"],
};

export function isKnown(file: string, title: string): boolean {
  return KNOWN_DIFFERENCES[file]?.includes(title) === true;
}
