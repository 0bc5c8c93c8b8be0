/**
 * The tray: figures and quotes that a person has collected, kept in this browser.
 *
 * @typedef {{document_id: string, document_title: string, page: number | null, start: number,
 *   end: number, line_start: number, line_end: number, quote: string, program?: string,
 *   label?: string, measure?: string, fiscal_year?: number | null, amount?: number, currency?: string | null,
 *   display?: string, scope?: string | null, reviewed?: boolean}} Kept
 *   a figure with the quote that it stands in, or a quote alone
 */

import { read, write } from "../core/settings.js";

const KEY = "tray";
const MOST = 1000;

/** @returns {Kept[]} the oldest first */
export function kept() {
  try {
    const found = JSON.parse(read(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((item) => typeof item?.quote === "string") : [];
  } catch {
    return []; // written by something else
  }
}

const keyOf = ({ document_id: id, start, end, display = "" }) => [id, start, end, display].join("\n");

/** Whether all of these are in the tray. @param {Kept[]} items */
export function areKept(items) {
  const keys = new Set(kept().map(keyOf));
  return items.every((item) => keys.has(keyOf(item)));
}

/** Puts them in, or takes them out where all are in. @param {Kept[]} items @returns {boolean} in */
export function toggle(items) {
  const out = areKept(items);
  const keys = new Set(items.map(keyOf));
  const rest = kept().filter((item) => !keys.has(keyOf(item)));
  save(out ? rest : [...rest, ...items].slice(-MOST));
  return !out;
}

export const empty = () => save([]);

function save(items) {
  write(KEY, items.length ? JSON.stringify(items) : null);
  window.dispatchEvent(new Event("place")); // the navigation counts them
}

/** Where a citation stands. @returns {Kept} */
const placed = (citation) => ({
  ...citation,
  page: citation.page ?? null,
  number: undefined, // it counts within its answer
});

/** A row of the budget table. @param {object} row @returns {Kept} */
export const ofRow = (row) => ({
  ...placed(row.citation),
  program: row.written ?? row.program,
  label: row.label,
  measure: row.measure,
  fiscal_year: row.fiscal_year,
  amount: row.amount,
  currency: row.currency,
  display: row.original,
  scope: row.scope,
  reviewed: row.trust !== "extracted",
});

/**
 * What a source of an answer has to keep: the figures that cite it, or its quote.
 * @param {object} citation @param {object[]} figures of the same answer
 * @returns {Kept[]}
 */
export function ofCitation(citation, figures) {
  const own = figures.filter((figure) => figure.citation === citation.number && !figure.derived);
  if (!own.length) return [placed(citation)];
  return own.map(({ program, label, measure, fiscal_year, amount, currency, original, display, scope, reviewed }) => ({
    ...placed(citation),
    ...{ program, label, measure, fiscal_year, amount, currency, scope, reviewed },
    display: original ?? display,
  }));
}
