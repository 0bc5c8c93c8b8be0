/** The columns of the budget table. */

import { h, iconButton } from "../core/dom.js";
import { fiscalYear, measureName, money } from "../core/format.js";
import { t } from "../core/i18n.js";
import { go, href } from "../core/router.js";

/**
 * Columns of the table of rows.
 * @param {(row: object) => unknown} programCell
 * @param {object[]} all every row, whatever the filters
 */
export function rowColumns(programCell, all) {
  const several = new Set(all.map((row) => row.citation.document_id)).size > 1;
  return [
    { key: "program", label: t("column.program"), value: (r) => r.program, cell: programCell },
    {
      key: "amount",
      label: t("column.amount"),
      numeric: true,
      value: (r) => r.amount,
      cell: amountCell,
    },
    {
      key: "year",
      label: t("column.year"),
      value: (r) => r.fiscal_year,
      cell: (r) => fiscalYear(r.fiscal_year),
    },
    {
      key: "measure",
      label: t("column.measure"),
      value: (r) => r.label || measureName(r.measure),
      cell: measureCell,
    },
    {
      key: "scope",
      label: t("column.scope"),
      value: (r) => r.scope,
      cell: (r) => r.scope && words(r.scope),
    },
    several && {
      key: "document",
      label: t("column.document"),
      value: (r) => r.citation.document_title,
      cell: (r) =>
        words(r.citation.document_title),
    },
    {
      key: "trust",
      label: t("column.trust"),
      value: (r) => t(`trust.${r.trust}`),
      cell: trustCell,
    },
  ].filter(Boolean);
}

/** The amount, and the source's own notation where it is another. */
function amountCell(row) {
  const text = money(row.amount, row.currency);
  return [
    h(
      "span",
      { class: row.trust === "extracted" ? "amount amount-unreviewed" : "amount" },
      [row.approximate, text].filter(Boolean).join(" "),
    ),
    row.original !== text && h("div", { class: "soft" }, row.original),
  ];
}

/** Words that may be many: two lines of them, all of them as its title. @param {string} text */
const words = (text, more = "") => h("div", { class: `cell-words ${more}`, title: text }, text);

const measureCell = (row) => [
  words(row.label || measureName(row.measure)),
  row.note && words(row.note, "soft"),
];

function trustCell({ trust }) {
  const kind = { reviewed: "tag-good", confirmed: "tag-good", extracted: "tag-warn" }[trust] ?? "";
  return h("span", { class: `tag ${kind}` }, t(`trust.${trust}`));
}

/** The column that asks about a row. @param {boolean} changes whether entries are pairs */
export function askColumn(changes) {
  const ask = (entry) => {
    const row = changes ? entry.now : entry;
    const question = changes
      ? t("ask.change", { name: row.program })
      : t("ask.row", { name: withScope(row), label: labelWithYear(row) });
    return iconButton("chat", t("budget.ask", { program: row.program }), () =>
      go(href(["ask"], { q: question })),
    );
  };
  return { key: "ask", label: t("column.actions"), plain: true, value: () => null, cell: ask };
}

const withScope = ({ program, scope }) => (scope ? `${program}（${scope}）` : program);

/** What the source calls the amount, with its year where that does not say it. */
function labelWithYear({ label, fiscal_year: year, measure }) {
  const name = label || measureName(measure);
  return !year || /年度|FY/.test(name) ? name : t("ask.of-year", { year: fiscalYear(year), name });
}
