/** Where two texts differ, without the lines that they begin and end with in common. */
export function difference(expected: string, actual: string, whole: boolean): string {
  const left = expected.split("\n");
  const right = actual.split("\n");
  const most = Math.min(left.length, right.length);
  let begin = 0;
  while (begin < most && left[begin] === right[begin]) begin++;
  let end = 0;
  while (end < most - begin && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const side = (mark: string, lines: readonly string[]) => {
    const shown = whole ? lines : lines.slice(0, 4);
    const more = lines.length > shown.length ? [`${mark} … ${lines.length - shown.length} more lines`] : [];
    return [...shown.map((line) => `${mark} ${visible(line, whole)}`), ...more];
  };
  return [
    `@ line ${begin + 1}`,
    ...side("-", left.slice(begin, left.length - end)),
    ...side("+", right.slice(begin, right.length - end)),
  ].join("\n");
}

/** Control characters as escapes, and long lines cut. */
function visible(line: string, whole: boolean): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is made visible.
  const escaped = line.replace(/[\x00-\x1f\x7f]/g, (character) => JSON.stringify(character).slice(1, -1));
  return whole || escaped.length <= 160 ? escaped : `${escaped.slice(0, 160)}…`;
}
