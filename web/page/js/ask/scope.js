/** Which documents a question is kept to: a box to tick for each. */

import { h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { stylesheet } from "../core/stylesheet.js";
import { place } from "../shell/menu.js";
import { tickList } from "../shell/ticks.js";

await stylesheet("shell/ticks");

/**
 * @param {HTMLElement} anchor
 * @param {{id: string, title: string, publisher?: string | null}[]} documents
 * @param {string[]} chosen ids; none: all documents
 * @param {(ids: string[]) => void} changed told of every tick
 */
export function openScope(anchor, documents, chosen, changed) {
  const ticked = new Set(chosen);
  const panel = h("div", {
    class: "facet-panel",
    popover: "auto",
    role: "dialog",
    "aria-label": t("composer.scope"),
  });
  const list = h("div");
  const fill = () =>
    tickList(
      list,
      documents.map(({ id, title }) => ({ value: id, label: title, count: null })),
      ticked,
      (id, on) => {
        if (on) ticked.add(id);
        else ticked.delete(id);
        changed([...ticked]);
      },
    );
  const all = () => {
    ticked.clear();
    changed([]);
    fill();
  };
  fill();
  panel.append(
    h("button", { type: "button", class: "text-button", onclick: all }, icon("files"), t("composer.all")),
    list,
  );
  panel.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    if (panel.contains(document.activeElement) || document.activeElement === document.body)
      anchor.focus();
    panel.remove();
  });
  anchor.after(panel);
  panel.showPopover();
  place(panel, anchor);
  panel.querySelector("input")?.focus();
}
