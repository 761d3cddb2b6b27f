import { DISTANCE_MAXIMUM, SequenceWriter } from "./sequences.ts";

/** Anything shorter takes as much room as the words themselves. */
const SHORTEST = 2;

const HASH_BITS = 14;

/** After 2^6 words in a row of which nothing was found, the search takes steps of two words, and so on. */
const PATIENCE_BITS = 6;

/**
 * Finds what of `words` is as in a fresh memory, which goes on with zeros, and what stands before; from the word `first`
 * on. Words, not bytes, because that is what objects consist of, and it is several times as fast.
 */
export function compareWords(words: Uint32Array, fresh: Uint32Array, first: number): SequenceWriter {
  const sequences = new SequenceWriter();
  const end = words.length;
  // Where a pair of words with this hash stood last. What is stale or collides is noticed when the words are compared.
  const places = new Uint32Array(1 << HASH_BITS);
  /** Words before this are in sequences. */
  let written = first;
  let misses = 0;
  let at = first;
  while (at < end - 1) {
    const word = words[at] as number;
    const next = words[at + 1] as number;
    let stop = 0;
    let begin = at;
    let distance = 0;
    if (isFresh(words, fresh, at) && isFresh(words, fresh, at + 1)) {
      stop = endOfFresh(words, fresh, at + SHORTEST);
      while (begin > written && isFresh(words, fresh, begin - 1)) begin--;
    } else {
      const place = Math.imul(Math.imul(word, 0x9e3779b1) ^ next, 0x85ebca6b) >>> (32 - HASH_BITS);
      const source = places[place] as number;
      places[place] = at;
      distance = at - source;
      if (
        source >= first &&
        distance > 0 &&
        distance <= DISTANCE_MAXIMUM &&
        words[source] === word &&
        words[source + 1] === next
      ) {
        stop = at + SHORTEST;
        while (stop < end && words[stop] === words[stop - distance]) stop++;
        while (begin > written && begin - distance > first && words[begin - 1] === words[begin - 1 - distance]) begin--;
      }
    }
    if (stop === 0) {
      at += 1 + (misses++ >>> PATIENCE_BITS);
    } else {
      sequences.add(begin - written, stop - begin, distance);
      written = stop;
      at = stop;
      misses = 0;
    }
  }
  if (written < end) sequences.add(end - written, 0, 0);
  return sequences;
}

function isFresh(words: Uint32Array, fresh: Uint32Array, at: number): boolean {
  return words[at] === (at < fresh.length ? fresh[at] : 0);
}

/** The first word from `start` on that is not as in a fresh memory. */
function endOfFresh(words: Uint32Array, fresh: Uint32Array, start: number): number {
  let at = start;
  while (at < fresh.length && words[at] === fresh[at]) at++;
  if (at >= fresh.length) while (at < words.length && words[at] === 0) at++;
  return at;
}
