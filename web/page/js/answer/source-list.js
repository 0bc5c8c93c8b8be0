/** The sources under an answer: what each marker stands for, also on paper. */

import { h } from "../core/dom.js";
import { count, place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { keepButton } from "../keep/keep-button.js";
import { ofCitation } from "../keep/tray.js";

/** As many sources are shown at once; where there are a few more, those as well. */
const SHOWN = 6;
const FEW_MORE = 2;

/**
 * @param {{citations: object[], figures: object[]}} result
 * @param {(number: number) => void} cite opens one of them
 */
export function sourceList({ citations, figures }, cite) {
  const folded = citations.length > SHOWN + FEW_MORE;
  const one = (c, at) =>
    h(
      "li",
      { class: folded && at >= SHOWN && "source-more" },
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
  const list = h(
    "div",
    { class: "source-list" },
    h("h3", { class: "small-title" }, t("answer.sources")),
    h("ol", {}, citations.map(one)),
    folded && allButton(citations.length - SHOWN, () => list.classList.add("source-list-all")),
  );
  return list;
}

function allButton(rest, show) {
  const button = h(
    "button",
    { type: "button", class: "text-button source-rest", onclick: () => (show(), button.remove()) },
    t("answer.more-sources", { n: count(rest) }),
  );
  return button;
}
