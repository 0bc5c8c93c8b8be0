/** The facets of the budget table: what rows can be chosen by, and how many rows each value has. */

/**
 * What is chosen: words, and for each facet the values of which a row must have one.
 * @typedef {{q: string, program?: string[], fiscal_year?: string[], measure?: string[],
 *   document?: string[], office?: string[], trust?: string[]}} Chosen
 */

/** Names of the facets, which are also those of the address and of the service. */
export const FACETS = ["program", "fiscal_year", "measure", "document", "office", "trust"];

/** @type {Record<string, (row: object) => string | null>} */
const VALUE = {
  program: (row) => row.program_id,
  fiscal_year: (row) => row.fiscal_year && String(row.fiscal_year),
  measure: (row) => row.measure,
  document: (row) => row.citation.document_id,
  office: (row) => row.office,
  trust: (row) => row.trust,
};

const fold = (text) => text.normalize("NFKC").toLowerCase();

/**
 * Rows that have all words and, of each facet, one of the chosen values.
 * @param {object[]} rows
 * @param {Chosen} chosen
 * @param {string | null} [but] a facet that is left out of account
 */
export function select(rows, chosen, but = null) {
  const words = fold(chosen.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  const active = FACETS.filter((name) => name !== but && chosen[name]?.length);
  const wanted = active.map((name) => ({ value: VALUE[name], values: new Set(chosen[name]) }));
  return rows.filter(
    (row) =>
      wanted.every(({ value, values }) => values.has(value(row))) &&
      words.every((word) => haystack(row).includes(word)),
  );
}

/**
 * The values of a facet with the number of rows that each would show, given the other facets.
 * @param {object[]} rows
 * @param {Chosen} chosen
 * @param {string} name
 * @returns {{value: string, count: number, row: object}[]} `row`: one that has the value
 */
export function countsOf(rows, chosen, name) {
  const value = VALUE[name];
  const found = new Map();
  for (const row of rows) {
    const key = value(row);
    if (key) found.set(key, { value: key, count: 0, row: found.get(key)?.row ?? row });
  }
  for (const row of select(rows, chosen, name)) {
    const entry = found.get(value(row));
    if (entry) entry.count += 1;
  }
  const inOrder = [...found.values()];
  if (name === "fiscal_year") return inOrder.sort((a, b) => Number(b.value) - Number(a.value));
  return inOrder.sort((a, b) => b.count - a.count);
}

const texts = new WeakMap();

function haystack(row) {
  if (!texts.has(row)) {
    const { program, written, parent, label, original, scope, note, citation } = row;
    texts.set(
      row,
      fold([program, written, parent, label, original, scope, note, citation.quote].join(" ")),
    );
  }
  return texts.get(row);
}

/**
 * What an address says is chosen.
 * @param {URLSearchParams} params
 * @returns {Chosen}
 */
export const chosenIn = (params) => ({
  q: params.get("q") ?? "",
  ...Object.fromEntries(FACETS.map((name) => [name, params.getAll(name)])),
});

/** The same as pairs for an address. @param {Chosen} chosen @returns {string[][]} */
export const asPairs = (chosen) => [
  ...(chosen.q ? [["q", chosen.q]] : []),
  ...FACETS.flatMap((name) => chosen[name].map((value) => [name, value])),
];
