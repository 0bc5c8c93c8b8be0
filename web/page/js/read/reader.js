/** The source beside the answer: the page, the table or the text, at the cited characters. */

import { announce } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { focused, h, icon, iconButton, replace } from "../core/dom.js";
import { place, placeInTable, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { learnPlaces } from "../core/located.js";
import { stylesheet } from "../core/stylesheet.js";
import { Drawer } from "../shell/drawer.js";
import { read, write } from "../core/settings.js";
import { amountsIn } from "./amounts.js";
import { showGrid } from "./grid.js";
import { originalLink } from "./original.js";
import { showOutline } from "./outline.js";
import { showPage } from "./printed-page.js";
import { edgeOf } from "./resize.js";
import { DocumentText } from "./text.js";
import { Tools } from "./tools.js";

await stylesheet("read/reader", "read/looks", "ask/sources");

/** Setting: "text" where a person prefers it to the page or the table as it looks. */
const LOOK = "reader-look";
/** @type {HTMLDialogElement} */
const panel = document.querySelector("dialog#reader");
const drawer = new Drawer(panel);
/** @type {{citations: object[], at: number, figures: object[]}} */
let shown = { citations: [], at: 0, figures: [] };

panel.addEventListener("keydown", onKey);
document.addEventListener("language", () => panel.open && draw());

/**
 * Opens the source of a citation; the others can be reached from there.
 * @param {object[]} citations citations of the contract
 * @param {number} number the `number` of the one to show
 * @param {object[]} [figures] of the answer, whose amounts are marked in it
 */
export function openCitation(citations, number, figures) {
  openSource(
    citations,
    citations.findIndex((citation) => citation.number === number),
    figures,
  );
}

/** @param {object[]} citations @param {number} at which of them @param {object[]} [figures] */
export function openSource(citations, at, figures = []) {
  if (at < 0) return;
  shown = { citations, at, figures };
  drawer.show();
  panel.dispatchEvent(new Event("open"));
  draw();
  panel.querySelector(".reader-text")?.focus({ preventScroll: true });
}

export const closeReader = () => panel.open && drawer.close();

function onKey(event) {
  if (
    event.target.closest("input, textarea, select") ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return;
  if (event.key === "Escape" && !drawer.modal) drawer.close();
  if (event.key === "ArrowRight" || event.key === "]") step(1);
  if (event.key === "ArrowLeft" || event.key === "[") step(-1);
}

function step(by) {
  const at = shown.at + by;
  if (at < 0 || at >= shown.citations.length) return;
  const pressed = focused()?.dataset.step;
  shown = { ...shown, at };
  draw();
  const again = pressed && panel.querySelector(`[data-step="${pressed}"]:not(:disabled)`);
  (again || panel.querySelector(".reader-text"))?.focus({ preventScroll: true });
}

function draw() {
  const citation = shown.citations[shown.at];
  const tabs = h("div", { class: "reader-tabs", hidden: true });
  const tools = h("div", { class: "reader-tools-place" });
  const body = h("div", {
    class: "reader-text",
    tabindex: 0,
    role: "group",
    "aria-label": t("reader.text"),
  });
  replace(
    panel,
    edgeOf(panel),
    h("div", { class: "reader-body" }, head(citation), steps(), tools, tabs, body),
  );
  show(citation, { tabs, tools, body });
  mark();
}

/** A choice between how the place looks in the document and its text. */
function offerTabs(tabs, looks, chosen, again) {
  const tab = (name) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(name === chosen),
        onclick: () => {
          write(LOOK, name);
          again();
          tabs.querySelector('[aria-pressed="true"]')?.focus();
        },
      },
      t(`reader.look-${name}`),
    );
  const label = { class: "segmented", role: "group", "aria-label": t("reader.look") };
  replace(tabs, h("div", label, looks.map(tab)));
  tabs.hidden = looks.length < 2;
}

function head(citation) {
  const link = h("span");
  originalLink(citation).then(
    (found) => found && link.replaceWith(found),
    () => link.remove(),
  );
  return h(
    "header",
    { class: "reader-head" },
    h(
      "div",
      { class: "reader-title" },
      h("h2", {}, citation.document_title),
      h("p", { class: "soft reader-place" }, place(citation)),
      link,
    ),
    iconButton("close", t("close"), () => drawer.close()),
  );
}

