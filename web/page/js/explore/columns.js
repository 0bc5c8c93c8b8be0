/** The columns of the budget table. */

import { h, iconButton } from "../core/dom.js";
import { fiscalYear, figureLabel, kindOf, measureName, money } from "../core/format.js";
import { t } from "../core/i18n.js";
import { go, href } from "../core/router.js";
import { read, write } from "../core/settings.js";
import { keepButton } from "../keep/keep-button.js";
import { ofRow } from "../keep/tray.js";
import { aligned, mostDecimals } from "./decimals.js";
import { inUnit } from "./units.js";

/** Columns that can be chosen, in their order; the program always stands first. */
export const COLUMNS = [
  "amount",
  "year",
  "measure",
  "scope",
  "document",
  "office",
  "page",
  "original",
  "trust",
];
/** The scope stands with the kind, as few rows have one. */
const AT_FIRST = ["amount", "year", "measure", "document", "trust"];
/** Setting: the columns that a person has chosen. */
const SETTING = "budget-columns";

/**
 * The columns that were chosen; at first those that tell rows apart, so that of one document alone
 * its title stands in no column.
 * @param {object[]} rows all rows of the table
 * @returns {string[]}
 */
export function shownColumns(rows) {
  const several = new Set(rows.map((row) => row.citation.document_id)).size > 1;
  const first = AT_FIRST.filter((key) => several || key !== "document");
  const kept = read(SETTING)?.split(",") ?? first;
  return COLUMNS.filter((key) => kept.includes(key));
}

/** @param {string} key @param {boolean} on @param {object[]} rows all rows of the table */
export function showColumn(key, on, rows) {
  const rest = shownColumns(rows).filter((other) => other !== key);
  write(SETTING, (on ? [...rest, key] : rest).join(","));
}

/** What a column is called. @param {string} key */
export const columnName = (key) => t(`column.${key}`);

/**
 * Columns of the table of rows.
 * @param {object[]} rows that are shown, for the decimals of their amounts
 * @param {(row: object) => unknown} programCell
 * @param {{name: string, size: number}} unit of all amounts in yen
 * @param {string[]} shown columns
 * @returns {import("../figures/data-table.js").Column[]}
 */
export function rowColumns(rows, programCell, unit, shown) {
  const decimals = mostDecimals(rows.map((row) => textOf(row, unit)));
  const scoped = !shown.includes("scope");
  const program = {
    key: "program",
    label: t("column.program"),
    value: (r) => r.program,
    cell: programCell,
  };
  const make = {
    amount: {
      label: t("column.amount-in", { unit: t(`unit.${unit.name}`) }),
      numeric: true,
      value: (r) => r.amount,
      cell: (r) => aligned(amountCell(r, unit), textOf(r, unit), decimals),
    },
    year: { value: (r) => r.fiscal_year, cell: (r) => fiscalYear(r.fiscal_year) },
    measure: { value: kindOf, cell: (r) => measureCell(r, scoped) },
    scope: { value: (r) => r.scope, cell: (r) => r.scope && words(r.scope) },
    document: {
      value: (r) => r.citation.document_title,
      cell: (r) => words(r.citation.document_title),
    },
    office: { value: (r) => r.office, cell: (r) => r.office && words(r.office) },
    page: { numeric: true, value: (r) => r.citation.page },
    original: { value: (r) => r.original },
    trust: { value: (r) => t(`trust.${r.trust}`), cell: trustCell },
  };
  const chosen = shown.map((key) => ({ key, label: columnName(key), ...make[key] }));
  return [program, ...chosen];
}

/** An amount in the table's unit; one of another currency with its own. */
export const amountText = (amount, currency, unit) =>
  currency === "JPY" ? inUnit(amount, unit) : money(amount, currency);

const textOf = (row, unit) => amountText(row.amount, row.currency, unit);

function amountCell(row, unit) {
  const kind = row.trust === "extracted" ? "amount amount-unreviewed" : "amount";
  const text = textOf(row, unit);
  return h(
    "span",
    { class: kind, title: row.original },
    row.approximate && h("span", { class: "soft" }, `${row.approximate} `),
    text,
  );
}

/** Words that may be many: two lines of them, all of them as its title. @param {string} text */
const words = (text, more = "") => h("div", { class: `cell-words ${more}`, title: text }, text);

/** What the amount is; below it of what, and how the source calls it where that differs. */
function measureCell(row, scoped) {
  const kind = kindOf(row);
  const own = figureLabel(row);
  const more = [scoped && row.scope, own !== kind && own, row.note].filter(Boolean);
  return [words(kind), more.length > 0 && words(more.join(" · "), "soft")];
}

function trustCell({ trust }) {
  const kind = { reviewed: "tag-good", confirmed: "tag-good", extracted: "tag-warn" }[trust] ?? "";
  const title = t(`trust.${trust}`);
  return h("span", { class: `tag ${kind}`, title }, t(`trust-short.${trust}`));
}

/** The column that keeps a row, and asks about it. @param {boolean} changes whether entries are pairs */
export function askColumn(changes) {
  const ask = (entry) => {
    const row = changes ? entry.now : entry;
    const question = changes
      ? t("ask.change", { name: row.program })
      : t("ask.row", { name: withScope(row), label: labelWithYear(row) });
    const chat = iconButton("chat", t("budget.ask", { program: row.program }), () =>
      go(href(["ask"], { q: question })),
    );
    return [keepButton([ofRow(row)], row.program), chat];
  };
  return { key: "ask", label: t("column.actions"), plain: true, value: () => null, cell: ask };
}

const withScope = ({ program, scope }) => (scope ? `${program}（${scope}）` : program);

/** What the source calls the amount, with its year where that does not say it. */
function labelWithYear({ label, fiscal_year: year, measure }) {
  const name = label || measureName(measure);
  return !year || /年度|FY/.test(name) ? name : t("ask.of-year", { year: fiscalYear(year), name });
}
