/** Text in quotes, a whole number, a word, or a sign of those that types are made of here; spaces around it. */
const TOKEN = /\s*(?:("(?:[^"\\\p{Cc}]|\\.)*"|-?\d+)|([A-Za-z]\w*)|([[({<])|([\])}>])|([|?:])|([,;]))\s*/uy;

const WORDS = new Set(
  "Int Map ReadonlyMap ReadonlySet Set Uint8Array boolean false key never null number readonly string true unknown".split(
    " ",
  ),
);

/**
 * Whether text is nothing but a type, made of the words that types of Python's values need: what a program says of itself goes
 * into a file of code.
 */
export function isType(text: string): boolean {
  const token = new RegExp(TOKEN);
  let depth = 0;
  let end = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, , word, opening, closing, , separator] = match;
    if (word !== undefined && !WORDS.has(word)) return false;
    if (opening !== undefined) depth++;
    if (closing !== undefined && --depth < 0) return false;
    if (separator !== undefined && depth === 0) return false;
    end = token.lastIndex;
  }
  return text !== "" && end === text.length && depth === 0;
}
