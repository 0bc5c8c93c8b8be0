/**
 * Offsets of the service count characters (code points); strings here count UTF-16 units.
 * They differ after any character outside the basic plane, such as 𠮷.
 */

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * A function from a code point offset of `text` to its UTF-16 offset.
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function unitOffsets(text) {
  if (!PAIR.test(text)) return (offset) => Math.min(offset, text.length);
  const starts = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}
