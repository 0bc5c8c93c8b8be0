/**
 * `<data-table>`: a table that sorts by its headings and copies into a spreadsheet.
 *
 * @typedef {{key: string, label: string, value: (row: object) => string | number | null,
 *   cell?: (row: object) => unknown, numeric?: boolean, plain?: boolean}} Column
 *   `value` sorts and is copied, `cell` is shown; a plain column neither sorts nor is copied.
 */

import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { tsv } from "./tsv.js";

export class DataTable extends HTMLElement {
  #columns = [];
  #rows = [];
  #sort = null;
  #limit = Infinity;
  #caption = "";

  /**
   * @param {{columns: Column[], rows: object[], caption: string, sort?: string | null, limit?: number}} data
   *   sort: a column's key, with `-` before it descending; limit: rows shown at first
   */
  show({ columns, rows, caption, sort = null, limit = Infinity }) {
    this.#caption = caption;
    this.#columns = columns;
    this.#rows = rows;
    this.#sort = sort;
    this.#limit = limit;
    this.#draw();
  }

  /** The rows in the order in which they stand. */
  get rows() {
    return this.#sorted();
  }

  /** Cells as lines with tabs, with plain numbers, as Excel takes them. */
  asTsv() {
    return tsv(this.#columns, this.#sorted());
  }

  #draw() {
    const rows = this.#sorted();
    const shown = rows.slice(0, this.#limit);
    const rest = rows.length - shown.length;
    const table = h(
      "table",
      { class: "data", role: "table" },
      h("caption", { class: "visually-hidden" }, this.#caption),
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          this.#columns.map((column) => this.#heading(column)),
        ),
      ),
      h(
        "tbody",
        { role: "rowgroup" },
        shown.map((row) =>
          h(
            "tr",
            { role: "row" },
            this.#columns.map((column) => cell(column, row)),
          ),
        ),
      ),
    );
    replace(
      this,
      h(
        "div",
        { class: "table-scroll", tabindex: 0, role: "group", "aria-label": this.#caption },
        table,
      ),
      rest > 0 &&
        h(
          "button",
          { type: "button", class: "button table-more", onclick: () => this.#more() },
          t("budget.more", { n: Math.min(rest, this.#step) }),
        ),
    );
  }

  #step = 100;

  #more() {
    const from = this.#limit;
    this.#limit += this.#step;
    this.#draw();
    this.querySelectorAll("tbody tr")[from]?.querySelector("button, a")?.focus();
  }

  #heading(column) {
    const numeric = column.numeric ? "numeric" : null;
    if (column.plain) return h("th", { scope: "col", role: "columnheader", class: numeric }, column.label);
    const direction = { [column.key]: "ascending", [`-${column.key}`]: "descending" }[this.#sort];
    return h(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": direction ?? null, class: numeric },
      h(
        "button",
        {
          type: "button",
          class: "sort",
          title: t("table.sort", { column: column.label }),
          onclick: () => this.#sortBy(column),
        },
        column.label,
        h(
          "span",
          { class: "sort-mark", "aria-hidden": "true" },
          { ascending: "▲", descending: "▼" }[direction] ?? "↕",
        ),
      ),
    );
  }

  #sortBy({ key, numeric }) {
    const first = numeric ? `-${key}` : key;
    const second = numeric ? key : `-${key}`;
    this.#sort = this.#sort === first ? second : first;
    this.#draw();
    const at = this.#columns.findIndex((column) => column.key === key);
    this.querySelectorAll("th")[at].querySelector("button").focus();
    this.dispatchEvent(new CustomEvent("sort", { detail: this.#sort }));
  }

  #sorted() {
    if (!this.#sort) return this.#rows;
    const down = this.#sort.startsWith("-");
    const column = this.#columns.find((c) => c.key === this.#sort.replace(/^-/, ""));
    if (!column) return this.#rows;
    return this.#rows.toSorted((a, b) => compare(column.value(a), column.value(b), down));
  }
}

/** Numbers by size, words as Japanese sorts them; what is missing comes last either way. */
function compare(a, b, down) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order =
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), "ja");
  return down ? -order : order;
}

function cell(column, row) {
  const content = column.cell ? column.cell(row) : column.value(row);
  return h(
    "td",
    {
      role: "cell", // also where a small screen lays rows out as cards
      class: column.numeric ? "numeric" : null,
      dataset: { label: column.label, key: column.key },
    },
    content === null || content === undefined || content === "" ? "—" : content,
  );
}

customElements.define("data-table", DataTable);
