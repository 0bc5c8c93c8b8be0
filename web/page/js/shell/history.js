/** The list of conversations, with a menu for each. */

import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { href, route } from "../core/router.js";

/**
 * @param {import("../ask/conversations.js").Conversation[]} items
 * @param {string} search what they were searched for
 */
export function historyList(items, search) {
  if (!items.length)
    return h(
      "p",
      { class: "history-none soft" },
      t(search ? "history.none-found" : "history.none"),
    );
  const here = route().path;
  return h(
    "ul",
    {},
    items.map((item) => row(item, here[0] === "c" && here[1] === item.id)),
  );
}

function row(item, current) {
  const menu = async ({ currentTarget }) =>
    (await import("./history-menu.js")).openActions(currentTarget, item);
  return h(
    "li",
    { class: "history-row" },
    h(
      "a",
      {
        class: "side-link",
        href: href(["c", item.id]),
        title: item.title,
        "aria-current": current ? "page" : null,
        dataset: { key: item.id },
      },
      h("span", {}, item.title),
    ),
    iconButton("more", t("history.actions", { title: item.title }), menu, {
      "aria-haspopup": "menu",
      dataset: { key: `${item.id}-menu` },
    }),
  );
}
