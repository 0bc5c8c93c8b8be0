/** The line of facets over the budget table, and the values that are chosen as chips. */

import { focused, h, icon, replace } from "../core/dom.js";
import { fiscalYear, measureName } from "../core/format.js";
import { t } from "../core/i18n.js";
import { countsOf, FACETS } from "./facets.js";
import { panelButton, tickList } from "../shell/ticks.js";

/** What a value of a facet is called. @type {Record<string, (entry: {value: string, row: object}) => string>} */
const NAMES = {
  program: ({ row }) => row.program,
  fiscal_year: ({ value }) => fiscalYear(Number(value)),
  measure: ({ value }) => measureName(value),
  document: ({ row }) => row.citation.document_title,
  office: ({ value }) => value,
  trust: ({ value }) => t(`trust.${value}`),
};

export class Filters {
  #rows;
  #chosen;
  #changed;
  #line = h("div", { class: "facets" });
  #chips = h("div", { class: "chips facet-chips" });

  /**
   * @param {object[]} rows all rows
   * @param {import("./facets.js").Chosen} chosen is changed in place
   * @param {() => void} changed
   */
  constructor(rows, chosen, changed) {
    this.#rows = rows;
    this.#chosen = chosen;
    this.#changed = changed;
  }

  /** The form; `more` stands behind the facets. @param {...HTMLElement} more */
  element(...more) {
    const search = h("input", {
      class: "field budget-search",
      type: "search",
      name: "q",
      value: this.#chosen.q,
      placeholder: t("budget.search"),
      "aria-label": t("budget.search"),
      oninput: () => {
        this.#chosen.q = search.value;
        this.#changed();
      },
    });
    this.draw();
    return h(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      h("div", { class: "filter-search" }, icon("search"), search),
      h("div", { class: "facet-row" }, this.#line, h("div", { class: "facets" }, more)),
      this.#chips,
    );
  }

  /** Draws what is chosen; an open panel stays as it is. */
  draw() {
    if (!this.#line.querySelector(":popover-open")) this.#drawLine();
    this.#drawChips();
  }

  #drawLine() {
    const offered = FACETS.filter(
      (name) =>
        this.#chosen[name].length || countsOf(this.#rows, { q: "" }, name).length > 1,
    );
    replace(
      this.#line,
      offered.map((name) =>
        panelButton({
          name,
          label: t(`facet.${name}`),
          badge: this.#chosen[name].length,
          fill: (panel) => this.#fill(panel, name),
        }),
      ),
    );
    for (const panel of this.#line.querySelectorAll(".facet-panel"))
      panel.addEventListener("toggle", ({ newState }) => newState === "closed" && this.#closed());
  }

  /** The buttons show what was ticked; the one that was used keeps the focus. */
  #closed() {
    const { facet } = focused()?.dataset ?? {};
    this.#drawLine();
    if (facet) this.#line.querySelector(`[data-facet="${facet}"]`)?.focus();
  }

  #fill(panel, name) {
    const entries = countsOf(this.#rows, this.#chosen, name).map((entry) => ({
      value: entry.value,
      count: entry.count,
      label: NAMES[name](entry),
    }));
    tickList(panel, entries, new Set(this.#chosen[name]), (value, on) =>
      this.#tick(name, value, on),
    );
  }

  #tick(name, value, on) {
    const rest = this.#chosen[name].filter((other) => other !== value);
    this.#chosen[name] = on ? [...rest, value] : rest;
    this.#changed();
  }

  #drawChips() {
    const all = FACETS.flatMap((name) => {
      const known = new Map(countsOf(this.#rows, { q: "" }, name).map((e) => [e.value, e]));
      return this.#chosen[name].map((value) => {
        const entry = known.get(value);
        const label = entry ? NAMES[name](entry) : value;
        const remove = () => {
          this.#tick(name, value, false);
          this.draw();
        };
        return h(
          "button",
          { type: "button", class: "chip", "aria-label": t("facet.remove", { label }), onclick: remove },
          label,
          icon("close"),
        );
      });
    });
    replace(this.#chips, all);
    this.#chips.hidden = !all.length;
  }
}