function steps() {
  const { at, citations } = shown;
  const total = citations.length;
  if (total < 2) return null;
  const { number } = citations[at];
  return h(
    "div",
    { class: "reader-steps" },
    iconButton("previous", t("reader.previous"), () => step(-1), {
      disabled: at === 0,
      dataset: { step: "back" },
    }),
    h(
      "span",
      { class: "soft" },
      number && h("b", { class: "marker marker-still" }, String(number)),
      ` ${at + 1} / ${total}`,
    ),
    iconButton("next", t("reader.next"), () => step(1), {
      disabled: at === total - 1,
      dataset: { step: "on" },
    }),
  );
}

/** @param {object} citation @param {Record<"tabs" | "tools" | "body", HTMLElement>} parts */
async function show(citation, { tabs, tools, body }) {
  replace(body, h("p", { class: "soft" }, t("loading")));
  try {
    const [document, record] = await Promise.all([
      corpus.documentText(citation.document_id),
      corpus.documentOf(citation.document_id),
    ]);
    if (!body.isConnected) return;
    const open = (place) =>
      showPlace(place, { document, record, tabs, body }).catch((problem) =>
        trouble(body, citation, problem),
      );
    if (await learnPlaces([citation])) tellPlace(citation, place(citation));
    if (!body.isConnected) return;
    replace(tools, new Tools(document, citation, open).element());
    await open(citation);
    announce(t("reader.opened", { title: citation.document_title, place: place(citation) }));
  } catch (problem) {
    trouble(body, citation, problem);
  }
}

/** Shows a place in the look that is preferred, of those that it has. */
async function showPlace(place, { document, record, tabs, body }) {
  const looks = looksOf(place, document, record);
  const look = read(LOOK) === "text" ? "text" : looks[0];
  offerTabs(tabs, looks, look, () => showPlace(place, { document, record, tabs, body }));
  body.classList.toggle("reader-grid", look === "grid");
  const amounts = amountsIn(place, shown.figures);
  if (look === "page") await showPage(body, place, { tools: tabs, amounts });
  else if (look === "outline") await showOutline(body, place, asMade(record));
  else if (look === "grid") tellRow(place, await showGrid(body, place, amounts));
  else new DocumentText(body, document, place);
  if (record?.source) body.append(h("p", { class: "soft reader-source" }, record.source));
}

/** Says where a cited cell stands as its table numbers its rows, not its text its lines. */
function tellRow(cited, row) {
  if (row) tellPlace(cited, placeInTable(cited, row));
}

function tellPlace(cited, words) {
  const where = panel.querySelector(".reader-place");
  if (where && cited === shown.citations[shown.at]) where.textContent = words;
}

/** What has titles, paragraphs and tables, but no page that could be drawn. */
const MADE = /wordprocessingml|presentationml|^text\/html$/;

/** A page of a PDF, a document as it is made, a table of any other, and always the text. */
function looksOf({ page, start }, { tables }, record) {
  const inside = tables.some((table) => start >= table.start && start < table.end);
  const type = record?.media_type ?? "";
  const first = type === "application/pdf" && page ? "page" : MADE.test(type) ? "outline" : inside && "grid";
  return [first, "text"].filter(Boolean);
}

const asMade = ({ media_type: type, language }) => ({
  slides: type.includes("presentationml"),
  language,
});

function trouble(body, citation, problem) {
  replace(
    body,
    h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)),
    h("blockquote", { class: "reader-quote" }, printable(citation.quote)),
  );
}

/** Marks the marker whose source is open. */
function mark() {
  const { citations, at } = shown;
  for (const old of document.querySelectorAll(".marker-open")) old.classList.remove("marker-open");
  const number = citations[at].number;
  if (number === undefined) return;
  /** @type {NodeListOf<import("../ask/turn.js").ChatTurn>} */
  const found = document.querySelectorAll("chat-turn");
  const turns = [...found];
  const turn = turns.find((element) => element.hasCited(citations));
  for (const marker of turn?.querySelectorAll(`[data-number="${number}"]`) ?? [])
    marker.classList.add("marker-open");
}

panel.addEventListener("close", () => {
  for (const old of document.querySelectorAll(".marker-open")) old.classList.remove("marker-open");
});
