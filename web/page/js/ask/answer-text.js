/**
 * Turns the text of an answer into elements: paragraphs, lists, citation markers, and the figures
 * that stand in it. The text is only ever cut, never parsed as markup.
 */

import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { findFigures } from "./figure-spans.js";

const ITEM = /^\s*(?:[-*•・●○]\s*|\d+[.)]\s+)/;
const MARKER = /\[(\d{1,3})\]/g;

/**
 * @param {string} text
 * @param {{figures?: object[], citations?: object[]}} result figures and citations to link
 * @param {{cite: (number: number) => void, figure: (figure: object, anchor: HTMLElement) => void}} open
 * @returns {HTMLElement[]}
 */
export function answerText(text, result, open) {
  const spans = findFigures(text, result.figures ?? []);
  const numbers = new Set((result.citations ?? []).map((c) => c.number));
  const blocks = [];
  let list = null;
  for (const { line, start } of lines(text)) {
    const bullet = ITEM.exec(line)?.[0] ?? "";
    const content = inline(line, start, bullet.length, spans, numbers, open);
    if (bullet) {
      list ??= blocks[blocks.push(h("ul", { class: "answer-list" })) - 1];
      list.append(h("li", {}, content));
    } else {
      list = null;
      if (line.trim()) blocks.push(h("p", {}, content));
    }
  }
  return blocks;
}

function* lines(text) {
  let start = 0;
  for (const line of text.split("\n")) {
    yield { line, start };
    start += line.length + 1;
  }
}

function inline(line, base, from, spans, numbers, open) {
  const parts = [];
  const pieces = [...markers(line, numbers, open), ...figures(line, base, spans, open)];
  pieces.sort((a, b) => a.start - b.start);
  let at = from;
  for (const piece of pieces) {
    if (piece.start < at) continue;
    parts.push(line.slice(at, piece.start), piece.element());
    at = piece.end;
  }
  parts.push(line.slice(at));
  return parts;
}

function* markers(line, numbers, open) {
  for (const match of line.matchAll(MARKER)) {
    const number = Number(match[1]);
    if (!numbers.has(number)) continue;
    const element = () => marker(number, open.cite);
    yield { start: match.index, end: match.index + match[0].length, element };
  }
}

/** A marker that opens its source. @param {number} number @param {(number: number) => void} cite */
export function marker(number, cite) {
  return h(
    "button",
    {
      type: "button",
      class: "marker",
      dataset: { number },
      "aria-label": t("answer.source", { number }),
      onclick: () => cite(number),
    },
    String(number),
  );
}

function* figures(line, base, spans, open) {
  for (const { start, end, figure } of spans) {
    if (start < base || end > base + line.length) continue;
    const text = line.slice(start - base, end - base);
    const element = () => figureButton(text, figure, open.figure);
    yield { start: start - base, end: end - base, element };
  }
}

const moved = ({ movementX: x, movementY: y }) => x !== 0 || y !== 0;

function figureButton(text, figure, show) {
  const kind = figure.derived ? "derived" : figure.reviewed ? "reviewed" : "unreviewed";
  const button = h(
    "button",
    {
      type: "button",
      class: `figure figure-${kind}`,
      "aria-haspopup": "dialog",
      "aria-label": kind === "unreviewed" ? `${text} (${t("trust.unreviewed")})` : null,
      onclick: () => show(figure, button),
      // A page that scrolls below a resting mouse enters without moving: nobody has pointed then.
      onpointermove: (event) =>
        event.pointerType === "mouse" && moved(event) && show(figure, button, { hover: true }),
    },
    text,
  );
  return button;
}
