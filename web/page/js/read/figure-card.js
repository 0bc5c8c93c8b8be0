/** The card of a figure: its row, its original notation, how far it is trusted, how it came about. */

import * as corpus from "../core/corpus.js";
import { h, iconButton, replace, targetOf } from "../core/dom.js";
import { digits, kindOf, yearOf } from "../core/format.js";
import { speaking, t } from "../core/i18n.js";
import { programNames } from "../core/names.js";
import { stylesheet } from "../core/stylesheet.js";
import { findFigures } from "../answer/figure-spans.js";
import { place } from "../shell/menu.js";
import { openCitation } from "./reader.js";

await stylesheet("figures/figure-card");

const card = document.getElementById("figure-card");
const LINGER_MS = 250;
const REST_MS = 120;
let anchor = null;
let timer = 0;

/**
 * @param {object} figure a figure of the contract
 * @param {{figures: object[], citations: object[]}} result the answer that states it
 * @param {HTMLElement} at the element that stands for it
 * @param {{hover?: boolean}} [how] by hovering, the card neither takes focus nor stays
 */
export function showFigure(figure, result, at, { hover = false } = {}) {
  if (hover && anchor === at && card.matches(":popover-open")) return;
  clearTimeout(timer);
  if (hover) {
    timer = setTimeout(() => open(figure, result, at), REST_MS);
    at.addEventListener("pointerleave", leave, { once: true });
    return;
  }
  open(figure, result, at);
  card.querySelector("button")?.focus();
}

function open(figure, result, at) {
  if (!at.isConnected) return;
  anchor = at;
  const cite = (number) => {
    close();
    openCitation(result.citations, number, result.figures);
  };
  replace(card, ...speaking(result.language, () => content(figure, result, cite)));
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", t("card.title", { figure: figure.display }));
  card.showPopover();
  place(card, at);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(() => !card.contains(document.activeElement) && close(), LINGER_MS);
}

function close() {
  clearTimeout(timer);
  if (card.matches(":popover-open")) card.hidePopover();
}

card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", leave);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !card.matches(":popover-open")) return;
    event.stopPropagation();
    close();
    anchor?.focus();
  },
  true,
);
document.addEventListener("pointerdown", (event) => {
  if (!card.contains(targetOf(event)) && event.target !== anchor) close();
});
window.addEventListener("hashchange", close);
document.getElementById("reader").addEventListener("open", close);

function content(figure, result, cite) {
  const lines = h("dl", { class: "card-lines" });
  const line = (key, value) => value && lines.append(h("dt", {}, t(key)), h("dd", {}, value));
  const program = h("dd", {}, figure.program);
  lines.append(h("dt", {}, t("card.program")), program);
  programNames(result.language).then((called) => (program.textContent = called(figure.program)));
  line("card.label", kindOf(figure));
  line("card.year", yearOf(figure));
  line("card.original", figure.original && h("span", { class: "original" }, figure.original));
  line("card.amount", digits(figure.amount, figure.currency));
  line("card.scope", figure.scope);
  line("card.formula", figure.formula && formula(figure, result, cite));
  line("card.trust", trust(figure));
  completeFromRow(figure, result, line, lines);
  const source =
    figure.citation &&
    h(
      "button",
      { type: "button", class: "button", onclick: () => cite(figure.citation) },
      t("card.source", { number: figure.citation }),
    );
  return [
    h(
      "div",
      { class: "card-head" },
      h("strong", {}, figure.display),
      iconButton("close", t("close"), () => (close(), anchor?.focus())),
    ),
    lines,
    source,
  ];
}

/** How far a figure is trusted, in words and colour; by whom or what it was checked its row says. */
export function trust(figure) {
  if (figure.derived) return h("span", { class: "tag" }, t("trust.derived"));
  if (figure.reviewed) return h("span", { class: "tag tag-good" }, t("trust.checked"));
  return h("span", { class: "tag tag-warn" }, t("trust.unreviewed"));
}

/** The formula with each of its parts as a link to where that part stands. */
function formula(figure, { figures }, cite) {
  const parts = figures.filter((other) => other !== figure && !other.derived);
  const text = figure.formula;
  const pieces = [];
  let at = 0;
  for (const { start, end, figure: part } of findFigures(text, parts)) {
    const open = part.citation ? () => cite(part.citation) : null;
    const shown = text.slice(start, end);
    pieces.push(
      text.slice(at, start),
      open ? h("button", { type: "button", class: "link-button", onclick: open }, shown) : shown,
    );
    at = end;
  }
  return h("span", { class: "formula" }, pieces, text.slice(at));
}

/** Adds what only the row of the table knows: a second reading, a note. */
async function completeFromRow(figure, { citations, language }, line, lines) {
  if (figure.derived) return;
  const citation = citations.find((c) => c.number === figure.citation);
  if (!citation) return;
  const { rows } = await corpus
    .rowsOf(citation.document_id, figure.measure, figure.fiscal_year)
    .catch(() => ({ rows: [] })); // the card does without
  const row = rows.find(
    (r) =>
      r.amount === figure.amount &&
      r.citation.start < citation.end &&
      r.citation.end > citation.start,
  );
  if (!row || !lines.isConnected) return;
  speaking(language, () => {
    line("card.parent", row.parent);
    line("card.note", row.note);
    if (row.trust !== "extracted") line("card.reading", t(`card.${row.trust}`));
  });
}
