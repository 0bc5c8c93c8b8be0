/** The sources under an answer: what each marker stands for, also on paper. */

import { h } from "../core/dom.js";
import { count, place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { quotedNumbers } from "./answer-text.js";
import { keepButton } from "../keep/keep-button.js";
import { ofCitation } from "../keep/tray.js";

/** As many sources are shown at once; where there are a few more, those as well. */
const SHOWN = 6;
const FEW_MORE = 2;

/**
 * @param {{answer: string, citations: object[], figures: object[]}} result
 * @param {(number: number) => void} cite opens one of them
 */
export function sourceList({ answer, citations, figures }, cite) {
  const shown = shownOf(answer, citations);
  if (!shown.length && citations.length === 1) return null; // its quote has said all
  const one = (c) =>
    h(
      "li",
      { class: !shown.includes(c) && "source-more" },
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
    shown.length < citations.length &&
      allButton(citations.length, shown.length === SHOWN ? citations.length - SHOWN : 0, () =>
        list.classList.add("source-list-all"),
      ),
  );
  return list;
}

/** Those that are shown at once: what the answer itself quotes is not said again. */
function shownOf(answer, citations) {
  const quoted = quotedNumbers(answer, citations);
  const rest = citations.filter(({ number }) => !quoted.has(number));
  return rest.length > SHOWN + FEW_MORE ? rest.slice(0, SHOWN) : rest;
}

/** @param {number} all how many there are @param {number} more how many behind those shown */
function allButton(all, more, show) {
  const button = h(
    "button",
    { type: "button", class: "text-button source-rest", onclick: () => (show(), button.remove()) },
    more ? t("answer.more-sources", { n: count(more) }) : t("answer.all-sources", { n: count(all) }),
  );
  return button;
}
