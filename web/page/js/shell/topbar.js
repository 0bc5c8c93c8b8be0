/** The title of the window, and the bar over the view on small screens. */

import { conversations } from "../ask/conversations.js";
import { h, icon, iconButton, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { href, route } from "../core/router.js";
import { sidebar } from "./sidebar.js";

const bar = document.getElementById("topbar");

export function drawTopbar() {
  const { path } = route();
  const title =
    { budget: t("nav.budget"), documents: t("nav.documents"), kept: t("nav.kept") }[path[0]] ??
    (conversations.get(path[1])?.title || t("app.name"));
  document.title = title === t("app.name") ? title : `${title} · ${t("app.name")}`;
  replace(
    bar,
    iconButton("menu", t("nav.menu"), () => sidebar.show()),
    h("div", { class: "topbar-title" }, title),
    h(
      "a",
      { class: "icon-button", href: href([]), "aria-label": t("nav.new"), title: t("nav.new") },
      icon("plus"),
    ),
  );
}
