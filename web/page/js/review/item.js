/** One reading to settle: its place, what was read, and what a person says of it. */

import { postJson } from "../core/api.js";
import { announce } from "../core/announce.js";
import { h, icon, replace } from "../core/dom.js";
import { fiscalYear, measureName, money } from "../core/format.js";
import { language, t } from "../core/i18n.js";
import { read, write } from "../core/settings.js";
import { placeOf } from "./place.js";
import { refusalInWords } from "./refusals.js";
import { reasonInWords } from "../core/reasons.js";

/** Setting: who settles, as that person last wrote it. */
const WHO = "review-by";
const MEASURES = [
  "request",
  "previous",
  "initial",
  "supplementary",
  "revised",
  "executed",
  "fund",
  "total",
  "unit",
  "difference",
];
let number = 0;

/** @param {string} id @param {object} said body of POST /api/review/{id} */
export const send = async (id, said) =>
  (await postJson(`api/review/${encodeURIComponent(id)}`, said)).json();

/**
 * @param {object} entry an open reading of GET /api/review, or a row of GET /api/budget
 * @param {string[]} programs names to choose from
 * @param {(sent: Promise<object>) => Promise<void>} settled told of what was sent
 */
export function reviewItem(entry, programs, settled) {
  const li = h("li", { class: "review" });
  const trouble = h("div", { role: "alert" });
  const fields = new Fields(entry, programs);
  const settle = async (said) => {
    replace(trouble);
    try {
      write(WHO, fields.by);
      const sent = await send(entry.id, { ...said, ...(fields.by && { by: fields.by }) });
      announce(t(`review.done-${said.action}`));
      await settled(Promise.resolve(sent));
    } catch (problem) {
      replace(
        trouble,
        h("div", { class: "trouble" }, icon("warn"), h("p", {}, refusalInWords(problem))),
      );
    }
  };
  const submit = (event) => {
    event.preventDefault();
    const said = fields.changed();
    const corrected = Object.keys(said).length > 0;
    settle(corrected ? { action: "correct", ...fields.amount(), ...said } : { action: "confirm" });
  };
  li.append(
    head(entry),
    h(
      "div",
      { class: "review-sides" },
      placeOf(entry.citation, entry.original),
      h(
        "form",
        { class: "review-form", onsubmit: submit },
        fields.elements,
        trouble,
        h(
          "div",
          { class: "row-end" },
          h(
            "button",
            { type: "button", class: "button", onclick: () => settle({ action: "reject" }) },
            t("review.reject"),
          ),
          fields.submit,
        ),
      ),
    ),
  );
  return li;
}

function head({ original, reason, measure, fiscal_year: year, scope }) {
  const what = [measure && measureName(measure), year && fiscalYear(year), scope].filter(Boolean);
  return h(
    "header",
    {},
    h(
      "h2",
      {},
      h("span", { class: "original" }, original),
      " ",
      h("span", { class: "soft" }, what.join(" · ")),
    ),
    reason && h("p", { class: "soft", lang: language() }, reasonInWords(reason)),
  );
}

/** The fields of one reading, and what a person has changed in them. */
class Fields {
  #entry;
  #before;
  #boxes;
  submit = h("button", { type: "submit", class: "button button-main" });
  elements;

  constructor(entry, programs) {
    this.#entry = entry;
    const candidates = entry.candidates ?? [];
    const only = candidates.length === 1 ? candidates[0] : null;
    this.#before = {
      program: entry.program ?? only?.program ?? "",
      measure: entry.measure ?? "",
      fiscal_year: String(entry.fiscal_year ?? ""),
      amount: String(only?.amount ?? entry.amount ?? ""),
      scope: entry.scope ?? "",
    };
    const id = `review-${++number}`;
    const names = [...new Set([...candidates.map((c) => c.program), ...programs])];
    this.#boxes = {
      program: input(this.#before.program, { list: `${id}-names`, required: true, maxlength: 200 }),
      measure: measures(this.#before.measure),
      fiscal_year: input(this.#before.fiscal_year, { inputmode: "numeric", pattern: "[0-9]{4}" }),
      amount: input(this.#before.amount, { inputmode: "numeric", pattern: "-?[0-9]+" }),
      scope: input(this.#before.scope, { maxlength: 200 }),
      by: input(read(WHO) ?? "", { maxlength: 100, autocomplete: "name" }),
    };
    this.elements = [
      candidates.length > 1 && this.#candidates(candidates),
      Object.entries(this.#boxes).map(([name, box]) => labelled(name, box)),
      h("datalist", { id: `${id}-names` }, names.map((value) => h("option", { value }))),
    ];
    for (const box of Object.values(this.#boxes)) box.addEventListener("input", () => this.#name());
    this.#name();
  }

  /** Who settles. */
  get by() {
    return this.#boxes.by.value.trim();
  }

  /** What was changed, as the service takes it; numbers as numbers. */
  changed() {
    const said = {};
    for (const [name, before] of Object.entries(this.#before)) {
      const value = this.#boxes[name].value.trim();
      if (value === before) continue;
      const isNumber = name === "fiscal_year" || name === "amount";
      said[name] = value === "" ? null : isNumber ? Number(value) : value;
    }
    return said;
  }

  /** The amount as it is shown, so that no candidate's takes its place unseen. */
  amount() {
    const shown = this.#boxes.amount.value.trim();
    return shown ? { amount: Number(shown) } : {};
  }

  #name() {
    const changed = Object.keys(this.changed()).length > 0;
    this.submit.textContent = t(changed ? "review.correct" : "review.confirm");
  }

  /** The readings that were possible: one click takes over program and amount. */
  #candidates(candidates) {
    const take = ({ program, amount }) => {
      this.#boxes.program.value = program;
      this.#boxes.amount.value = String(amount);
      this.#name();
    };
    return h(
      "div",
      { class: "chips", role: "group", "aria-label": t("review.candidates") },
      candidates.map((candidate) =>
        h(
          "button",
          { type: "button", class: "chip", onclick: () => take(candidate) },
          `${candidate.program} ${money(candidate.amount, this.#entry.currency)}`,
        ),
      ),
    );
  }
}

const input = (value, more) => h("input", { class: "field", value, ...more });

const measures = (chosen) =>
  h(
    "select",
    { class: "select", required: true },
    h("option", { value: "" }, "—"),
    MEASURES.map((value) => h("option", { value, selected: value === chosen }, measureName(value))),
  );

const labelled = (name, box) =>
  h("label", { class: `review-field review-${name}` }, h("span", { class: "soft" }, t(`review.field-${name}`)), box);
