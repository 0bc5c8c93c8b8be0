/**
 * Which lines of an answer are the document's own words, and how they are laid out there: an answer
 * runs the statements of a passage together, 「見出し 文。 ※ 注[1][2][3]」, and the cells of a row
 * with their heads, 「区分：重点、額：40万円[4]」. What a line cites tells where each of them begins.
 */

import { folded } from "./folded.js";

/**
 * A range of the answer's text.
 * @typedef {{start: number, end: number}} Range
 * A statement, or a row of a table as cells below their heads.
 * @typedef {Range & {cells: {head: Range | null, cell: Range}[] | null}} Piece
 * A line in the document's own words; `place` covers all that it quotes, `gloss` says it in the
 * language of the answer.
 * @typedef {{pieces: Piece[], place: object, numbers: number[], gloss: Range | null}} Quoted
 */

const LINE = /^(?<body>.*?)(?<markers>(?:\s*\[\d{1,3}\])+)\s*$/s;
/** A quote in another language than the answer's, and what it says in that. */
const FOREIGN = /^“(?<words>.+)”(?<gloss> – .+)?$/s;
const NUMBER = /\[(\d{1,3})\]/g;
const BULLET = /^[・•●○⚫\-*\s]+/;
/** Between the cells of a row, and between a head and its cell. */
const SEPARATOR = /[、;:]/;
/** What a line of a document begins with where it is an item of its own. */
const ITEM = /^\s*(?:[※★●⚫○◆■・①-⑳]|[a-zａ-ｚ\dⅰ-ⅹ]{1,2}[.．)）])/u;
const WORDS = /[\p{L}\p{N}]/u;
/** Share of a line that may be words of none of its quotes. */
const MOST_LOOSE = 0.15;

/**
 * The quotes that a line is made of, or null where it says something of its own.
 * @param {{line: string, start: number}} line
 * @param {object[]} citations of the answer
 * @returns {Quoted | null}
 */
export function quotedIn({ line, start }, citations) {
  const found = LINE.exec(line)?.groups;
  if (!found || found.body.search(NUMBER) >= 0) return null;
  const numbers = [...found.markers.matchAll(NUMBER)].map(([, number]) => Number(number));
  const cited = numbers.map((number) => citations.find((c) => c.number === number));
  if (cited.includes(undefined)) return null;
  const foreign = FOREIGN.exec(found.body)?.groups;
  const words = foreign?.words ?? found.body;
  const from = foreign ? start + 1 : start;
  const read = readAll(words, cited.filter((c) => c.document_id === cited[0].document_id));
  if (!read || read.loose > MOST_LOOSE * words.length) return null;
  const behind = from + words.length + 1;
  const gloss = foreign?.gloss ? { start: behind + 3, end: behind + foreign.gloss.length } : null;
  return { pieces: read.pieces.map((piece) => shifted(piece, from)), place: read.place, numbers, gloss };
}

/** Reads a line from left to right, a quote at a time. */
function readAll(body, cited) {
  const text = folded(body);
  const pieces = [];
  const said = [];
  let [at, loose] = [0, 0];
  for (const citation of cited) {
    const piece = statement(text, citation.quote, at) ?? row(text, citation.quote, at);
    if (!piece) continue;
    if (!WORDS.test(text.text.slice(at, piece.from))) piece.from = at; // a mark before it
    const before = text.range(at, piece.from);
    if (piece.from > at) {
      pieces.push({ ...before, cells: null });
      loose += before.end - before.start;
    }
    if (piece.cells) pieces.push({ ...text.range(piece.from, piece.to), cells: piece.cells });
    else pieces.push(...items(text, citation.quote, piece));
    said.push(citation);
    at = piece.to;
  }
  if (!said.length) return null;
  if (at < text.length) {
    const rest = text.range(at, text.length);
    pieces.push({ ...rest, cells: null });
    loose += rest.end - rest.start;
  }
  // One cell below a label is what an answer says of a figure, unless it is one of several rows.
  if (pieces.length === 1 && pieces[0].cells?.length === 1) return null;
  return { pieces, loose, place: spanned(said) };
}

