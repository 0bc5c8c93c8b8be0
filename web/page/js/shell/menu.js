/** A small menu by a button, moved through by arrow keys as menus are. */

import { h, icon } from "../core/dom.js";

/** @typedef {{icon: keyof typeof import("../core/dom.js").SHAPES, label: string, run: () => unknown, danger?: boolean}} Item */

/**
 * @param {HTMLElement} anchor
 * @param {Item[]} items
 */
export function openMenu(anchor, items) {
  const menu = h("div", { class: "menu", role: "menu", popover: "auto" });
  for (const item of items) menu.append(row(item, menu));
  menu.addEventListener("keydown", (event) => move(menu, event));
  menu.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body)
      anchor.focus();
    menu.remove();
  });
  (anchor.closest("dialog") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, anchor);
  menu.querySelector("button").focus();
}

/** @param {Item} item @param {HTMLElement} menu */
function row({ icon: name, label, run, danger }, menu) {
  const choose = () => {
    menu.hidePopover();
    run();
  };
  return h(
    "button",
    { type: "button", role: "menuitem", class: danger ? "danger" : null, onclick: choose },
    icon(name),
    label,
  );
}

function move(menu, event) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length).focus();
}

const GAP_PX = 4;

/** Puts a box below (or above) its anchor and within the window. */
export function place(box, anchor) {
  const from = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const below = from.bottom + GAP_PX + size.height <= innerHeight;
  const top = below ? from.bottom + GAP_PX : from.top - GAP_PX - size.height;
  const left = Math.min(from.left, innerWidth - size.width - 2 * GAP_PX);
  box.style.top = `${Math.max(GAP_PX, top)}px`;
  box.style.left = `${Math.max(2 * GAP_PX, left)}px`;
}
