/** A table of a document as rows and columns, its heads pinned and the cited cells marked. */

import { getJson } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { count, printable } from "../core/format.js";
import { t } from "../core/i18n.js";

/**
 * @param {HTMLElement} body
 * @param {{document_id: string, start: number, end: number}} place
 * @param {{start: number, end: number}[]} amounts of it that an answer states
 * @returns {Promise<number | undefined>} the row in which it begins, as the table numbers them
 */
export async function showGrid(body, { document_id: id, start, end }, amounts) {
  const query = new URLSearchParams({ start: String(start), end: String(end) });
  const grid = await getJson(`api/documents/${encodeURIComponent(id)}/grid?${query}`);
  if (!body.isConnected) return undefined;
  const table = gridTable(grid, { start, end }, amounts);
  table.tHead.prepend(...grid.above.map((words) => above(words, table)));
  replace(body, left(grid.rows_before), table, left(grid.rows_after));
  pinHeads(table);
  const first = body.querySelector(".grid-amount") ?? body.querySelector(".grid-marked");
  first?.scrollIntoView({ block: "center", inline: "nearest" }); // its name stays in view
  return grid.rows.find(({ cells }) => cells.some(overlapping({ start, end })))?.number;
}

/**
 * @param {object} grid
 * @param {{start: number, end: number}} range whose cells are marked
 * @param {{start: number, end: number}[]} [amounts] whose cells are marked most
 */
export function gridTable(grid, range, amounts = []) {
  const heads = grid.rows.slice(0, grid.heads);
  const rows = grid.rows.slice(grid.heads);
  const names = nameColumn(rows);
  const line = (row, name) =>
    h(
      "tr",
      {},
      h("th", { scope: "row", class: "grid-number" }, String(row.number)),
      row.cells.map((one) =>
        cell(one, name, [
          markOf(one, range, amounts),
          one.column === names && one.column_span === 1 && "grid-name",
        ]),
      ),
    );
  return h(
    "table",
    { class: "grid" },
    h("caption", { class: "visually-hidden" }, t("reader.look-grid")),
    h("thead", {}, heads.map((row) => line(row, "th"))),
    h("tbody", {}, rows.map((row) => line(row, "td"))),
  );
}

/** A line that stands above a table in its sheet: a title, a unit. */
const above = (words, table) =>
  h(
    "tr",
    { class: "grid-above" },
    h("td", { colspan: widthOf(table) }, h("div", {}, printable(words))),
  );

const widthOf = (table) =>
  Math.max(...[...table.rows].map((row) => [...row.cells].reduce((n, one) => n + one.colSpan, 0)));

/** How many rows are left out, in words. @param {number} rows */
export const left = (rows) =>
  rows > 0 && h("p", { class: "soft" }, t("reader.grid-left", { n: count(rows) }));

const overlapping =
  ({ start, end }) =>
  (one) =>
    one.start < end && one.end > start;

function markOf(one, range, amounts) {
  if (!overlapping(range)(one)) return "";
  return amounts.some((amount) => overlapping(amount)(one)) ? "grid-marked grid-amount" : "grid-marked";
}

/** The first column that says what most rows are; it stays in view. @param {object[]} rows */
function nameColumn(rows) {
  const counts = new Map();
  for (const { column, text } of rows.flatMap(({ cells }) => cells))
    if (text.trim() && !isNumber(text)) counts.set(column, (counts.get(column) ?? 0) + 1);
  return Math.min(...[...counts].filter(([, n]) => 2 * n >= rows.length).map(([column]) => column));
}

/** @param {object} one @param {"th" | "td"} name @param {(string | false)[]} classes first its mark */
function cell(one, name, [marked, named]) {
  return h(
    name,
    {
      rowspan: one.row_span > 1 && one.row_span,
      colspan: one.column_span > 1 && one.column_span,
      scope: name === "th" && "col",
      class: [marked, named, isNumber(one.text) && "grid-numeric"].filter(Boolean).join(" "),
    },
    h("div", { title: one.text }, marked ? h("mark", {}, printable(one.text)) : printable(one.text)),
  );
}

const isNumber = (text) => /^[\s▲△+\-−(（]*[\d０-９][\d０-９,，.．]*[\s%％)）]*$/.test(text);

/** Each row of the heads stays below the one before, and the names beside the numbers of rows. */
function pinHeads(table) {
  const number = table.querySelector(".grid-number");
  for (const name of table.querySelectorAll(".grid-name"))
    name.style.insetInlineStart = `${number.offsetWidth}px`;
  let top = 0;
  for (const row of table.tHead.rows) {
    for (const head of row.cells) head.style.insetBlockStart = `${top}px`;
    top += row.offsetHeight;
  }
}