/** A quote that stands there whole, and not as the head of a cell. */
function statement(text, quote, from) {
  const words = folded(quote.replace(BULLET, "")).text;
  for (let at = text.find(words, from); at >= 0; at = text.find(words, at + 1)) {
    const to = at + words.length;
    const alone = at === from || (text.begins(at) && !SEPARATOR.test(text.text[at - 1]));
    if (alone && text.text[to] !== ":") return { from: at, to, cells: null };
  }
  return null;
}

/** A statement in parts, where the document begins a line with a mark: 「※ …」, 「① …」. */
function items(text, quote, { from, to }) {
  const starts = [from];
  let at = from;
  for (const [n, line] of quote.replace(BULLET, "").split("\n").entries()) {
    if (n && ITEM.test(line)) starts.push(at);
    at += folded(line).length;
  }
  return starts.map((start, n) => ({ ...text.range(start, starts[n + 1] ?? to), cells: null }));
}

/** A row of which some cells stand there in their order, each behind its head. */
function row(text, quote, from) {
  const cells = [];
  let at = from;
  for (const words of quote.split(/[\t|\n]/).map((part) => folded(part).text)) {
    if (!words) continue;
    const last = cells.at(-1);
    if (last && text.text.startsWith(words, at)) last.to = at += words.length; // its next line
    else {
      const found = cellAt(text, words, at, from);
      if (found < 0) continue;
      cells.push({ head: headOf(text, at, found, !last), from: found, to: (at = found + words.length) });
    }
  }
  if (!cells.length || (cells.length < 2 && !cells[0].head) || cells.some(({ head }) => head === undefined)) return null;
  return { from, to: at, cells: cells.map((c) => ({ head: c.head, cell: text.range(c.from, c.to) })) };
}

/** Where a cell begins with these words: at once, or behind its head or another cell. */
function cellAt(text, words, at, from) {
  let found = text.find(words, at);
  while (found > from && !SEPARATOR.test(text.text[found - 1])) found = text.find(words, found + 1);
  return found;
}

/** What stands before a cell and a colon; null: nothing does, undefined: it is no cell. */
function headOf(text, from, to, first) {
  const [, separator, head, colon] = /^([、;]?)(.*?)(:?)$/s.exec(text.text.slice(from, to)) ?? [];
  if (!first && !separator && head) return undefined;
  if (!head) return null;
  return colon ? text.range(from + separator.length, to - 1) : undefined;
}

/** Characters between two quotes that are read as one. */
const APART = 60;

/**
 * Two quotes as one, where the second goes on behind the first on its page; else null.
 * @param {Quoted} first
 * @param {Quoted} second
 * @returns {Quoted | null}
 */
export function joined(first, second) {
  const { document_id: id, page, end } = first.place;
  const gap = second.place.start - end;
  const same = second.place.document_id === id && second.place.page === page;
  if (!same || gap < 0 || gap > APART || first.gloss || second.gloss) return null;
  return {
    pieces: [...first.pieces, ...second.pieces],
    place: spanned([first.place, second.place]),
    numbers: [...first.numbers, ...second.numbers],
    gloss: null,
  };
}

/**
 * Numbers in few words: [1, 2, 3, 7] → 「1–3, 7」.
 * @param {number[]} numbers
 */
export function inRuns(numbers) {
  const runs = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** One place over all that is quoted, on the page where it begins. */
function spanned(cited) {
  const [first] = cited;
  const all = cited.filter(({ page }) => page === first.page);
  const most = (name) => Math.max(...all.map((c) => c[name]));
  const least = (name) => Math.min(...all.map((c) => c[name]));
  return {
    ...first,
    start: least("start"),
    end: most("end"),
    line_start: least("line_start"),
    line_end: most("line_end"),
  };
}

const moved = (range, by) => range && { start: range.start + by, end: range.end + by };

const shifted = ({ cells, ...range }, by) => ({
  ...moved(range, by),
  cells: cells?.map(({ head, cell }) => ({ head: moved(head, by), cell: moved(cell, by) })) ?? null,
});
