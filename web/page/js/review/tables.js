/** Tables whose amounts are no figures yet: where they stand, and what was not understood. */

import { h, icon } from "../core/dom.js";
import { count, place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { reasonInWords } from "../core/reasons.js";
import { openSource } from "../read/reader.js";

/**
 * @param {object[]} items of the review list that stand for a table
 * @param {boolean} open whether they are shown at once, as nothing else is
 * @returns {HTMLElement | null}
 */
export function tableList(items, open) {
  if (!items.length) return null;
  const citations = items.map((item) => item.citation);
  return h(
    "details",
    { class: "review-tables", open },
    h("summary", {}, t("review.tables", { n: count(items.length) })),
    h("p", { class: "soft" }, t("review.tables-why")),
    h(
      "ul",
      {},
      items.map((item, at) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "source", onclick: () => openSource(citations, at) },
            icon("table"),
            h(
              "span",
              { class: "source-body" },
              h("span", {}, reasonInWords(item.reason)),
              h(
                "span",
                { class: "source-place" },
                `${place(item.citation)} · ${printable(item.original)}`,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
