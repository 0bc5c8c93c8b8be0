/** Figures that extraction could not settle: candidates here, the page beside them. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { fiscalYear, measureName, money, place } from "../core/format.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { openSource } from "../read/reader.js";

/** @param {HTMLElement} body @param {string} id of the document */
export async function showReview(body, id) {
  try {
    const [{ items }, record] = await Promise.all([corpus.review(id), corpus.documentOf(id)]);
    replace(
      body,
      h(
        "a",
        { class: "text-button", href: href(["documents"]) },
        icon("previous"),
        t("review.back"),
      ),
      h(
        "header",
        {},
        h("h1", {}, t("review.title")),
        h("p", { class: "soft" }, record?.title ?? id),
      ),
      h("p", {}, t(items.length ? "review.lead" : "review.none")),
      h(
        "ol",
        { class: "reviews" },
        items.map((item, at) => reviewItem(items, item, at)),
      ),
    );
  } catch (problem) {
    replace(
      body,
      h("h1", {}, t("review.title")),
      h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)),
    );
  }
}

function reviewItem(items, item, at) {
  const what = [
    item.measure && measureName(item.measure),
    item.fiscal_year && fiscalYear(item.fiscal_year),
    item.scope,
  ].filter(Boolean);
  const open = () =>
    openSource(
      items.map((i) => i.citation),
      at,
    );
  return h(
    "li",
    { class: "review" },
    h(
      "div",
      { class: "view-head" },
      h(
        "h2",
        {},
        h("span", { class: "original" }, item.original),
        " ",
        h("span", { class: "soft" }, what.join(" · ")),
      ),
      h(
        "button",
        { type: "button", class: "button", onclick: open },
        icon("quote"),
        t("review.open"),
      ),
    ),
    h("p", {}, h("span", { class: "soft" }, `${t("review.reason")}: `), item.reason),
    h("h3", { class: "small-title" }, t("review.candidates")),
    item.candidates.length
      ? h(
          "ul",
          { class: "candidates" },
          item.candidates.map((c) => candidate(c, item.currency)),
        )
      : h("p", { class: "soft" }, t("review.no-candidates")),
    h("p", { class: "soft" }, place(item.citation)),
  );
}

const candidate = ({ program, amount, reason }, currency) =>
  h(
    "li",
    {},
    h("strong", {}, program),
    h("span", { class: "amount" }, money(amount, currency)),
    h("span", { class: "soft" }, reason),
  );
