/** Programs below those that they are part of, each with its amount and what its parts come to. */

import { against } from "../figures/reconcile.js";

/**
 * @typedef {{name: string, document: string, row: object | null, several: boolean,
 *   below: Node[], parts: import("../figures/reconcile.js").Reconciled | null, sum: number | null,
 *   unchecked: boolean}} Node
 *   `row`: the one amount of the program, none where it has none or several; `sum`: what the
 *   programs below come to, none where there are none; `parts`: that against the program's own
 */

/** Amounts that may be added and compared: of one measure, year and currency. @param {object} row */
export const seriesOf = ({ measure, fiscal_year: year, currency }) =>
  [measure, year ?? "", currency].join("|");

/**
 * The series of some rows, the one with most programs first.
 * @param {object[]} rows @returns {{key: string, row: object, count: number}[]}
 */
export function allSeries(rows) {
  const fit = rows.filter(({ measure }) => measure !== "unit");
  return [...Map.groupBy(fit, seriesOf)]
    .map(([key, own]) => ({
      key,
      row: own[0],
      count: new Set(own.map(({ program_id: id }) => id)).size,
    }))
    .sort((a, b) => b.count - a.count);
}

/**
 * The tree of a series: the programs of some rows, and all that stand above them.
 * @param {object[]} rows that are chosen
 * @param {object[]} all rows of the table, which the subtotals are made of
 * @param {string} series
 * @returns {Node[]} the topmost programs
 */
export function treeOf(rows, all, series) {
  const chosen = new Set(rows.filter((row) => seriesOf(row) === series).map(programOf));
  const own = Map.groupBy(
    all.filter((row) => seriesOf(row) === series),
    programOf,
  );
  const parents = new Map(all.map((row) => [programOf(row), row.parent && keyOf(row, row.parent)]));
  const shown = withAbove(chosen, parents);
  const children = Map.groupBy(new Set([...shown, ...own.keys()]), (key) => above(key, parents));
  const build = (key) => nodeOf(key, own.get(key) ?? [], (children.get(key) ?? []).map(build), shown);
  const top = (children.get(null) ?? []).map(build);
  return [...Map.groupBy(top, ({ document }) => document).values()]
    .flatMap(belowTotal)
    .filter(({ document, name }) => shown.has(`${document}\n${name}`));
}

/** The programs of a document below its total row, where they come to just that. */
function belowTotal(nodes) {
  const [total, ...more] = nodes.filter(({ row }) => row?.total);
  const others = nodes.filter((node) => node !== total);
  const stated = !more.length && others.length > 1 && others.every(({ row }) => row);
  const parts = total && stated ? against(total.row, others.map(({ row }) => row)) : null;
  if (!parts || parts.rest) return nodes;
  const unchecked = others.some(({ row }) => row.trust === "extracted");
  return [{ ...total, below: others, parts, sum: parts.sum, unchecked }];
}

const keyOf = (row, program) => `${row.citation.document_id}\n${program}`;
const programOf = (row) => keyOf(row, row.program);

/** The program above; none above one that would stand below itself. */
function above(key, parents) {
  const seen = new Set([key]);
  for (let at = parents.get(key); at; at = parents.get(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
  }
  return parents.get(key) ?? null;
}

function withAbove(keys, parents) {
  const found = new Set();
  for (const key of keys)
    for (let at = key; at && !found.has(at); at = above(at, parents)) found.add(at);
  return found;
}

/** @returns {Node} */
function nodeOf(key, rows, below, shown) {
  const [document, name] = key.split("\n");
  const amounts = new Map(rows.map((row) => [`${row.scope ?? ""}\n${row.amount}`, row]));
  const whole = [...amounts.values()].filter(({ scope }) => !scope);
  const row = whole.length === 1 ? whole[0] : amounts.size === 1 ? rows[0] : null;
  const added = below.filter((node) => node.row);
  const complete = added.length > 0 && added.length === below.length;
  const sum = complete ? added.reduce((total, node) => total + node.row.amount, 0) : null;
  return {
    name,
    document,
    row,
    sum,
    several: !row && rows.length > 0,
    below: below.filter((node) => shown.has(`${node.document}\n${node.name}`)),
    parts: row && complete ? against(row, added.map((node) => node.row)) : null,
    unchecked: added.some((node) => node.row.trust === "extracted"),
  };
}
