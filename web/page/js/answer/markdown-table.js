/** Reads the tables of an answer's text: Markdown with a line of dashes under the heads. */

/**
 * A piece of the text with where it begins, so that figures and markers in it are still found.
 * @typedef {{text: string, start: number}} Piece
 * @typedef {{heads: Piece[], rows: Piece[][], next: number}} Table `next`: the first line behind it
 */

const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$/;
// A year with words behind it is none.
const AMOUNT = /^(?!(?:19|20)\d\d(?:\s|年))[−\-+±▲△¥$€]?\s*[\d０-９][\d０-９,，.．]*/;

/**
 * The table that begins at a line, or null.
 * @param {{line: string, start: number}[]} lines
 * @param {number} at
 * @returns {Table | null}
 */
export function tableAt(lines, at) {
  if (!ROW.test(lines[at].line) || !RULE.test(lines[at + 1]?.line ?? "")) return null;
  let next = at + 2;
  while (next < lines.length && ROW.test(lines[next].line)) next += 1;
  const heads = cells(lines[at]);
  const rows = lines.slice(at + 2, next).map(cells);
  return { heads, rows: rows.map((row) => fitted(row, heads.length)), next };
}

/** Cells between bars; a bar after a backslash belongs to its cell. */
function cells({ line, start }) {
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map((match) => match.index);
  return bars.slice(1).map((end, i) => piece(line, bars[i] + 1, end, start));
}

function piece(line, from, to, start) {
  const raw = line.slice(from, to);
  const text = raw.trim();
  return { text, start: start + from + raw.indexOf(text) };
}

const fitted = (row, width) =>
  Array.from({ length: width }, (_, i) => row[i] ?? { text: "", start: 0 });

/**
 * Which columns hold amounts: those of which each cell that says something begins with a number.
 * @param {Table} table
 * @returns {boolean[]}
 */
export const numericColumns = ({ heads, rows }) =>
  heads.map((_, i) => {
    const said = rows.map((row) => row[i].text).filter((text) => text && !/^[-−—–]$/.test(text));
    return said.length > 0 && said.every((text) => AMOUNT.test(text));
  });
