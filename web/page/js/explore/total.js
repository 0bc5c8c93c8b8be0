/** The total of a selection, only over rows that are alike: nothing is added that overlaps. */

// What adds up: an amount for each program. A unit price, a share and a change do not.
const NOT_ADDED = new Set(["unit", "ratio", "difference", "sum"]);

/**
 * @param {object[]} rows that are selected
 * @param {object[]} all rows of the table, which tell what stands under what
 * @returns {{amount: number, currency: string, approximate: boolean, unchecked: number} |
 *   {why: "years" | "measures" | "currencies" | "levels" | "twice" | "kind"} | null} the total, or why none
 */
export function totalOf(rows, all) {
  if (!rows.length) return null;
  const differ = (value) => new Set(rows.map(value)).size > 1;
  if (differ((row) => row.currency)) return { why: "currencies" };
  if (differ((row) => row.measure)) return { why: "measures" };
  if (differ((row) => row.fiscal_year)) return { why: "years" };
  if (rows.length > 1 && rows.some((row) => row.total)) return { why: "levels" };
  if (rows.some((row) => NOT_ADDED.has(row.measure))) return { why: "kind" };
  const depth = depths(all);
  if (differ((row) => depth(row))) return { why: "levels" };
  if (new Set(rows.map((row) => row.program_id)).size < rows.length) return { why: "twice" };
  return {
    amount: rows.reduce((sum, row) => sum + row.amount, 0),
    currency: rows[0].currency,
    approximate: rows.some((row) => row.approximate),
    unchecked: rows.filter((row) => row.trust === "extracted").length,
  };
}

/** How many programs each stands under, by the whole table: 0 for one that is part of none. */
function depths(all) {
  const parents = new Map(all.map((row) => [keyOf(row, row.program), row.parent]));
  return (row) => {
    const above = new Set();
    for (let name = row.parent; name && !above.has(name); name = parents.get(keyOf(row, name)))
      above.add(name);
    return above.size;
  };
}

const keyOf = (row, name) => `${row.citation.document_id}\n${name}`;
