/** The budget table: every row of the corpus, to search, filter, sort, save, and ask about. */

import { call } from "../core/api.js";
import { announce, notice } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count } from "../core/format.js";
import { t } from "../core/i18n.js";
import { go, href } from "../core/router.js";
import { programNames } from "../core/names.js";
import { stylesheet } from "../core/stylesheet.js";
import "../figures/data-table.js";
import { saveBlob } from "../keep/save.js";
import { openSource } from "../read/reader.js";
import { askColumn, rowColumns } from "./columns.js";
import { changeColumns, pairs } from "./changes.js";
import { FILTERS, filterForm, select } from "./filters.js";

const FIRST_ROWS = 100;
const ANNOUNCE_AFTER_MS = 600;

/** @param {HTMLElement} root @param {{params: URLSearchParams}} route */
export function exploreView(root, { params }) {
  const view = new ExploreView(root, params);
  return () => view.end();
}

class ExploreView {
  #chosen;
  #table = h("data-table");
  #status = h("p", { class: "soft budget-count" });
  #tabs = h("div", { class: "segmented" });
  #clear = h(
    "button",
    { type: "button", class: "text-button", onclick: () => go(href(["budget"])) },
    t("budget.clear"),
  );
  #all = [];
  #timer = 0;

  constructor(root, params) {
    this.#chosen = Object.fromEntries(
      [...FILTERS, "tab", "sort"].map((name) => [name, params.get(name) ?? ""]),
    );
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
      await stylesheet("figures/figures", "figures/table", "explore/budget");
      const [{ rows, total }, called] = await Promise.all([corpus.rows(), programNames()]);
      this.#all = rows.map((row) => ({
        ...row,
        program: called(row.program),
        parent: called(row.parent),
        written: row.program,
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
    const save = h(
      "button",
      { type: "button", class: "button", onclick: () => this.#saveCsv() },
      icon("download"),
      t("budget.csv"),
    );
    replace(
      body,
      h(
        "header",
        { class: "view-head" },
        h("div", {}, h("h1", {}, t("nav.budget")), h("p", { class: "soft" }, t("budget.lead"))),
        save,
      ),
      filterForm(this.#all, this.#chosen, (name, value) => this.#choose(name, value)),
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
        h("div", { class: "budget-state" }, this.#clear, this.#status),
      ),
      this.#table,
    );
    this.#table.addEventListener("sort", ({ detail }) => this.#remember("sort", detail));
    this.#draw();
  }

  #choose(name, value) {
    this.#remember(name, value);
    this.#draw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => announce(this.#status.textContent), ANNOUNCE_AFTER_MS);
  }

  #remember(name, value) {
    this.#chosen[name] = value;
    go(href(["budget"], this.#chosen), { quiet: true });
  }

  #draw() {
    const changes = this.#chosen.tab === "changes";
    const found = select(this.#all, this.#chosen);
    const rows = changes ? pairs(found) : found;
    const tab = (name, label) =>
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(changes === (name === "changes")),
          onclick: () => this.#tab(name),
        },
        label,
      );
    replace(this.#tabs, tab("", t("budget.rows")), tab("changes", t("budget.changes")));
    this.#status.textContent =
      found.length === this.#all.length
        ? t("budget.shown", { n: count(rows.length) })
        : t("budget.of", { n: count(rows.length), total: count(this.#all.length) });
    this.#clear.hidden = FILTERS.every((name) => !this.#chosen[name]);
    if (!rows.length)
      replace(
        this.#table,
        h("p", { class: "empty" }, t(changes ? "budget.no-pairs" : "budget.none")),
      );
    else this.#show(rows, changes);
  }

  #show(rows, changes) {
    const shown = () => (changes ? this.#table.rows.map((pair) => pair.now) : this.#table.rows);
    const cell = (row) => this.#programCell(row, shown);
    const columns = changes ? changeColumns(rows, cell) : rowColumns(cell, this.#all);
    const sort = columns.some((c) => c.key === this.#chosen.sort.replace(/^-/, ""))
      ? this.#chosen.sort
      : null;
    this.#table.show({
      columns: [...columns, askColumn(changes)],
      rows,
      caption: t("nav.budget"),
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

  #tab(name) {
    this.#choose("tab", name);
    this.#tabs.querySelector('[aria-pressed="true"]').focus();
  }

  async #saveCsv() {
    const filters = FILTERS.filter((name) => this.#chosen[name]).map((name) => [
      name,
      this.#chosen[name],
    ]);
    const query = new URLSearchParams([...filters, ["format", "csv"], ["limit", "100000"]]);
    try {
      saveBlob(await (await call(`api/budget?${query}`)).blob(), "budget.csv");
    } catch (problem) {
      notice(problem.message);
    }
  }
}
