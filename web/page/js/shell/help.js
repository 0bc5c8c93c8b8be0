/** The help sheet: what the marks mean, and every key. */

import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { singleKeys, write } from "../core/settings.js";
import { stylesheet } from "../core/stylesheet.js";
import { openDialog } from "./dialog.js";

export const KEYS = [
  ["Enter", "keys.send"],
  ["Shift + Enter", "keys.line"],
  ["/", "keys.compose"],
  ["n", "keys.new"],
  ["b", "keys.budget"],
  ["d", "keys.documents"],
  ["s", "keys.search"],
  ["?", "keys.help"],
  ["← →", "keys.step"],
  ["Esc", "keys.close"],
];

export async function openHelp() {
  await stylesheet("ask/turn", "ask/sources"); // what the marks look like, before they are explained
  if (document.querySelector("dialog.dialog[open]")) return;
  const box = h("input", {
    type: "checkbox",
    name: "single-keys",
    onchange: () => write("single-keys", box.checked ? null : "off"),
  });
  box.checked = singleKeys();
  openDialog(t("help.title"), [
    h("h3", {}, t("help.reading")),
    h(
      "ul",
      { class: "legend" },
      h("li", {}, h("span", { class: "marker marker-still" }, "1"), t("help.marker")),
      h(
        "li",
        {},
        h("span", { class: "figure figure-reviewed" }, t("help.sample")),
        t("help.reviewed"),
      ),
      h(
        "li",
        {},
        h("span", { class: "figure figure-unreviewed" }, t("help.sample")),
        t("help.unreviewed"),
      ),
      h(
        "li",
        {},
        h("span", { class: "figure figure-derived" }, t("help.sample")),
        t("help.derived"),
      ),
    ),
    h("h3", {}, t("help.keys")),
    h(
      "dl",
      { class: "keys" },
      KEYS.map(([key, text]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, t(text))]),
    ),
    h("label", { class: "choice" }, box, t("keys.single")),
    h("p", { class: "soft" }, t("help.privacy")),
  ]);
}
