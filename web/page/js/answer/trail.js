/** Where an answer was looked for and not found: words, documents, pages, and what came nearest. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { openSource } from "../read/reader.js";

const SHOWN_DOCUMENTS = 8;
const QUOTE_LENGTH = 140;

/** The first words of a passage, and that more follow. @param {string} text */
function beginningOf(text) {
  const line = text.trim().replaceAll(/\s+/g, " ");
  if (line.length <= QUOTE_LENGTH) return line;
  return `${line.slice(0, QUOTE_LENGTH).replace(/\s+[\w'’-]*$/, "")}…`;
}

/** @param {{searched?: object}} result @param {string} question that was asked */
export function trail({ searched }, question) {
  if (!searched) return null;
  const looked = h("div", { class: "trail-documents" });
  showDocuments(looked, searched, question);
  return h(
    "section",
    { class: "trail", "aria-label": t("trail.title") },
    h("h3", { class: "small-title" }, t("trail.title")),
    searched.missing?.length
      ? h("p", {}, t("trail.missing", { words: searched.missing.join(t("list.separator")) }))
      : null,
    looked,
    nearest(searched.nearest ?? []),
  );
}

function nearest(passages) {
  if (!passages.length) return null;
  const citations = passages.map((passage) => ({
    ...passage,
    document_title: passage.document_id,
    quote: passage.text,
  }));
  const one = (citation, at) => {
    const from = h("span", { class: "source-place" }, citation.document_id);
    nameOf(citation, from);
    const quote = beginningOf(printable(citation.text));
    const open = () => openSource(citations, at);
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "source", onclick: open },
        icon("quote"),
        h("span", { class: "source-body" }, h("span", { class: "source-quote" }, quote), from),
      ),
    );
  };
  return [
    h("h4", { class: "small-title" }, t("trail.nearest")),
    h("ol", { class: "trail-nearest" }, citations.map(one)),
  ];
}

async function nameOf(citation, place) {
  const record = await corpus.documentOf(citation.document_id).catch(() => undefined);
  citation.document_title = record?.title ?? citation.document_id;
  const page = citation.page ? t("place.page", { page: citation.page }) : "";
  place.textContent = [citation.document_title, page].filter(Boolean).join(" · ");
}

async function showDocuments(place, { count: told, documents, scope }, question) {
  const all = await corpus.documents().catch(() => []);
  const records = new Map(all.map((record) => [record.id, record]));
  const looked =
    documents ?? all.filter(({ id }) => !scope || scope.includes(id)).map(({ id }) => ({ id }));
  const total = told ?? looked.length; // the service lists no more than a hundred
  const line = (entry) => h("li", {}, documentLine(entry, records.get(entry.id)));
  const shown = looked.slice(0, SHOWN_DOCUMENTS).map(line);
  const rest = looked.slice(SHOWN_DOCUMENTS);
  replace(
    place,
    h("p", {}, t("trail.documents", { n: count(total) })),
    h("ul", {}, shown),
    rest.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, t("trail.more", { n: count(total - SHOWN_DOCUMENTS) })),
        h("ul", {}, rest.map(line)),
      ),
    total < all.length &&
      h(
        "a",
        { class: "text-button", href: href(["ask"], { q: question }) },
        icon("search"),
        t("trail.all", { n: count(all.length) }),
      ),
  );
}

function documentLine({ id, title, unread }, record) {
  const pages = unread ?? record?.coverage?.pages_unread ?? [];
  const review = record?.review ?? record?.coverage?.review ?? 0;
  const gaps = [
    Array.isArray(pages) && pages.length ? t("trail.unread", { pages: pages.join(", ") }) : null,
    review ? t("trail.review", { n: count(review) }) : null,
  ].filter(Boolean);
  const name = title ?? record?.title ?? id;
  const whole = {
    document_id: id,
    document_title: name,
    page: record?.pages ? 1 : null,
    start: 0,
    end: 0,
    quote: "",
  };
  return [
    h(
      "button",
      { type: "button", class: "link-button", onclick: () => openSource([whole], 0) },
      name,
    ),
    gaps.length ? h("span", { class: "tag tag-warn" }, gaps.join(" · ")) : null,
  ];
}
