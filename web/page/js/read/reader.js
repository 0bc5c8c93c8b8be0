/** The source beside the answer: the document's own text, at the cited characters. */

import { announce } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { focused, h, icon, iconButton, replace } from "../core/dom.js";
import { place, printable } from "../core/format.js";
import { t } from "../core/i18n.js";
import { stylesheet } from "../core/stylesheet.js";
import { Drawer } from "../shell/drawer.js";
import { read, write } from "../core/settings.js";
import { originalLink } from "./original.js";
import { showPage } from "./printed-page.js";
import { DocumentText } from "./text.js";

await stylesheet("read/reader", "ask/sources");

/** Setting: which look of a source a person prefers. */
const LOOK = "reader-look";
/** @type {HTMLDialogElement} */
const panel = document.querySelector("dialog#reader");
const drawer = new Drawer(panel);
let shown = { citations: [], at: 0 };

panel.addEventListener("keydown", onKey);
document.addEventListener("language", () => panel.open && draw());

/**
 * Opens the source of a citation; the others can be reached from there.
 * @param {object[]} citations citations of the contract
 * @param {number} number the `number` of the one to show
 */
export function openCitation(citations, number) {
  openSource(
    citations,
    citations.findIndex((citation) => citation.number === number),
  );
}

/** @param {object[]} citations @param {number} at which of them */
export function openSource(citations, at) {
  if (at < 0) return;
  shown = { citations, at };
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
  const body = h("div", {
    class: "reader-text",
    tabindex: 0,
    role: "group",
    "aria-label": t("reader.text"),
  });
  const tabs = h("div", { class: "reader-tabs", hidden: true });
  replace(panel, h("div", { class: "reader-body" }, head(citation), steps(), tabs, body));
  show(citation, body, tabs);
  mark();
}

/** A choice between the page as it looks and its text, where the document has such pages. */
function offerTabs(tabs, chosen) {
  const tab = (name) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(name === chosen),
        onclick: () => {
          write(LOOK, name);
          draw();
          panel.querySelector('.reader-tabs [aria-pressed="true"]')?.focus();
        },
      },
      t(`reader.look-${name}`),
    );
  const label = { class: "segmented", role: "group", "aria-label": t("reader.look") };
  replace(tabs, h("div", label, tab("page"), tab("text")));
  tabs.hidden = false;
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
      h("p", { class: "soft" }, place(citation)),
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

async function show(citation, body, tabs) {
  replace(body, h("p", { class: "soft" }, t("loading")));
  try {
    const [document, record] = await Promise.all([
      corpus.documentText(citation.document_id),
      corpus.documentOf(citation.document_id),
    ]);
    if (!body.isConnected) return;
    const printed = record?.media_type === "application/pdf" && citation.page;
    const look = printed && read(LOOK) !== "text" ? "page" : "text";
    if (printed) offerTabs(tabs, look);
    if (look === "page") await showPage(body, citation);
    else new DocumentText(body, document, citation);
    if (record?.source) body.append(h("p", { class: "soft reader-source" }, record.source));
    announce(t("reader.opened", { title: citation.document_title, place: place(citation) }));
  } catch (problem) {
    replace(
      body,
      h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)),
      h("blockquote", { class: "reader-quote" }, printable(citation.quote)),
    );
  }
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
  const turn = turns.find((element) => element.citations === citations);
  for (const marker of turn?.querySelectorAll(`[data-number="${number}"]`) ?? [])
    marker.classList.add("marker-open");
}

panel.addEventListener("close", () => {
  for (const old of document.querySelectorAll(".marker-open")) old.classList.remove("marker-open");
});
