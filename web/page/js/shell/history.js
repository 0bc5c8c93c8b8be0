/** The list of conversations, with a menu for each: rename, export, delete. */

import { conversations } from "../ask/conversations.js";
import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { go, href, route } from "../core/router.js";
import { confirmed, openDialog } from "./dialog.js";
import { openMenu } from "./menu.js";

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
  const menu = (event) => openMenu(event.currentTarget, actions(item));
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

function actions(item) {
  const save = async (kind) =>
    (await import("../keep/conversation-as.js")).saveConversation(item, kind);
  return [
    { icon: "edit", label: t("history.rename"), run: () => rename(item) },
    { icon: "download", label: t("export.markdown"), run: () => save("markdown") },
    { icon: "download", label: t("export.receipt"), run: () => save("receipt") },
    { icon: "print", label: t("export.print"), run: () => print(item) },
    { icon: "trash", label: t("history.delete"), danger: true, run: () => remove(item) },
  ];
}

function rename(item) {
  const field = h("input", {
    class: "field",
    name: "title",
    maxlength: 120,
    "aria-label": t("history.name"),
  });
  field.value = item.title;
  const dialog = openDialog(
    t("history.rename"),
    [field],
    [{ label: t("cancel") }, { label: t("history.keep"), main: true, value: "keep" }],
  );
  field.select();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "keep") conversations.rename(item, field.value);
  });
}

async function remove(item) {
  if (
    !(await confirmed(
      t("history.delete"),
      t("history.sure", { title: item.title }),
      t("history.delete"),
    ))
  )
    return;
  await conversations.delete(item.id);
  if (route().path[1] === item.id) go(href([]));
}

/** Printing prints the view, so the conversation is opened first. */
function print(item) {
  const here = route().path[1] === item.id;
  if (!here) go(href(["c", item.id]));
  setTimeout(() => window.print(), here ? 0 : 400);
}
