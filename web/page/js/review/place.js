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

/**
 * @param {object} citation of the contract
 * @param {string} original what was read there
 * @returns {HTMLElement} filled once it is in view
 */
export function placeOf(citation, original) {
  const body = h("div", { class: "review-text", tabindex: 0, role: "group", "aria-label": t("reader.text") });
  const line = h("p", { class: "review-line", lang: "ja" });
  body.addEventListener("seen", () => fill(body, line, citation, original));
  seen.observe(body);
  return h(
    "div",
    { class: "review-place" },
    line,
    body,
    h(
      "button",
      { type: "button", class: "text-button", onclick: () => openSource([citation], 0) },
      `${inWords(citation)} · ${t("review.open-source")}`,
    ),
  );
}

async function fill(body, line, citation, original) {
  try {
    const record = await corpus.documentOf(citation.document_id);
    if (record?.media_type === "application/pdf" && citation.page)
      await Promise.all([showPage(body, citation), tellLine(line, citation, original)]);
    else {
      replace(body, await excerpt(citation));
      const mark = body.querySelector("mark");
      body.scrollTop = mark.offsetTop - (body.clientHeight - mark.offsetHeight) / 2;
    }
  } catch {
    replace(body, h("blockquote", {}, printable(citation.quote)));
  }
}

/** The line of a reading in words: the picture may show its amount without its name. */
async function tellLine(line, { document_id: id, start, end }, original) {
  const { text } = await corpus.documentText(id);
  const unit = unitOffsets(text);
  const [begin, close] = [unit(start), unit(end)];
  const first = text.slice(0, begin).lastIndexOf("\n") + 1;
  const last = text.indexOf("\n", close);
  const at = text.slice(begin, close).lastIndexOf(original);
  const [from, to] = at < 0 ? [begin, close] : [begin + at, begin + at + original.length];
  const words = (piece) => printable(piece).replaceAll("\t", " ");
  replace(
    line,
    words(text.slice(first, from)),
    h("strong", {}, words(text.slice(from, to))),
    words(text.slice(to, last < 0 ? undefined : last)),
  );
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
