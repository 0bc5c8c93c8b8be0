/** One document of the list: what it is, what was read from it, and what can be done with it. */

import { h, icon } from "../core/dom.js";
import { count, dateTime, fiscalYear } from "../core/format.js";
import { t } from "../core/i18n.js";
import { reasonInWords } from "../core/reasons.js";
import { warningInWords } from "../core/warnings.js";
import { href } from "../core/router.js";
import { originalLink } from "../read/original.js";
import { openSource } from "../read/reader.js";
import { guideTo } from "./guide.js";

/**
 * @param {object} document a record of GET /api/documents
 * @param {() => void} remove
 */
export function documentCard(document, remove) {
  const { id, title, filename, review, warnings } = document;
  return h(
    "li",
    { class: "document" },
    h(
      "div",
      { class: "document-head" },
      icon("files"),
      h("div", {}, h("h2", {}, title), h("p", { class: "soft" }, filename)),
    ),
    h("p", { class: "soft" }, facts(document).join(" · "), sourceLink(document)),
    coverageLine(document),
    guideTo(document),
    warnings?.length
      ? h(
          "details",
          { class: "soft" },
          h("summary", {}, t("documents.warnings")),
          h(
            "ul",
            {},
            warnings.map((w) => h("li", {}, warningInWords(w))),
          ),
        )
      : null,
    h(
      "div",
      { class: "row-actions" },
      h(
        "button",
        { type: "button", class: "text-button", onclick: () => openSource([whole(document)], 0) },
        icon("quote"),
        t("documents.read"),
      ),
      h(
        "a",
        { class: "text-button", href: href(["budget"], { document: id }) },
        icon("table"),
        t("documents.rows"),
      ),
      h(
        "a",
        {
          class: `text-button ${review ? "review-link" : ""}`,
          href: href(["documents", id, "review"]),
        },
        icon(review ? "warn" : "check"),
        review ? t("documents.review", { n: review }) : t("documents.settle"),
      ),
      original(document),
      h(
        "button",
        { type: "button", class: "text-button danger", onclick: remove },
        icon("trash"),
        t("documents.delete"),
      ),
    ),
  );
}

const facts = (d) =>
  [
    d.publisher,
    d.fiscal_year && fiscalYear(d.fiscal_year),
    d.pages
      ? t("documents.pages", { n: count(d.pages) })
      : t("documents.characters", { n: count(d.characters) }),
    d.figures > 0 && t("documents.figures", { n: count(d.figures) }),
    t("documents.indexed", { at: dateTime(d.indexed_at) }),
  ].filter(Boolean);

/** What was read of the amounts, what waits for a person, and what was left and why. */
function coverageLine({ coverage, figures }) {
  if (!coverage) return null;
  const { confirmed, extracted, review, left, pages_unread: unread } = coverage;
  const leftOver = Object.values(left ?? {}).reduce((sum, n) => sum + n, 0);
  const parts = [
    confirmed && h("span", { class: "tag tag-good" }, t("coverage.confirmed", { n: count(confirmed) })),
    extracted && h("span", { class: "tag tag-warn" }, t("coverage.extracted", { n: count(extracted) })),
    review && h("span", { class: "tag tag-warn" }, t("coverage.review", { n: count(review) })),
    unread?.length &&
      h("span", { class: "tag tag-bad" }, t("coverage.unread", { pages: unread.join(", ") })),
    !figures && !review && h("span", { class: "tag tag-warn" }, t("coverage.none")),
  ];
  return [
    h("p", { class: "coverage" }, parts.filter(Boolean)),
    leftOver > 0 &&
      h(
        "details",
        { class: "soft coverage-left" },
        h("summary", {}, t("coverage.left", { n: count(leftOver) })),
        h("ul", {}, byReason(left).map(([why, n]) => h("li", {}, `${why}: ${count(n)}`))),
      ),
  ];
}

/** Reasons in the reader's language, those that read alike together, the commonest first. */
function byReason(left) {
  const found = new Map();
  for (const [reason, n] of Object.entries(left)) {
    const why = reasonInWords(reason);
    found.set(why, (found.get(why) ?? 0) + n);
  }
  return [...found].sort((a, b) => b[1] - a[1]);
}

/** Only an address of the web becomes a link: metadata may hold anything. */
function sourceLink({ source_url: url }) {
  if (!/^https?:\/\//i.test(url ?? "")) return null;
  return [
    " · ",
    h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, t("documents.source")),
  ];
}

const whole = ({ id, title, pages }) => ({
  document_id: id,
  document_title: title,
  page: pages ? 1 : null,
  start: 0,
  end: 0,
  quote: "",
});

function original(document) {
  const place = h("span");
  originalLink({ document_id: document.id, page: 1 }).then(
    (link) => link && place.replaceWith(link),
    () => {},
  );
  return place;
}
