/** The budget: every row of the corpus, to search, choose, sort, add up, save and ask about. */

import { announce } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/i18n.js";
import { programNames } from "../core/names.js";
import { go, href } from "../core/router.js";
import { stylesheet } from "../core/stylesheet.js";
import "../figures/data-table.js";
import { openSource } from "../read/reader.js";
import { askColumn, COLUMNS, columnName, rowColumns, showColumn, shownColumns } from "./columns.js";
import { changeColumns, pairs } from "./changes.js";
import { panelButton, tickList } from "../shell/ticks.js";
import { asPairs, chosenIn, select } from "./facets.js";
import { Filters } from "./filters.js";
import { saveButton } from "./save.js";
import { totalLine } from "./summary.js";
import { tabButtons } from "./tabs.js";
import { treeOfPrograms } from "./tree-view.js";
import { fitting, unitsOf } from "./units.js";

const FIRST_ROWS = 100;
const ANNOUNCE_AFTER_MS = 600;
const STYLES = ["figures/figures", "figures/table", "explore/budget", "explore/facets", "explore/tree", "shell/ticks"];
const OWN = ["tab", "sort", "unit", "series"];

/** @param {HTMLElement} root @param {{params: URLSearchParams}} route */
export function exploreView(root, { params }) {
  const view = new ExploreView(root, params);
  return () => view.end();
}

