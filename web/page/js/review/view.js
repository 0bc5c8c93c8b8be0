/** What a person settles of a document: open readings, extracted figures, and what was decided. */

import { getJson } from "../core/api.js";
import { notice } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count } from "../core/format.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import "../documents/progress.js";
import { isTable } from "../core/reasons.js";
import { decidedItem } from "./decided.js";
import { reviewItem } from "./item.js";
import { tableList } from "./tables.js";

/** As many are shown at once; the others follow as these are settled or on demand. */
const SHOWN = 20;
const TABS = ["open", "extracted", "settled"];

/** @param {HTMLElement} body @param {string} id of the document */
export async function showReview(body, id) {
  try {
    await new ReviewView(body, id).load();
  } catch (problem) {
    replace(
      body,
      h("h1", {}, t("review.title")),
      h("div", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)),
    );
  }
}

class ReviewView {
  #body;
  #id;
  #tab = null;
  #shown = SHOWN;
  #lists = { open: [], extracted: [], settled: [] };
  #programs = [];
  #tabs = h("div", { class: "segmented", role: "group", "aria-label": t("review.lists") });
  #list = h("ol", { class: "reviews" });
  /** Tables that were not understood: they stand apart, as no click settles them. */
  #tables = h("div");
  #tableCount = 0;
  #checked = 0;
  #progress = h("job-progress");
  #waiting = Promise.resolve();

  constructor(body, id) {
    this.#body = body;
    this.#id = id;
  }

  async load() {
    const [, record] = await Promise.all([this.#fetch(), corpus.documentOf(this.#id)]);
    this.#tab ??= TABS.find((name) => this.#count(name)) ?? "open";
    replace(
      this.#body,
      h(
        "a",
        { class: "text-button", href: href(["documents"]) },
        icon("previous"),
        t("review.back"),
      ),
      h(
        "header",
        {},
        h("h1", {}, t("review.title")),
        h("p", { class: "soft" }, record?.title ?? this.#id),
      ),
      h("p", {}, t("review.lead")),
      this.#tabs,
      this.#progress,
      this.#list,
      this.#tables,
    );
    this.#draw();
  }

  async #fetch() {
    const document = encodeURIComponent(this.#id);
    const [found, { rows }, programs] = await Promise.all([
      getJson(`api/review?document=${document}`),
      getJson(`api/budget?document=${document}`),
      corpus.programs(),
    ]);
    const settled = new Set(found.settled.map((one) => one.id));
    const open = found.items.filter((item) => !settled.has(item.id));
    const tables = open.filter(isTable);
    const alone = tables.length === open.length;
    replace(this.#tables, tableList(tables, alone));
    this.#tableCount = tables.length;
    this.#checked = rows.filter((row) => row.trust !== "extracted").length;
    this.#lists = {
      open: open.filter((item) => !isTable(item)),
      extracted: rows.filter((row) => row.trust === "extracted" && !settled.has(row.id)),
      settled: found.settled,
    };
    this.#programs = programs
      .filter((p) => p.document_ids.includes(this.#id))
      .map((program) => program.name);
  }

  #draw() {
    const focused = this.#tabs.contains(document.activeElement);
    replace(this.#tabs, TABS.map((name) => this.#tabButton(name)));
    if (focused) this.#tabs.querySelector('[aria-pressed="true"]').focus();
    this.#tables.hidden = this.#tab !== "open";
    const entries = this.#lists[this.#tab];
    const item = this.#tab === "settled" ? decidedItem : reviewItem;
    const settle = (said) => this.#settle(said);
    replace(
      this.#list,
      entries.slice(0, this.#shown).map((entry) => item(entry, this.#programs, settle)),
      entries.length > this.#shown && h("li", {}, this.#moreButton(entries.length)),
      !this.#count(this.#tab) && h("li", { class: "empty" }, this.#nothing()),
    );
  }

  /** Why a list is empty; where nothing is left to do, the figures that are checked. */
  #nothing() {
    if (!this.#checked || TABS.some((name) => this.#count(name)))
      return t(`review.no-${this.#tab}`);
    const address = href(["budget"], { document: this.#id });
    return h("a", { href: address }, t("review.all-checked", { n: count(this.#checked) }));
  }

  /** As many as the documents' list and the navigation say: with the tables. */
  #count(name) {
    return this.#lists[name].length + (name === "open" ? this.#tableCount : 0);
  }

  #tabButton(name) {
    const choose = () => {
      this.#tab = name;
      this.#shown = SHOWN;
      this.#draw();
    };
    return h(
      "button",
      { type: "button", "aria-pressed": String(name === this.#tab), onclick: choose },
      t(`review.${name}`, { n: count(this.#count(name)) }),
    );
  }

  #moreButton(total) {
    const more = () => {
      this.#shown += SHOWN;
      this.#draw();
    };
    return h(
      "button",
      { type: "button", class: "button", onclick: more },
      t("review.more", { n: count(total - this.#shown) }),
    );
  }

  /** Shows the decision at once; what it changes in answers follows with the small build. */
  async #settle(sent) {
    const { job_id: job } = await sent;
    await this.#fetch();
    this.#draw();
    this.#waiting = this.#waiting.then(() => this.#follow(job));
  }

  async #follow(job) {
    try {
      if (!(await this.#progress.follow(job))) return;
      corpus.forget();
      window.dispatchEvent(new Event("place"));
      await this.#fetch();
      if (this.#list.isConnected) this.#draw();
    } catch (problem) {
      notice(problem.message);
    }
  }
}
