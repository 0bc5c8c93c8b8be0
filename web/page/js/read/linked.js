/** A source that a link names, as those of a saved table do: opened at its characters. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { unitOffsets } from "../core/offsets.js";
import { href } from "../core/router.js";
import { openSource } from "./reader.js";

/**
 * The address of a source: `#/source/DOCUMENT/START-END`.
 * @param {{document_id: string, start: number, end: number}} citation
 */
export const sourceHref = ({ document_id: id, start, end }) =>
  href(["source", id, `${start}-${end}`]);

/** @param {HTMLElement} root @param {{path: string[]}} route */
export function linkedView(root, { path: [, id, range = ""] }) {
  const body = h("div", { class: "page-column linked" }, h("p", { class: "empty" }, t("loading")));
  replace(root, body);
  show(body, id, ...range.split("-").map(Number)).catch((problem) =>
    replace(body, h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message))),
  );
  return () => {};
}

async function show(body, id, start = 0, end = start) {
  const [document, record] = await Promise.all([corpus.documentText(id), corpus.documentOf(id)]);
  const citation = citationAt(document, record?.title ?? id, start || 0, end || 0);
  if (!body.isConnected) return;
  replace(
    body,
    h("h1", {}, citation.document_title),
    h("p", { class: "soft" }, place(citation)),
    h("blockquote", { class: "linked-quote" }, printable(citation.quote)),
    h(
      "button",
      { type: "button", class: "button", onclick: () => openSource([citation], 0) },
      icon("quote"),
      t("linked.open"),
    ),
  );
  openSource([citation], 0);
}

/**
 * A citation of a range of a document.
 * @param {{id: string, text: string, pages: {number: number, start: number, end: number}[]}} document
 * @param {string} title @param {number} start @param {number} end in characters
 */
export function citationAt({ id, text, pages }, title, start, end) {
  const unit = unitOffsets(text);
  const line = (offset) => text.slice(0, unit(offset)).split("\n").length;
  return {
    document_id: id,
    document_title: title,
    page: pages.find((page) => start >= page.start && start < page.end)?.number ?? null,
    start,
    end,
    line_start: line(start),
    line_end: line(Math.max(start, end - 1)),
    quote: text.slice(unit(start), unit(end)),
  };
}
