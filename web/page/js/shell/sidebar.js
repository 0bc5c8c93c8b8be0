/** The sidebar: the three views, the conversations of this browser, and preferences. */

import { conversations } from "../ask/conversations.js";
import * as corpus from "../core/corpus.js";
import { focused, h, icon, replace, targetOf } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, setLanguage, t } from "../core/i18n.js";
import { href, route } from "../core/router.js";
import { setTheme, theme } from "../core/settings.js";
import { kept } from "../keep/tray.js";
import { Drawer } from "./drawer.js";
import { historyList } from "./history.js";

/** @type {HTMLDialogElement} */
const panel = document.querySelector("dialog#sidebar");
const LINKS = [
  { path: [], icon: "plus", key: "nav.new" },
  { path: ["budget"], icon: "table", key: "nav.budget" },
  { path: ["documents"], icon: "files", key: "nav.documents" },
  { path: ["kept"], icon: "keep", key: "nav.kept" },
];
export const sidebar = new Drawer(panel, { always: true });
let search = "";

panel.addEventListener("click", (event) => targetOf(event).closest("a") && sidebar.close());

/** Draws the sidebar anew, keeping what is typed and where it is scrolled. */
export function drawSidebar() {
  const key = panel.contains(focused()) ? focused().dataset.key : null;
  const scrolled = panel.querySelector(".history-list")?.scrollTop ?? 0;
  replace(panel, h("div", { class: "sidebar-body" }, brand(), links(), past(), preferences()));
  panel.querySelector(".history-list").scrollTop = scrolled;
  if (key) panel.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

const brand = () =>
  h(
    "a",
    { class: "brand", href: href([]), dataset: { key: "brand" } },
    h("img", { src: "page/icon.svg", alt: "", width: 28, height: 28 }),
    t("app.name"),
  );

function links() {
  const here = route().path;
  const link = ({ path, icon: name, key }) =>
    h(
      "a",
      {
        class: "side-link",
        href: href(path),
        dataset: { key },
        "aria-current": (here[0] ?? "") === (path[0] ?? "") ? "page" : null,
      },
      icon(name),
      t(key),
      key === "nav.documents" && waiting(),
      key === "nav.kept" && collected(),
    );
  return h("nav", { class: "side-links", "aria-label": t("nav.views") }, LINKS.map(link));
}

/** How many readings wait for a person; nothing where none do, or nobody can say. */
function waiting() {
  const badge = h("span", { class: "side-count", hidden: true });
  corpus.documents().then(
    (documents) => {
      const n = documents.reduce((sum, { review }) => sum + review, 0);
      badge.hidden = !n;
      badge.textContent = count(n);
      badge.title = t("documents.review", { n: count(n) });
      badge.setAttribute("aria-label", badge.title);
    },
    () => {},
  );
  return badge;
}

/** How many figures and quotes are in the tray. */
function collected() {
  const n = kept().length;
  return n > 0 && h("span", { class: "side-count side-count-calm" }, count(n));
}

function past() {
  const list = h("div", { class: "history-list" });
  const fill = () => replace(list, historyList(conversations.list(search), search));
  const field = h("input", {
    class: "field",
    type: "search",
    placeholder: t("history.search"),
    "aria-label": t("history.search"),
    dataset: { key: "search" },
    value: search,
    oninput: () => {
      search = field.value;
      fill();
    },
  });
  fill();
  return h(
    "section",
    { class: "history", "aria-label": t("history.title") },
    h("h2", {}, t("history.title")),
    field,
    list,
    conversations.kept ? null : h("p", { class: "soft" }, t("history.not-kept")),
  );
}

function preferences() {
  const languages = [
    ["ja", "日本語"],
    ["en", "English"],
  ];
  const themes = ["system", "light", "dark"].map((name) => [name, t(`theme.${name}`)]);
  return h(
    "div",
    { class: "preferences" },
    segmented(t("language"), languages, language(), setLanguage),
    segmented(t("theme"), themes, theme(), (value) => (setTheme(value), drawSidebar())),
    h(
      "button",
      {
        type: "button",
        class: "text-button",
        dataset: { key: "help" },
        onclick: async () => (await import("./help.js")).openHelp(),
      },
      icon("help"),
      t("help.title"),
    ),
  );
}

function segmented(label, options, chosen, choose) {
  const button = ([value, text]) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(value === chosen),
        dataset: { key: `${label}-${value}`, value },
        lang: value === "ja" || value === "en" ? value : null,
        onclick: () => choose(value),
      },
      text,
    );
  return h("div", { class: "segmented", role: "group", "aria-label": label }, options.map(button));
}
