/** Single keys for what is done often; never while somebody writes, and they can be turned off. */

import { targetOf } from "../core/dom.js";
import { go, href } from "../core/router.js";
import { singleKeys } from "../core/settings.js";
import { sidebar } from "./sidebar.js";

const ACTIONS = {
  "/": () => document.querySelector("ask-composer, .budget-search")?.focus(),
  n: () => go(href([])),
  b: () => go(href(["budget"])),
  d: () => go(href(["documents"])),
  s: () => {
    sidebar.show();
    document.querySelector('[data-key="search"]')?.focus();
  },
  "?": async () => (await import("./help.js")).openHelp(),
};

export function installKeys() {
  document.addEventListener("keydown", (event) => {
    const action = ACTIONS[event.key];
    if (!action || !singleKeys() || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (targetOf(event).closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog.dialog[open]")) return;
    event.preventDefault();
    action();
  });
}
