/** One decision of a person: what, who, when, and a way back. */

import { notice } from "../core/announce.js";
import { h, icon } from "../core/dom.js";
import { dateTime, fiscalYear, measureName, money } from "../core/format.js";
import { t } from "../core/i18n.js";
import { send } from "./item.js";
import { placeOf } from "./place.js";

/** @param {object} one an entry of `settled` of GET /api/review */
export function decidedItem(one, _programs, settled) {
  const undo = async () => {
    try {
      await settled(send(one.id, { action: "undo" }));
    } catch (problem) {
      notice(problem.message);
    }
  };
  const rejected = one.action === "reject";
  const what = rejected
    ? []
    : [
        one.program,
        one.measure && measureName(one.measure),
        one.fiscal_year && fiscalYear(one.fiscal_year),
        one.amount !== null && money(one.amount, one.currency),
        one.scope,
      ].filter(Boolean);
  return h(
    "li",
    { class: "review" },
    h(
      "div",
      { class: "view-head" },
      h(
        "h2",
        {},
        h("span", { class: `tag ${rejected ? "tag-bad" : "tag-good"}` }, t(`review.was-${one.action}`)),
        " ",
        h("span", { class: "original" }, one.original),
      ),
      h(
        "button",
        { type: "button", class: "button", onclick: undo },
        icon("refresh"),
        t("review.undo"),
      ),
    ),
    what.length ? h("p", {}, what.join(" · ")) : null,
    h("p", { class: "soft" }, t("review.who", { by: one.by ?? "—", at: dateTime(one.at) })),
    placeOf(one.citation, one.original),
  );
}
