/** The selection as something to take away: a link, JSON, CSV, or a workbook with its sources. */

import { copyText } from "../ask/actions.js";
import { address, call } from "../core/api.js";
import { notice } from "../core/announce.js";
import { h, icon } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { saveBlob } from "../keep/save.js";
import { openMenu } from "../shell/menu.js";
import { asPairs } from "./facets.js";

const MOST_ROWS = "100000";
// What the service sorts by, for each column of the table that it can sort by.
const SORTS = { program: "program", amount: "amount", year: "fiscal_year", trust: "trust" };

/** @param {() => import("./facets.js").Chosen & {sort?: string}} chosen what is selected now */
export function saveButton(chosen) {
  const save = async (format) => {
    try {
      saveBlob(await (await call(path(chosen(), format))).blob(), `budget.${format}`);
    } catch (problem) {
      notice(problem.message);
    }
  };
  const menu = (event) =>
    openMenu(event.currentTarget, [
      { icon: "table", label: t("budget.xlsx"), run: () => save("xlsx") },
      { icon: "download", label: t("budget.csv"), run: () => save("csv") },
      { icon: "download", label: t("budget.json"), run: () => save("json") },
      { icon: "link", label: t("budget.link"), run: () => copyText(location.href) },
      {
        icon: "link",
        label: t("budget.api-link"),
        run: () => copyText(address(path(chosen(), "json"))),
      },
    ]);
  return h(
    "button",
    { type: "button", class: "button", "aria-haspopup": "menu", onclick: menu },
    icon("download"),
    t("budget.save"),
  );
}

/** The call that gives the same rows. */
function path(chosen, format) {
  const sort = chosen.sort?.replace(/^-/, "");
  const order = SORTS[sort] && [["sort", `${chosen.sort.startsWith("-") ? "-" : ""}${SORTS[sort]}`]];
  const pairs = [
    ...asPairs(chosen),
    ...(order || []),
    ["format", format],
    ["language", language()],
    ["limit", MOST_ROWS],
  ];
  return `api/budget?${new URLSearchParams(pairs)}`;
}
