/**
 * A slide or a document of an office suite as what it is made of: titles, paragraphs and tables in
 * their order, with a box round what was cited. It is no picture: only the suite could draw one.
 */

import { getJson } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { unitOffsets } from "../core/offsets.js";
import { gridTable, left } from "./grid.js";

/** Levels of headings below the title of the document beside which they stand. */
const [FIRST, LAST] = [4, 6];

/**
 * @param {HTMLElement} body
 * @param {{document_id: string, start: number, end: number}} place
 * @param {{slides: boolean, language: string}} how
 */
export async function showOutline(body, place, how) {
  const found = await fetched(place);
  if (!body.isConnected) return;
  const paper = new Outline(place, how, found);
  replace(body, paper.element);
  const marked = body.querySelector(".outline-marked, .grid-marked");
  marked?.scrollIntoView({ block: "center", inline: "nearest" });
  if (!marked) body.scrollTop = 0;
}

const fetched = ({ document_id: id, start, end }) =>
  getJson(
    `api/documents/${encodeURIComponent(id)}/outline?${new URLSearchParams({
      start: String(start),
      end: String(end),
    })}`,
  );

class Outline {
  #place;
  #how;
  element;

  constructor(place, how, { part, parts, items }) {
    this.#place = place;
    this.#how = how;
    this.element = h("div", { class: "outline" }, this.#sheet(parts[part], items));
    this.#offer(parts, part - 1, "before");
    this.#offer(parts, part + 1, "after");
  }

  #called({ page }) {
    return t(this.#how.slides ? "place.slide" : "place.page", { page });
  }

  #sheet(part, items) {
    const label = part.page && this.#called(part);
    return h(
      "section",
      { class: "outline-part" },
      label && h("h3", { class: "reader-page" }, label),
      h(
        "div",
        { class: "outline-sheet", lang: this.#how.language },
        items.length ? items.map((item) => this.#item(item)) : h("p", { class: "soft" }, t("reader.nothing")),
      ),
    );
  }

  #item(item) {
    if (item.kind === "text") return this.#line(item);
    return h(
      "div",
      { class: "table-scroll", tabindex: 0, role: "group", "aria-label": t("reader.look-grid") },
      left(item.grid.rows_before),
      gridTable(item.grid, this.#place),
      left(item.grid.rows_after),
    );
  }

  #line({ level, start, end, text }) {
    const name = level ? `h${Math.min(LAST, FIRST + level - 1)}` : "p";
    const cited = this.#place.start < end && this.#place.end > start;
    const line = h(/** @type {"p"} */ (name), {}, cited ? this.#cited(text, start) : printable(text));
    line.classList.toggle("outline-marked", cited);
    line.classList.toggle("outline-heading", Boolean(level));
    return line;
  }

  /** The cited characters of a line. */
  #cited(text, start) {
    const unit = unitOffsets(text);
    const from = unit(Math.max(0, this.#place.start - start));
    const to = unit(Math.max(0, this.#place.end - start));
    const shown = printable(text);
    return [shown.slice(0, from), h("mark", {}, shown.slice(from, to)), shown.slice(to)];
  }

  /** A button for the part before or behind, where there is one. */
  #offer(parts, at, side) {
    const part = parts[at];
    if (!part) return;
    const label = part.page ? t("reader.show", { name: this.#called(part) }) : t(`reader.${side}`);
    const open = async () => {
      const { items } = await fetched({ ...this.#place, start: part.start, end: part.start });
      button.replaceWith(this.#sheet(part, items));
      this.#offer(parts, at + (side === "before" ? -1 : 1), side);
    };
    const button = h("button", { type: "button", class: "text-button", onclick: open }, label);
    if (side === "before") this.element.prepend(button);
    else this.element.append(button);
  }
}
