/** The tray as a view: what was kept, whether it still stands so, and how it is taken away. */

import { postJson } from "../core/api.js";
import { notice } from "../core/announce.js";
import { h, icon, iconButton, replace } from "../core/dom.js";
import { count, labelWithYear, money, place, printable } from "../core/format.js";
import { language, t } from "../core/i18n.js";
import { learnPlaces } from "../core/located.js";
import { programNames } from "../core/names.js";
import { stylesheet } from "../core/stylesheet.js";
import { sourceHref } from "../read/linked.js";
import { openSource } from "../read/reader.js";
import { confirmed } from "../shell/dialog.js";
import { keptMarkdown } from "./kept-as.js";
import { saveBlob, saveText } from "./save.js";
import { empty, kept, toggle } from "./tray.js";

const absolute = (item) => new URL(sourceHref(item), document.baseURI).href;

/** What the service is told of an item. */
const SENT = ["document_id", "start", "end", "quote", "program", "label", "fiscal_year", "amount"];
const SENT_TOO = ["currency", "display", "scope"];

const post = (format) =>
  postJson("api/kept", {
    items: kept().map((item) =>
      Object.fromEntries([...SENT, ...SENT_TOO].map((name) => [name, item[name] ?? null])),
    ),
    format,
    language: language(),
  });

/** @param {HTMLElement} root */
export function keptView(root) {
  const body = h("div", { class: "page-column tray" });
  replace(root, body);
  const styled = stylesheet("keep/tray", "ask/sources");
  Promise.all([programNames(), styled, learnPlaces(kept())]).then(([called]) =>
    draw(body, called),
  );
  return () => {};
}

/** @param {HTMLElement} body @param {(program: string) => string} called what programs are called */
function draw(body, called) {
  const items = kept();
  const list = h("ol", { class: "tray-list" });
  replace(
    body,
    h(
      "header",
      { class: "view-head" },
      h("div", {}, h("h1", {}, t("nav.kept")), h("p", { class: "soft" }, t("tray.lead"))),
      items.length > 0 && tools(body, called),
    ),
    items.length ? list : h("p", { class: "empty" }, t("tray.none")),
  );
  const states = items.map(() => h("span", { class: "tray-state" }));
  replace(
    list,
    items.map((item, at) => 
      entry(item, at, items, { called, state: states[at], redraw: () => draw(body, called) }),
    ),
  );
  if (items.length) tellStates(states);
}

function tools(body, called) {
  const save = async (run) => {
    try {
      await run();
    } catch (problem) {
      notice(problem.message);
    }
  };
  const button = (name, label, run, more = "") =>
    h("button", { type: "button", class: `button ${more}`, onclick: run }, icon(name), label);
  const clear = async () => {
    const sure = t("tray.sure", { n: count(kept().length) });
    if (!(await confirmed(t("tray.clear"), sure, t("tray.clear")))) return;
    empty();
    draw(body, called);
  };
  return h(
    "div",
    { class: "row-end" },
    button("table", t("tray.xlsx"), () =>
      save(async () => saveBlob(await (await post("xlsx")).blob(), `${t("nav.kept")}.xlsx`)),
    ),
    button("download", t("tray.markdown"), () =>
      saveText(keptMarkdown(kept(), absolute), `${t("nav.kept")}.md`, "text/markdown"),
    ),
    iconButton("trash", t("tray.clear"), clear),
  );
}

function entry(item, at, items, { called, state, redraw }) {
  const remove = () => {
    toggle([item]);
    redraw();
  };
  const open = () => openSource(items, at);
  return h(
    "li",
    { class: "tray-item" },
    h(
      "div",
      { class: "tray-body" },
      item.amount !== undefined && figure({ ...item, program: called(item.program) }),
      h("blockquote", { class: "tray-quote" }, printable(item.quote).replaceAll(/\s+/g, " ").trim()),
      h(
        "p",
        { class: "soft" },
        h(
          "button",
          { type: "button", class: "link-button", onclick: open },
          `${item.document_title} · ${place(item)}`,
        ),
        " ",
        state,
      ),
    ),
    iconButton("close", t("tray.remove"), remove),
  );
}

function figure({ program, label, measure, scope, fiscal_year: year, amount, currency, display, reviewed }) {
  const what = [labelWithYear({ label, measure, fiscal_year: year }), scope].filter(Boolean).join(" · ");
  return h(
    "p",
    { class: "tray-figure" },
    h("span", { class: "tray-name" }, program, h("span", { class: "soft" }, ` ${what}`)),
    h(
      "strong",
      { class: reviewed === false ? "amount amount-unreviewed" : "amount" },
      currency ? money(amount, currency) : display,
    ),
  );
}

/** Says of each whether its document still has it so; without the service nothing is said. */
async function tellStates(states) {
  const { items } = await post("json").then(
    (response) => response.json(),
    () => ({ items: [] }),
  );
  for (const [at, { proved }] of items.entries())
    replace(
      states[at],
      proved
        ? h("span", { class: "tag tag-good" }, t("tray.stands"))
        : h("span", { class: "tag tag-bad" }, t("tray.differs")),
    );
}
