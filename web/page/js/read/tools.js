/** The line over a source: to another page, to words within it, and back to what was cited. */

import { h, icon, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { located } from "../core/located.js";
import { findAll, MOST_FOUND } from "./find.js";

/**
 * A place of a document, which a citation is too.
 * @typedef {{document_id: string, page: number | null, start: number, end: number}} Place
 * @typedef {{id: string, text: string, pages: {number: number, start: number, end: number}[],
 *   tables: {start: number, end: number}[]}} Shown
 */

export class Tools {
  #document;
  #citation;
  #open;
  #found = [];
  #at = -1;
  #count = h("span", { class: "soft reader-found", role: "status" });
  #page;
  #steps = h(
    "span",
    { class: "reader-find-steps", hidden: true },
    iconButton("previous", t("reader.find-previous"), () => this.#step(-1)),
    iconButton("next", t("reader.find-next"), () => this.#step(1)),
  );
  #back = h(
    "button",
    { type: "button", class: "text-button", hidden: true, onclick: () => this.#go(this.#citation) },
    icon("quote"),
    t("reader.back"),
  );

  /**
   * @param {Shown} document
   * @param {Place} citation
   * @param {(place: Place) => unknown} open shows a place
   */
  constructor(document, citation, open) {
    this.#document = document;
    this.#citation = citation;
    this.#open = open;
  }

  element() {
    return h(
      "div",
      { class: "reader-tools" },
      this.#document.pages.length > 1 && this.#pageField(),
      this.#searchField(),
      this.#back,
    );
  }

  /** What its pages are called. */
  #unit() {
    const { kind } = located(this.#citation) ?? {};
    return t(kind === "slide" || kind === "sheet" ? `reader.${kind}` : "reader.page");
  }

  #pageField() {
    const last = this.#document.pages.at(-1).number;
    this.#page = h("input", {
      class: "field reader-page-field",
      type: "number",
      name: "page",
      min: 1,
      max: last,
      value: this.#citation.page ?? 1,
      "aria-label": this.#unit(),
      onchange: () => this.#turnTo(Number(this.#page.value)),
    });
    return h(
      "label",
      { class: "reader-page-jump soft" },
      this.#unit(),
      this.#page,
      h("span", {}, `/ ${last}`),
    );
  }

  #turnTo(number) {
    const page = this.#document.pages.find((other) => other.number === number);
    if (!page) this.#page.value = String(this.#citation.page ?? 1);
    else if (number === this.#citation.page) this.#go(this.#citation);
    else this.#go(this.#place({ start: page.start, end: page.start }));
  }

  #searchField() {
    const box = h("input", {
      class: "field",
      type: "search",
      name: "find",
      placeholder: t("reader.find"),
      "aria-label": t("reader.find"),
      oninput: () => this.#search(box.value),
      onkeydown: (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        this.#step(event.shiftKey ? -1 : 1);
      },
    });
    return h(
      "div",
      { class: "reader-find", role: "search" },
      box,
      this.#count,
      this.#steps,
    );
  }

  /** Goes to the first place at or behind what was cited. */
  #search(words) {
    this.#found = findAll(this.#document, words);
    const near = this.#found.findIndex(({ end }) => end > this.#citation.start);
    this.#at = Math.max(near, 0);
    this.#steps.hidden = !this.#found.length;
    if (this.#found.length) this.#showFound();
    else this.#count.textContent = words.trim() ? t("reader.find-none") : "";
  }

  #step(by) {
    const total = this.#found.length;
    if (!total) return;
    this.#at = (this.#at + by + total) % total;
    this.#showFound();
  }

  #showFound() {
    const total = this.#found.length;
    const most = total === MOST_FOUND ? "+" : "";
    this.#count.textContent = `${this.#at + 1} / ${total}${most}`;
    this.#go(this.#place(this.#found[this.#at]));
  }

  /** @param {{start: number, end: number}} range @returns {Place} */
  #place({ start, end }) {
    const on = this.#document.pages.find((page) => start >= page.start && start < page.end);
    return { document_id: this.#document.id, page: on?.number ?? null, start, end };
  }

  #go(place) {
    this.#back.hidden = place === this.#citation;
    if (this.#page && place.page) this.#page.value = String(place.page);
    this.#open(place);
  }
}
