/** The place of a reading, beside it: a piece of the page as it looks, or of the text. */

import * as corpus from "../core/corpus.js";
import { h, replace } from "../core/dom.js";
import { place as inWords, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { unitOffsets } from "../core/offsets.js";
import { showPage } from "../read/printed-page.js";
import { openSource } from "../read/reader.js";

/** Characters of text shown before and behind. */
const AROUND = 160;
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.dispatchEvent(new Event("seen"));
    }
  },
  { rootMargin: "200px" },
);

/** @param {object} citation of the contract @returns {HTMLElement} filled once it is in view */
export function placeOf(citation) {
  const body = h("div", { class: "review-text", tabindex: 0, role: "group", "aria-label": t("reader.text") });
  body.addEventListener("seen", () => fill(body, citation));
  seen.observe(body);
  return h(
    "div",
    { class: "review-place" },
    body,
    h(
      "button",
      { type: "button", class: "text-button", onclick: () => openSource([citation], 0) },
      `${inWords(citation)} · ${t("review.open-source")}`,
    ),
  );
}

async function fill(body, citation) {
  try {
    const record = await corpus.documentOf(citation.document_id);
    if (record?.media_type === "application/pdf" && citation.page)
      await showPage(body, citation);
    else {
      replace(body, await excerpt(citation));
      const mark = body.querySelector("mark");
      body.scrollTop = mark.offsetTop - (body.clientHeight - mark.offsetHeight) / 2;
    }
  } catch {
    replace(body, h("blockquote", {}, printable(citation.quote)));
  }
}

async function excerpt({ document_id: id, start, end }) {
  const { text } = await corpus.documentText(id);
  const unit = unitOffsets(text);
  const piece = (from, to) => printable(text.slice(unit(Math.max(0, from)), unit(to)));
  return h(
    "div",
    { class: "reader-lines", lang: "ja" },
    piece(start - AROUND, start),
    h("mark", {}, piece(start, end)),
    piece(end, end + AROUND),
  );
}
