/** Amounts beside those of the year before, each pair with a bar of its change. */

import { h, s } from "../core/dom.js";
import { fiscalYear } from "../core/format.js";
import { t } from "../core/i18n.js";
import { amountText } from "./columns.js";
import { aligned, mostDecimals } from "./decimals.js";

const BAR_WIDTH = 120;
const BAR_HEIGHT = 14;
const NOW = ["request", "initial"];

/**
 * Pairs an amount with the previous year's of the same program, scope and document; where there
 * are several, with the one that stands nearest in the text.
 * @param {object[]} rows
 * @returns {{now: object, past: object, change: number, rate: number | null}[]}
 */
export function pairs(rows) {
  const found = new Map();
  const previous = Map.groupBy(
    rows.filter((row) => row.measure === "previous"),
    keyOf,
  );
  for (const now of rows.filter((row) => NOW.includes(row.measure) && row.fiscal_year)) {
    const near = (previous.get(keyOf(now)) ?? [])
      .filter((row) => row.fiscal_year === now.fiscal_year - 1)
      .toSorted((a, b) => distance(a, now) - distance(b, now));
    if (!near.length) continue;
    const past = near[0];
    const known = found.get(keyOf(now));
    if (known && distance(known.past, known.now) <= distance(past, now)) continue;
    const change = now.amount - past.amount;
    found.set(keyOf(now), {
      now,
      past,
      change,
      rate: past.amount ? (100 * change) / past.amount : null,
    });
  }
  return [...found.values()];
}

const keyOf = (row) =>
  [row.citation.document_id, row.program_id, row.scope, row.currency].join("\n");
const distance = (a, b) => Math.abs(a.citation.start - b.citation.start);

/**
 * Columns of the table of pairs.
 * @param {object[]} all the pairs, for the scale of the bars
 * @param {(row: object) => unknown} programCell
 * @param {{name: string, size: number}} unit of all amounts in yen
 */
export function changeColumns(all, programCell, unit) {
  const most = Math.max(...all.map((pair) => Math.abs(pair.change)), 1);
  const textOf = (row) => amountText(row.amount, row.currency, unit);
  const decimals = mostDecimals(all.flatMap((pair) => [textOf(pair.now), textOf(pair.past)]));
  const amount = (row) => {
    const kind = row.trust === "extracted" ? "amount amount-unreviewed" : "amount";
    return aligned(h("span", { class: kind }, textOf(row)), textOf(row), decimals);
  };
  return [
    {
      key: "program",
      label: t("column.program"),
      value: (p) => p.now.program,
      cell: (p) => programCell(p.now),
    },
    {
      key: "year",
      label: t("column.year"),
      value: (p) => p.now.fiscal_year,
      cell: (p) => fiscalYear(p.now.fiscal_year),
    },
    {
      key: "now",
      label: t("column.in-unit", { name: t("column.request"), unit: t(`unit.${unit.name}`) }),
      numeric: true,
      value: (p) => p.now.amount,
      cell: (p) => amount(p.now),
    },
    {
      key: "past",
      label: t("column.in-unit", { name: t("column.previous"), unit: t(`unit.${unit.name}`) }),
      numeric: true,
      value: (p) => p.past.amount,
      cell: (p) => amount(p.past),
    },
    {
      key: "change",
      label: t("column.change"),
      numeric: true,
      value: (p) => p.change,
      cell: (p) => [changeText(p, unit), h("div", {}, changeBar(p, most))],
    },
  ];
}

function changeText({ change, rate, now }, unit) {
  const sign = change > 0 ? "+" : change < 0 ? "" : "±";
  const share =
    rate === null ? "" : ` (${rate > 0 ? "+" : rate < 0 ? "−" : "±"}${Math.abs(rate).toFixed(1)}%)`;
  const kind = change > 0 ? "change-up" : change < 0 ? "change-down" : "";
  return h("span", { class: kind }, `${sign}${amountText(change, now.currency, unit)}${share}`);
}

/** A bar to the right for more, to the left for less; the words beside it say the same. */
function changeBar({ change }, most) {
  const middle = BAR_WIDTH / 2;
  const length = Math.max((Math.abs(change) / most) * (middle - 2), change ? 1.5 : 0);
  const x = change < 0 ? middle - length : middle;
  return s(
    "svg",
    {
      class: "change-bar",
      viewBox: `0 0 ${BAR_WIDTH} ${BAR_HEIGHT}`,
      width: BAR_WIDTH,
      height: BAR_HEIGHT,
      "aria-hidden": "true",
    },
    s("line", { x1: middle, x2: middle, y1: 0, y2: BAR_HEIGHT }),
    s("rect", {
      x,
      y: 2,
      width: length,
      height: BAR_HEIGHT - 4,
      rx: 2,
      class: change < 0 ? "bar-down" : "bar-up",
    }),
  );
}
