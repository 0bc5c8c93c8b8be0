/** What can be done with a conversation: rename, export, print, delete. */

import { conversations } from "../ask/conversations.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { go, href, route } from "../core/router.js";
import { confirmed, openDialog } from "./dialog.js";
import { openMenu } from "./menu.js";

// Time for the conversation to be drawn before the print dialog freezes the page.
const DRAWN_AFTER_MS = 400;

/** @param {HTMLElement} anchor @param {import("../ask/conversations.js").Conversation} item */
export const openActions = (anchor, item) => openMenu(anchor, actions(item));

/** @returns {import("./menu.js").Item[]} */
function actions(item) {
  const save = async (kind) =>
    (await import("../keep/conversation-as.js")).saveConversation(item, kind);
  return [
    { icon: "edit", label: t("history.rename"), run: () => rename(item) },
    { icon: "download", label: t("export.markdown"), run: () => save("markdown") },
    { icon: "download", label: t("export.receipt"), run: () => save("receipt") },
    {
      icon: "link",
      label: t("copy.snapshot-all"),
      run: async () => (await import("../keep/snapshot-link.js")).copySnapshot(item),
    },
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
  const label = t("history.delete");
  if (!(await confirmed(label, t("history.sure", { title: item.title }), label))) return;
  await conversations.delete(item.id);
  if (route().path[1] === item.id) go(href([]));
}

/** Printing prints the view, so the conversation is opened first. */
function print(item) {
  const here = route().path[1] === item.id;
  if (!here) go(href(["c", item.id]));
  setTimeout(() => window.print(), here ? 0 : DRAWN_AFTER_MS);
}
