/** Where words stand in a text, whatever their width, case and line breaks. */

/** More places than a person goes through. */
export const MOST_FOUND = 500;

/** @type {WeakMap<object, {letters: string, at: Uint32Array}>} */
const kept = new WeakMap();

/**
 * Ranges of a document that read like some words, in characters (code points), in their order:
 * 「ａｓｐｉｒｅ」 finds "ASPIRE", 「国際交流」 also where a line ends within it.
 * @param {{text: string}} document @param {string} words
 * @returns {{start: number, end: number}[]} at most `MOST_FOUND`
 */
export function findAll(document, words) {
  const wanted = plain(words);
  if (!wanted) return [];
  const { letters, at } = folded(document);
  const found = [];
  for (
    let from = letters.indexOf(wanted);
    from >= 0 && found.length < MOST_FOUND;
    from = letters.indexOf(wanted, from + wanted.length)
  )
    found.push({ start: at[from], end: at[from + wanted.length - 1] + 1 });
  return found;
}

const plain = (text) => text.normalize("NFKD").toLowerCase().replaceAll(/\s+/g, "");

/** The text as it is compared, and of each unit the character that it comes from. */
function folded(document) {
  const known = kept.get(document);
  if (known) return known;
  const pieces = [];
  const at = [];
  let offset = 0;
  for (const character of document.text) {
    const piece = plain(character);
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) at.push(offset);
    offset += 1;
  }
  const made = { letters: pieces.join(""), at: Uint32Array.from(at) };
  kept.set(document, made);
  return made;
}
