/** Breaks a label into lines that fit, since SVG does not. */

// A line of a chart is read at a glance; the table beside it has the whole name.
const MOST_LINES = 2;

/** Width of a text in ems: about one for a Japanese character, about half for a Latin one. */
export const emWidth = (text) =>
  [...text].reduce((sum, character) => sum + (character.codePointAt(0) > 0x2e80 ? 1 : 0.56), 0);

/**
 * @param {string} text
 * @param {number} ems room for one line
 * @returns {string[]} at most two lines, the last ending in … where something is left out
 */
export function wrap(text, ems) {
  const lines = [""];
  for (const piece of text.match(/[!-~]+ ?|./gu) ?? []) {
    const line = lines.at(-1) + piece;
    if (emWidth(line) <= ems || !lines.at(-1)) lines[lines.length - 1] = line;
    else if (lines.length < MOST_LINES) lines.push(piece);
    else {
      lines[lines.length - 1] = `${shorten(lines.at(-1), ems)}…`;
      break;
    }
  }
  return lines;
}

function shorten(text, ems) {
  let kept = [...text];
  while (kept.length && emWidth(kept.join("")) > ems - 1) kept = kept.slice(0, -1);
  return kept.join("");
}