class ExploreView {
  /** @type {import("./facets.js").Chosen & {tab: string, sort: string, unit: string, series: string}} */
  #chosen;
  #filters;
  #table = h("data-table");
  #tree = h("div");
  #status = h("p", { class: "soft budget-count" });
  #total = h("div", { class: "budget-sum" });
  #tabs = h("div", { class: "segmented" });
  #clear = h(
    "button",
    { type: "button", class: "text-button", onclick: () => go(href(["budget"])) },
    t("budget.clear"),
  );
  #all = [];
  #timer = 0;

  constructor(root, params) {
    const own = (name) => params.get(name) ?? "";
    this.#chosen = {
      ...chosenIn(params),
      tab: own("tab"),
      sort: own("sort"),
      unit: own("unit"),
      series: own("series"),
    };
    this.#load(root);
  }

  end() {
    clearTimeout(this.#timer);
  }

  async #load(root) {
    const body = h(
      "div",
      { class: "page-column budget" },
      h("h1", {}, t("nav.budget")),
      h("p", { class: "empty" }, t("loading")),
    );
    replace(root, body);
    try {
      await stylesheet(...STYLES);
      const [{ rows, total }, called, documents] = await Promise.all([
        corpus.rows(),
        programNames(),
        corpus.documents(),
      ]);
      const offices = new Map(documents.map(({ id, publisher }) => [id, publisher]));
      this.#all = rows.map((row) => ({
        ...row,
        program: called(row.program),
        parent: called(row.parent),
        written: row.program,
        office: offices.get(row.citation.document_id) || null,
      }));
      this.#build(body, total);
    } catch (problem) {
      replace(
        body,
        h("h1", {}, t("nav.budget")),
        h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)),
      );
    }
  }

  #build(body, total) {
    this.#filters = new Filters(this.#all, this.#chosen, () => this.#changed());
    replace(
      body,
      h(
        "header",
        { class: "view-head" },
        h("div", {}, h("h1", {}, t("nav.budget")), h("p", { class: "soft" }, t("budget.lead"))),
        saveButton(() => this.#chosen),
      ),
      this.#filters.element(this.#unitChoice(), this.#columnChoice()),
      total > this.#all.length &&
        h(
          "p",
          { class: "trouble trouble-soft" },
          icon("warn"),
          t("budget.limited", { n: count(this.#all.length) }),
        ),
      h(
        "div",
        { class: "view-head" },
        this.#tabs,
        this.#total,
        h("div", { class: "budget-state" }, this.#clear, this.#status),
      ),
      this.#table,
      this.#tree,
    );
    this.#table.addEventListener("sort", ({ detail }) => {
      this.#chosen.sort = detail;
      this.#remember();
    });
    this.#draw();
  }

  #unitChoice() {
    const box = h(
      "select",
      {
        class: "select facet-select",
        name: "unit",
        "aria-label": t("budget.unit"),
        onchange: () => {
          this.#chosen.unit = box.value;
          this.#changed();
        },
      },
      h("option", { value: "" }, t("budget.unit-fitting")),
      unitsOf(language()).map(({ name }) =>
        h("option", { value: name, selected: name === this.#chosen.unit }, t(`unit.${name}`)),
      ),
    );
    return box;
  }

  #columnChoice() {
    const fill = (panel) =>
      tickList(
        panel,
        COLUMNS.map((value) => ({ value, label: columnName(value), count: null })),
        new Set(shownColumns(this.#all)),
        (key, on) => {
          showColumn(key, on, this.#all);
          this.#draw();
        },
      );
    return panelButton({ name: "columns", label: t("budget.columns"), fill });
  }

  #changed() {
    this.#remember();
    this.#draw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => announce(this.#status.textContent), ANNOUNCE_AFTER_MS);
  }

  #remember() {
    const own = OWN.map((name) => [name, this.#chosen[name]]);
    go(href(["budget"], [...asPairs(this.#chosen), ...own]), { quiet: true });
  }

  #draw() {
    const { tab } = this.#chosen;
    const found = select(this.#all, this.#chosen);
    const rows = tab === "changes" ? pairs(found) : found;
    const unit = this.#unit(found);
    replace(this.#tabs, tabButtons(tab, (name) => this.#turnTo(name)));
    this.#status.textContent =
      found.length === this.#all.length
        ? t("budget.shown", { n: count(rows.length) })
        : t("budget.of", { n: count(rows.length), total: count(this.#all.length) });
    this.#clear.hidden = !asPairs(this.#chosen).length;
    this.#filters.draw();
    replace(this.#total, !tab && totalLine(found, this.#all, unit));
    this.#table.hidden = tab === "tree";
    this.#tree.hidden = tab !== "tree";
    if (tab === "tree") this.#showTree(found, unit);
    else if (rows.length) this.#show(rows, tab === "changes", unit);
    else
      replace(this.#table, h("p", { class: "empty" }, t(tab ? "budget.no-pairs" : "budget.none")));
  }

  #turnTo(name) {
    this.#chosen.tab = name;
    this.#changed();
    this.#tabs.querySelector('[aria-pressed="true"]').focus();
  }

  #showTree(rows, unit) {
    const choose = (series) => {
      this.#chosen.series = series;
      this.#changed();
      this.#tree.querySelector("select").focus();
    };
    const open = (row) => openSource([row.citation], 0);
    const how = { series: this.#chosen.series, choose, open, unit };
    replace(this.#tree, treeOfPrograms(rows, this.#all, how));
  }

  /** The unit that was chosen, or one that fits what is shown. */
  #unit(rows) {
    const named = unitsOf(language()).find(({ name }) => name === this.#chosen.unit);
    const yen = rows.filter(({ currency }) => currency === "JPY");
    return (
      named ??
      fitting(
        yen.map((row) => row.amount),
        language(),
      )
    );
  }

  #show(rows, changes, unit) {
    const shown = () => (changes ? this.#table.rows.map((pair) => pair.now) : this.#table.rows);
    const cell = (row) => this.#programCell(row, shown);
    const columns = changes ? changeColumns(rows, cell, unit) : rowColumns(rows, cell, unit, shownColumns(this.#all));
    const sort = columns.some((c) => c.key === this.#chosen.sort.replace(/^-/, ""))
      ? this.#chosen.sort
      : null;
    this.#table.show({
      columns: [...columns, askColumn(changes)],
      rows,
      caption: changes
        ? `${t("nav.budget")} (${t(`unit.${unit.name}`)})`
        : t("nav.budget"),
      limit: FIRST_ROWS,
      sort: sort ?? (changes ? "-change" : null),
    });
  }

  /** The name opens the source; from there the other rows' sources can be reached. */
  #programCell(row, shown) {
    const open = () => {
      const rows = shown();
      openSource(
        rows.map((r) => r.citation),
        rows.indexOf(row),
      );
    };
    return [
      h(
        "button",
        {
          type: "button",
          class: "link-button",
          title: t("budget.source", { program: row.program }),
          onclick: open,
        },
        row.program,
      ),
      row.parent && h("div", { class: "soft" }, row.parent),
    ];
  }
}
