/** The columns of the figures of an answer: all of them, and the few that a small table needs. */

import { marker } from "../answer/answer-text.js";
import { h } from "../core/dom.js";
import { bareFormula, kindOf, fiscalYear, labelWithYear, stated } from "../core/format.js";
import { t } from "../core/i18n.js";
import { trust } from "../read/figure-card.js";

const NOT_AMOUNTS = new Set(["difference", "ratio"]);

/**
 * Everything that is known of each figure.
 * @param {object[]} figures of the contract
 * @param {(number: number) => void} cite
 * @returns {import("./data-table.js").Column[]}
 */
export function allColumns(figures, cite) {
  const columns = [
    { key: "program", label: t("column.program"), value: (f) => f.program },
    {
      key: "amount",
      label: t("column.amount"),
      numeric: true,
      value: (f) => f.amount,
      cell: amountCell,
    },
    { key: "measure", label: t("column.measure"), value: (f) => kindOf(f) },
    {
      key: "year",
      label: t("column.year"),
      value: (f) => f.fiscal_year,
      cell: (f) => fiscalYear(f.fiscal_year),
    },
    { key: "original", label: t("column.original"), value: (f) => f.original ?? f.formula },
    { key: "scope", label: t("column.scope"), value: (f) => f.scope },
    { key: "trust", label: t("column.trust"), value: (f) => trust(f).textContent, cell: trust },
    sourceColumn(cite),
  ];
  return columns.filter(({ key, value }) => key !== "scope" || figures.some((f) => value(f)));
}

/**
 * What tells a few figures from each other, with a bar for each amount.
 * @param {object[]} figures of the contract
 * @param {(number: number) => void} cite
 * @returns {import("./data-table.js").Column[]}
 */
export function fewColumns(figures, cite) {
  const several = new Set(figures.map((f) => f.program)).size > 1;
  const longest = Math.max(...figures.filter(hasBar).map((f) => f.amount), 1);
  const drawn = new Set(figures.filter(hasBar).map((f) => f.currency)).size === 1;
  return [
    {
      key: "measure",
      label: several ? t("column.program") : t("column.measure"),
      value: (f) => [several && f.program, kindOf(f)].filter(Boolean).join(" "),
      cell: (f) => whatCell(f, figures, several),
    },
    {
      key: "amount",
      label: t("column.amount"),
      numeric: true,
      value: (f) => f.amount,
      cell: (f) => [amountCell(f), drawn && hasBar(f) && bar(f, longest)],
    },
    sourceColumn(cite),
  ];
}

const sourceColumn = (cite) => ({
  key: "source",
  label: t("column.source"),
  value: (f) => f.citation,
  cell: (f) => (f.citation ? marker(f.citation, cite) : null),
});

const hasBar = (f) => f.currency && f.amount >= 0 && !NOT_AMOUNTS.has(f.measure);

function whatCell(figure, figures, several) {
  const label = labelWithYear(figure);
  const formula = bareFormula(figure, figures);
  const more = [several && label, figure.scope, formula].filter(Boolean);
  return [
    several ? figure.program : label,
    h("div", { class: "soft figure-facts" }, more.join(" · "), trust(figure)),
  ];
}

/** A bar as long as its amount; the words beside it say the same. */
function bar(figure, longest) {
  const fill = h("span", { class: figure.measure === "previous" ? "bar-past" : "bar-main" });
  fill.style.inlineSize = `${(100 * figure.amount) / longest}%`;
  return h("span", { class: "cell-bar", "aria-hidden": "true" }, fill);
}

const amountCell = (f) => {
  const checked = f.reviewed || f.derived ? "" : " amount-unreviewed";
  return h("span", { class: `amount${checked}` }, stated(f));
};
