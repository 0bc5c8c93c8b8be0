/** Shows a document's text around a range, with the range marked to the character. */

import { h } from "../core/dom.js";
import { printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { unitOffsets } from "../core/offsets.js";

// A document without pages is shown in parts of about this many characters.
const PART = 6000;

export class DocumentText {
  #text;
  #parts;
  #range;
  #body;
  #first;
  #last;

  /**
   * @param {HTMLElement} body
   * @param {{text: string, pages: {number: number, start: number, end: number}[]}} document
   * @param {{start: number, end: number}} range in characters of the document
   */
  constructor(body, document, range) {
    const unit = unitOffsets(document.text);
    this.#text = printable(document.text);
    this.#body = body;
    this.#range = { start: unit(range.start), end: unit(range.end) };
    const pages = document.pages.map((p) => ({
      page: p.number,
      start: unit(p.start),
      end: unit(p.end),
    }));
    this.#parts = pages.length ? pages : cut(document.text);
    this.#draw();
  }

  #draw() {
    const at = this.#parts.findIndex((part) => this.#range.start < part.end);
    const first = at < 0 ? this.#parts.length - 1 : at;
    this.#first = Math.max(0, first - 1);
    this.#last = Math.min(this.#parts.length - 1, first + 1);
    const shown = this.#parts.slice(this.#first, this.#last + 1);
    this.#body.replaceChildren(...shown.map((part) => this.#part(part)));
    const marked = this.#body.querySelector("mark");
    if (marked) marked.scrollIntoView({ block: "center" });
    else this.#body.children[first - this.#first].scrollIntoView({ block: "start" });
    this.#offer("before");
    this.#offer("after");
  }

  #part({ page, start, end }) {
    const from = Math.min(Math.max(this.#range.start, start), end);
    const to = Math.min(Math.max(this.#range.end, from), end);
    const cited = from < to ? h("mark", {}, this.#text.slice(from, to)) : null;
    const title = page ? h("h3", { class: "reader-page" }, t("place.page", { page })) : null;
    return h(
      "section",
      { class: "reader-part" },
      title,
      h(
        "div",
        { class: "reader-lines", lang: "ja" },
        this.#text.slice(start, from),
        cited,
        this.#text.slice(to, end),
      ),
    );
  }

  /** A button for the part before or after, where there is one. */
  #offer(side) {
    const before = side === "before";
    const next = before ? this.#first - 1 : this.#last + 1;
    const part = this.#parts[next];
    if (!part) return;
    const label = part.page ? t(`reader.${side}-page`, { page: part.page }) : t(`reader.${side}`);
    const button = h(
      "button",
      {
        type: "button",
        class: "text-button",
        onclick: () => {
          const { scrollHeight } = this.#body;
          button.replaceWith(this.#part(part));
          if (before) {
            this.#first = next;
            this.#body.scrollTop += this.#body.scrollHeight - scrollHeight;
          } else this.#last = next;
          this.#offer(side);
        },
      },
      label,
    );
    if (before) this.#body.prepend(button);
    else this.#body.querySelector(".reader-part:last-of-type").after(button);
  }
}

function cut(text) {
  const parts = [];
  for (let start = 0; start < text.length;) {
    const line = text.indexOf("\n", start + PART);
    const end = line < 0 ? text.length : line + 1;
    parts.push({ page: null, start, end });
    start = end;
  }
  return parts.length ? parts : [{ page: null, start: 0, end: 0 }];
}
