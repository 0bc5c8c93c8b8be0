/** The filters over the budget table: what they are, and which rows they let through. */

import { h, icon } from "../core/dom.js";
import { fiscalYear, measureName } from "../core/format.js";
import { t } from "../core/i18n.js";

/** Names of the filters, which are also those of the address and of the service. */
export const FILTERS = ["q", "program", "fiscal_year", "measure", "document"];

const fold = (text) => text.normalize("NFKC").toLowerCase();

/**
 * Rows that all filters let through.
 * @param {object[]} rows
 * @param {Record<string, string>} chosen
 */
export function select(rows, chosen) {
  const words = fold(chosen.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return rows.filter(
    (row) =>
      (!chosen.program || row.program_id === chosen.program) &&
      (!chosen.fiscal_year || String(row.fiscal_year) === chosen.fiscal_year) &&
      (!chosen.measure || row.measure === chosen.measure) &&
      (!chosen.document || row.citation.document_id === chosen.document) &&
      words.every((word) => haystack(row).includes(word)),
  );
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
 * The form of filters.
 * @param {object[]} rows all rows, which the choices come from
 * @param {Record<string, string>} chosen
 * @param {(name: string, value: string) => void} choose
 */
export function filterForm(rows, chosen, choose) {
  const search = h("input", {
    class: "field budget-search",
    type: "search",
    name: "q",
    value: chosen.q,
    placeholder: t("budget.search"),
    "aria-label": t("budget.search"),
    oninput: () => choose("q", search.value),
  });
  const programs = options(
    rows,
    (row) => row.program_id,
    (row) => row.program,
  );
  const years = options(
    rows,
    (row) => row.fiscal_year,
    (row) => fiscalYear(row.fiscal_year),
  );
  const measures = options(
    rows,
    (row) => row.measure,
    (row) => measureName(row.measure),
  );
  const files = options(
    rows,
    (row) => row.citation.document_id,
    (row) => row.citation.document_title,
  );
  const menu = (name, label, list) => dropdown(name, label, list, chosen[name], choose);
  return h(
    "form",
    { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
    h("div", { class: "filter-search" }, icon("search"), search),
    menu("program", t("budget.program"), programs),
    menu(
      "fiscal_year",
      t("budget.year"),
      years.sort((a, b) => b[0] - a[0]),
    ),
    menu("measure", t("budget.measure"), measures),
    files.length > 1 && menu("document", t("budget.document"), files),
  );
}

function options(rows, value, label) {
  const found = new Map();
  for (const row of rows) if (value(row) !== null) found.set(String(value(row)), label(row));
  return [...found];
}

function dropdown(name, label, list, chosen, choose) {
  const id = `filter-${name}`;
  const box = h(
    "select",
    { class: "select", id, name, onchange: () => choose(name, box.value) },
    h("option", { value: "" }, t("budget.any")),
    list.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  return h("div", { class: "filter" }, h("label", { class: "soft", for: id }, label), box);
}
