/** The tree of programs: names that open and close, amounts, and what each whole is made of. */

import { h, iconButton } from "../core/dom.js";
import { count, fiscalYear, measureName } from "../core/format.js";
import { t } from "../core/i18n.js";
import { amountText } from "./columns.js";
import { aligned, mostDecimals } from "./decimals.js";
import { allSeries, treeOf } from "./tree.js";

/**
 * The programs of one measure and year, which is chosen over them.
 * @param {object[]} rows that are chosen
 * @param {object[]} all rows of the table
 * @param {{series: string, choose: (series: string) => void, open: (row: object) => void,
 *   unit: {name: string, size: number}}} how `open` shows the source of a row
 * @returns {HTMLElement[]}
 */
export function treeOfPrograms(rows, all, how) {
  const offered = allSeries(rows);
  const series = offered.find(({ key }) => key === how.series) ?? offered[0];
  if (!series) return [h("p", { class: "empty" }, t("budget.none"))];
  const titles = new Map(rows.map(({ citation: c }) => [c.document_id, c.document_title]));
  const groups = Map.groupBy(treeOf(rows, all, series.key), ({ document }) => document);
  const part = ([document, nodes]) => [
    groups.size > 1 && h("h2", { class: "small-title" }, titles.get(document) ?? document),
    list(nodes, { ...how, decimals }),
  ];
  const unit = t("column.amount-in", { unit: t(`unit.${how.unit.name}`) });
  const decimals = mostDecimals([...groups.values()].flat().flatMap((node) => amountsBelow(node, how)));
  return [
    h(
      "div",
      { class: "tree-head" },
      seriesChoice(offered, series.key, how.choose),
      h("span", { class: "soft" }, unit),
    ),
    ...[...groups].map((group) => h("section", { class: "tree" }, part(group))),
  ];
}

function seriesChoice(offered, chosen, choose) {
  const box = h(
    "select",
    {
      class: "select facet-select",
      name: "series",
      "aria-label": t("tree.series"),
      onchange: () => choose(box.value),
    },
    offered.map(({ key, row, count: n }) =>
      h("option", { value: key, selected: key === chosen }, `${seriesName(row)} (${count(n)})`),
    ),
  );
  return box;
}

const list = (nodes, how) =>
  h("ul", { class: "tree-list" }, nodes.map((node) => item(node, how)));

function item(node, how) {
  const below = node.below.length > 0 && list(node.below, how);
  return h(
    "li",
    {},
    h(
      "div",
      { class: "tree-line" },
      below ? opener(node, below) : h("span", { class: "tree-leaf" }),
      h("span", { class: "tree-name" }, nameOf(node, how)),
      h("span", { class: "tree-amount" }, amountOf(node, how)),
    ),
    explained(node, how),
    below,
  );
}

function opener(node, below) {
  const button = iconButton(
    "down-small",
    t("tree.below", { name: node.name }),
    () => {
      below.hidden = !below.hidden;
      button.setAttribute("aria-expanded", String(!below.hidden));
    },
    { class: "tree-opener", "aria-expanded": "true" },
  );
  return button;
}

function nameOf({ name, row }, { open }) {
  if (!row) return name;
  const scope = row.scope && h("span", { class: "soft" }, ` ${row.scope}`);
  return [
    h(
      "button",
      { type: "button", class: "link-button", title: t("budget.source", { program: name }), onclick: () => open(row) },
      name,
    ),
    scope,
  ];
}

const amountsBelow = ({ row, below }, how) => [
  ...(row ? [amountText(row.amount, row.currency, how.unit)] : []),
  ...below.flatMap((node) => amountsBelow(node, how)),
];

function amountOf({ row, several, sum }, { unit, decimals }) {
  if (row) {
    const kind = row.trust === "extracted" ? "amount amount-unreviewed" : "amount";
    const text = amountText(row.amount, row.currency, unit);
    return aligned(h("span", { class: kind }, text), text, decimals);
  }
  return h("span", { class: "soft" }, t(several ? "tree.several" : sum === null ? "tree.none" : "tree.unstated"));
}

/** total = parts + what is not explained; or what the parts alone come to. */
function explained(node, { unit }) {
  const { row, parts, sum } = node;
  if (sum === null) return null;
  const currency = row?.currency ?? firstCurrency(node);
  const text = (amount) => amountText(amount, currency, unit);
  const words = () => {
    if (!row) return t("tree.sum", { sum: text(sum) });
    if (!parts) return t("tree.more", { sum: text(sum) });
    if (!parts.rest) return t("tree.whole", { sum: text(sum) });
    return t("tree.rest", { whole: text(row.amount), sum: text(sum), rest: text(parts.rest) });
  };
  const remark = node.unchecked ? `（${t("tree.unchecked")}）` : "";
  return h("p", { class: `soft tree-sum${parts ? "" : " tree-open"}` }, words() + remark);
}

const firstCurrency = (node) => node.below.find(({ row }) => row)?.row.currency ?? "JPY";

/** What a series is called, by one of its rows. */
const seriesName = ({ measure, fiscal_year: year, currency }) =>
  [year && fiscalYear(year), measureName(measure), currency !== "JPY" && currency]
    .filter(Boolean)
    .join(" ");
