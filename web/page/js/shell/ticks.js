/** A button that opens a list of values with a box to tick each, such as a facet of a table. */

import { h, icon, replace } from "../core/dom.js";
import { count } from "../core/format.js";
import { t } from "../core/i18n.js";
import { place } from "./menu.js";

// From here on a list is searched, not read.
const MANY = 12;
const MOST_SHOWN = 200;

/**
 * A button with a panel of boxes.
 * @param {{name: string, label: string, badge?: number, fill: (panel: HTMLElement) => void}} facet
 *   `fill` writes what stands in the panel when it opens
 */
export function panelButton({ name, label, badge = 0, fill }) {
  const panel = h("div", {
    class: "facet-panel",
    popover: "auto",
    id: `facet-${name}`,
    role: "group",
    "aria-label": label,
  });
  const button = h(
    "button",
    {
      type: "button",
      class: `button facet${badge ? " facet-on" : ""}`,
      popovertarget: panel.id,
      "aria-expanded": "false",
      dataset: { facet: name },
    },
    label,
    badge > 0 && h("span", { class: "facet-badge" }, count(badge)),
    icon("down-small"),
  );
  panel.addEventListener("toggle", ({ newState }) => {
    const open = newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    fill(panel);
    place(panel, button);
    panel.querySelector("input")?.focus();
  });
  return h("div", { class: "facet-place" }, button, panel);
}

/**
 * @param {HTMLElement} panel
 * @param {{value: string, label: string, count: number | null}[]} entries
 * @param {Set<string>} ticked
 * @param {(value: string, on: boolean) => void} tick
 */
export function tickList(panel, entries, ticked, tick) {
  const list = h("ul", { class: "facet-list" });
  const draw = (words = "") => {
    const wanted = words.normalize("NFKC").toLowerCase();
    const fits = entries.filter(({ label }) =>
      label.normalize("NFKC").toLowerCase().includes(wanted),
    );
    replace(
      list,
      fits.slice(0, MOST_SHOWN).map((entry) => line(entry, ticked, tick)),
    );
  };
  draw();
  const search =
    entries.length > MANY &&
    h("input", {
      type: "search",
      class: "field",
      "aria-label": t("facet.search"),
      placeholder: t("facet.search"),
      oninput: (event) => draw(event.target.value),
    });
  replace(panel, search, list);
}

function line({ value, label, count: rows }, ticked, tick) {
  const box = h("input", {
    type: "checkbox",
    checked: ticked.has(value),
    onchange: () => tick(value, box.checked),
  });
  return h(
    "li",
    {},
    h(
      "label",
      { class: rows === 0 ? "facet-line facet-none" : "facet-line" },
      box,
      h("span", { class: "facet-name" }, label),
      rows !== null && h("span", { class: "facet-count" }, count(rows)),
    ),
  );
}
