/** Rows as lines with tabs, which is what a spreadsheet takes from the clipboard. */

/**
 * @param {import("./data-table.js").Column[]} columns plain ones are left out
 * @param {object[]} rows
 * @returns {string} no cell of text can be taken for a formula
 */
export function tsv(columns, rows) {
  const copied = columns.filter((column) => !column.plain);
  const lines = rows.map((row) => copied.map((column) => cell(column.value(row))));
  return [copied.map((column) => column.label), ...lines]
    .map((line) => line.join("\t"))
    .join("\n");
}

function cell(value) {
  const text = String(value ?? "").replaceAll(/[\t\r\n]+/g, " ");
  return typeof value === "string" && /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}
