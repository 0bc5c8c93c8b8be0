/** The document's own words in an answer: set as quotes, each with one place that opens it. */

import { h } from "../core/dom.js";
import { place as placeInWords, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { keepButton } from "../keep/keep-button.js";
import { ofCitation } from "../keep/tray.js";
import { inRuns, joined } from "./quoted.js";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Characters of a quote that are shown at once. */
const MOST_SHOWN = 360;

export class Quotes {
  #text;
  #inline;
  #open;
  #citations;
  #figures;
  /** What can be opened, in the order of the answer. @type {object[]} */
  #places = [];
  /** @type {import("./quoted.js").Quoted | null} */
  #last = null;

  /**
   * @param {string} text of the answer
   * @param {(piece: {text: string, start: number}) => unknown[]} inline links what stands in a piece
   * @param {import("./answer-text.js").Opens} open
   * @param {{figures?: object[], citations?: object[]}} result
   */
  constructor(text, inline, open, { citations = [], figures = [] }) {
    this.#text = text;
    this.#inline = inline;
    this.#citations = citations;
    this.#figures = figures;
    this.#open = open;
  }

  /**
   * A block with the quote in it: the last one where that quotes the same document.
   * @param {import("./quoted.js").Quoted} quoted
   * @param {HTMLElement} [last]
   * @returns {HTMLElement}
   */
  add(quoted, last) {
    const { document_id: id, document_title: title } = quoted.place;
    const block = last?.dataset.document === id ? last : quotesOf(id, title);
    const whole = block === last && joined(this.#last, quoted);
    if (whole) this.#places.pop();
    if (whole) block.lastElementChild.remove();
    this.#last = whole || quoted;
    block.append(this.#quote(this.#last));
    return block;
  }

  #quote({ pieces, place, numbers, gloss }) {
    const said = pieces.map((piece) => this.#piece(piece));
    const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
    const language = JAPANESE.test(place.quote) ? "ja" : "en";
    const words = h("div", { class: "quote-words", lang: language }, said);
    return h(
      "blockquote",
      { class: "quote" },
      words,
      length > MOST_SHOWN && wholeButton(words),
      gloss && h("p", { class: "quote-gloss" }, this.#at(gloss)),
      h(
        "footer",
        { class: "quote-place" },
        this.#opener(place, numbers),
        placeInWords(place),
        this.#keep(numbers),
      ),
    );
  }

  #piece({ start, end, cells }) {
    if (!cells) return h("p", {}, this.#at({ start, end }));
    return h(
      "dl",
      { class: "quote-row" },
      cells.map(({ head, cell }) => [
        h("dt", {}, head && h("span", { title: this.#words(head) }, this.#at(head))),
        h("dd", {}, this.#at(cell)),
      ]),
    );
  }

  #opener(place, numbers) {
    const at = this.#places.push(place) - 1;
    const label = inRuns(numbers);
    return h(
      "button",
      {
        type: "button",
        class: "marker",
        dataset: { number: place.number },
        "aria-label": t("answer.source", { number: label }),
        onclick: () =>
          this.#open.places ? this.#open.places(this.#places, at) : this.#open.cite(place.number),
      },
      label,
    );
  }

  #keep(numbers) {
    const cited = this.#citations.filter(({ number }) => numbers.includes(number));
    const items = cited.flatMap((citation) => ofCitation(citation, this.#figures));
    return keepButton(items, t("tray.source", { number: inRuns(numbers) }));
  }

  #words({ start, end }) {
    return printable(this.#text.slice(start, end));
  }

  #at(range) {
    return this.#inline({ text: this.#words(range), start: range.start });
  }
}

const quotesOf = (id, title) =>
  h(
    "section",
    { class: "quotes", dataset: { document: id }, "aria-label": t("quotes.of", { title }) },
    h("p", { class: "quotes-title" }, title),
  );

/** Of a long quote the beginning is shown; the rest on demand, and on paper. */
function wholeButton(words) {
  words.classList.add("quote-folded");
  const button = h(
    "button",
    {
      type: "button",
      class: "text-button quote-whole",
      onclick: () => (words.classList.remove("quote-folded"), button.remove()),
    },
    t("quotes.whole"),
  );
  return button;
}
