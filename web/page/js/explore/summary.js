/** The line over the budget table: how many rows are shown, and what they come to. */

import { h } from "../core/dom.js";
import { count } from "../core/format.js";
import { t } from "../core/i18n.js";
import { amountText } from "./columns.js";
import { totalOf } from "./total.js";

/**
 * @param {object[]} rows that are shown
 * @param {object[]} all rows of the table
 * @param {{name: string, size: number}} unit
 * @returns {HTMLElement | null} the total, or why there is none
 */
export function totalLine(rows, all, unit) {
  const total = totalOf(rows, all);
  if (!total || rows.length < 2) return null;
  if ("why" in total) return h("p", { class: "soft budget-total" }, t(`total.${total.why}`));
  const text = amountText(total.amount, total.currency, unit);
  const amount = total.currency === "JPY" ? `${text} ${t(`unit.${unit.name}`)}` : text;
  const remarks = [
    total.approximate && t("total.approximate"),
    total.unchecked > 0 && t("total.unchecked", { n: count(total.unchecked) }),
  ].filter(Boolean);
  return h(
    "p",
    { class: "budget-total" },
    `${t("total.of", { n: count(rows.length) })} `,
    h("strong", {}, amount),
    remarks.length > 0 && h("span", { class: "soft" }, ` ${remarks.join(" · ")}`),
  );
}
