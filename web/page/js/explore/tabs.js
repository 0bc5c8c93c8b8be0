/** The views of the budget: rows, the tree of programs, changes from the year before. */

import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

const TABS = { "": "budget.rows", tree: "budget.tree", changes: "budget.changes" };

/** @param {string} chosen @param {(name: string) => void} choose @returns {HTMLElement[]} */
export const tabButtons = (chosen, choose) =>
  Object.entries(TABS).map(([name, label]) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String((chosen in TABS ? chosen : "") === name),
        onclick: () => choose(name),
      },
      t(label),
    ),
  );
