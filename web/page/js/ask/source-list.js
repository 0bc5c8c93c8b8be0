/** The sources under an answer: what each marker stands for, also on paper. */

import { h } from "../core/dom.js";
import { place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { keepButton } from "../keep/keep-button.js";
import { ofCitation } from "../keep/tray.js";

/**
 * @param {{citations: object[], figures: object[]}} result
 * @param {(number: number) => void} cite opens one of them
 */
export function sourceList({ citations, figures }, cite) {
  const one = (c) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "source",
          dataset: { number: c.number },
          onclick: () => cite(c.number),
        },
        h("span", { class: "source-number" }, String(c.number)),
        h(
          "span",
          { class: "source-body" },
          h("span", { class: "source-quote" }, printable(c.quote).replaceAll(/\s+/g, " ").trim()),
          h("span", { class: "source-place" }, `${c.document_title} · ${place(c)}`),
        ),
      ),
      keepButton(ofCitation(c, figures), t("tray.source", { number: c.number })),
    );
  return h(
    "div",
    { class: "source-list" },
    h("h3", { class: "small-title" }, t("answer.sources")),
    h("ol", {}, citations.map(one)),
  );
}
