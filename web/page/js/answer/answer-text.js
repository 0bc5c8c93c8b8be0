/**
 * Turns the text of an answer into elements: paragraphs, lists, tables, citation markers, and the
 * figures that stand in it. The text is only ever cut, never parsed as markup.
 */

import { h } from "../core/dom.js";
import { amountAndRemark } from "../core/format.js";
import { t } from "../core/i18n.js";
import { findFigures } from "./figure-spans.js";
import { numericColumns, tableAt } from "./markdown-table.js";
import { quotedIn } from "./quoted.js";
import { Quotes } from "./quotes.js";

const ITEM = /^\s*(?:[-*•・●○]\s*|\d+[.)]\s+)/;
const MARKER = /\[(\d{1,3})\]/g;

/**
 * @typedef {object} Opens what opens the things that an answer names
 * @property {(number: number) => void} cite
 * @property {(figure: object, anchor: HTMLElement, how?: {hover: boolean}) => void} figure
 * @property {(places: object[], at: number) => void} [places] quotes of the document
 */

/**
 * @param {string} text
 * @param {{figures?: object[], citations?: object[]}} result figures and citations to link
 * @param {Opens} open
 * @returns {HTMLElement[]}
 */
export function answerText(text, result, open) {
  const spans = findFigures(text, result.figures ?? []);
  const citations = result.citations ?? [];
  const numbers = new Set(citations.map((c) => c.number));
  const inline = (piece, from = 0) => withLinks(piece, from, spans, numbers, open);
  const quotes = new Quotes(text, inline, open, result);
  const all = [...lines(text)];
  const blocks = [];
  for (let at = 0; at < all.length; at += 1) {
    const table = tableAt(all, at);
    if (table) blocks.push(tableElement(table, inline));
    else addLine(blocks, all[at], { inline, quotes, citations });
    if (table) at = table.next - 1;
  }
  return blocks;
}

/**
 * The numbers of the citations that a text quotes, and so shows with their places.
 * @param {string} text @param {object[]} citations
 * @returns {Set<number>}
 */
export function quotedNumbers(text, citations) {
  const quoted = [...lines(text)].map((line) => quotedIn(withoutBullet(line).rest, citations));
  return new Set(quoted.flatMap((one) => one?.numbers ?? []));
}

/** A line as a quote, an item of a list or a paragraph, in the last block where that goes on. */
function addLine(blocks, { line, start }, { inline, quotes, citations }) {
  const { bullet, rest } = withoutBullet({ line, start });
  const quoted = quotedIn(rest, citations);
  const last = blocks.at(-1);
  if (quoted) {
    const block = quotes.add(quoted, last);
    if (block !== last) blocks.push(block);
  } else if (bullet) {
    const list = last?.matches("ul") ? last : blocks[blocks.push(h("ul", { class: "answer-list" })) - 1];
    list.append(h("li", {}, inline({ text: line, start }, bullet.length)));
  } else if (line.trim()) blocks.push(h("p", {}, inline({ text: line, start })));
}

function withoutBullet({ line, start }) {
  const bullet = ITEM.exec(line)?.[0] ?? "";
  return { bullet, rest: { line: line.slice(bullet.length), start: start + bullet.length } };
}

function* lines(text) {
  let start = 0;
  for (const line of text.split("\n")) {
    yield { line, start };
    start += line.length + 1;
  }
}

/** @param {import("./markdown-table.js").Table} table */
function tableElement(table, inline) {
  const numeric = numericColumns(table).map((yes) => (yes ? "numeric" : null));
  const cells = (row, name, more = {}) =>
    row.map((piece, i) =>
      h(name, { class: numeric[i], "data-label": table.heads[i].text, ...more }, inline(piece)),
    );
  const cards = table.heads.length > 2 ? " answer-cards" : "";
  return h(
    "div",
    { class: "table-scroll", tabindex: 0, role: "group", "aria-label": t("answer.table") },
    h(
      "table",
      { class: `data answer-table${cards}` },
      h("thead", {}, h("tr", {}, cells(table.heads, "th", { scope: "col" }))),
      h("tbody", {}, table.rows.map((row) => h("tr", {}, cells(row, "td")))),
    ),
  );
}

function withLinks({ text, start: base }, from, spans, numbers, open) {
  const parts = [];
  const pieces = [...markers(text, numbers, open), ...figures(text, base, spans, open)];
  pieces.sort((a, b) => a.start - b.start);
  let at = from;
  for (const piece of pieces) {
    if (piece.start < at) continue;
    parts.push(plain(text.slice(at, piece.start)));
    const element = piece.element();
    if (element.matches(".marker")) bind(parts, element);
    else parts.push(...behindBracket(parts, element));
    at = piece.end;
  }
  parts.push(plain(text.slice(at)));
  for (const part of parts) if (typeof part !== "string") unfoldFew(part);
  return parts;
}

/** A few markers take no more room than what unfolds them. @param {HTMLElement} part */
function unfoldFew(part) {
  const unfolds = part.querySelector(".markers-unfold");
  if (unfolds instanceof HTMLElement && part.childElementCount <= 1 + FEW_MORE) unfolds.click();
}

/** As many markers stand on one line with what they follow; the others of them are folded. */
const MOST_BOUND = 4;
const FEW_MORE = 2;

/** Puts a marker behind what it belongs to, so that it never begins a line alone. */
function bind(parts, element) {
  while (parts.at(-1) === "") parts.pop();
  const before = parts.pop();
  if (before?.matches?.(".unbroken, .markers-more")) {
    parts.push(before);
    if (before.matches(".markers-more")) before.append(element);
    else if (before.querySelectorAll(".marker").length < MOST_BOUND) before.append(element);
    else parts.push(h("span", { class: "markers-more" }, unfold(), element));
    return;
  }
  const [, rest, last] = typeof before === "string" ? /^(.*?)(\S?\s*)$/su.exec(before) : ["", "", before];
  parts.push(rest, h("span", { class: "unbroken" }, last, element));
}

/** A figure with the bracket that opens before it, which ends no line alone. */
function behindBracket(parts, element) {
  const before = parts.at(-1);
  if (typeof before !== "string" || !/[（(「“]$/.test(before)) return [element];
  parts[parts.length - 1] = before.slice(0, -1);
  return [h("span", { class: "unbroken" }, before.slice(-1), element)];
}

/** A bar that a table's cell holds is written with a backslash. */
const plain = (text) => text.replaceAll("\\|", "|");

/** Shows the markers behind it. */
function unfold() {
  const button = h(
    "button",
    {
      type: "button",
      class: "marker markers-unfold",
      "aria-label": t("answer.more-markers"),
      onclick: () => {
        button.parentElement.classList.add("markers-all");
        button.remove();
      },
    },
    "…",
  );
  return button;
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

/**
 * A figure that opens its card; it looks as far as it is trusted.
 * @param {string} text
 * @param {object} figure of the contract
 * @param {(figure: object, anchor: HTMLElement, how?: {hover: boolean}) => void} show
 */
export function figureButton(text, figure, show) {
  const { amount, remark } = amountAndRemark(text);
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
    amount,
    remark && h("span", { class: "figure-remark" }, remark),
  );
  return button;
}
