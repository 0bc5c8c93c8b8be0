/**
 * The figures of an answer, drawn from the same rows: a few as one table with bars, more as a chart
 * with the table folded away. What the answer's own table shows already is folded as a whole.
 */

import { copyText } from "../ask/actions.js";
import { hasTable } from "../answer/key-figure.js";
import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count, money } from "../core/format.js";
import { speaking, t } from "../core/i18n.js";
import { programNames } from "../core/names.js";
import { openCitation } from "../read/reader.js";
import { openMenu } from "../shell/menu.js";
import { chooseChart } from "./choose.js";
import { allColumns, fewColumns } from "./columns.js";
import "./data-table.js";
import { draw } from "./draw.js";
import { reconcile } from "./reconcile.js";
import { tsv } from "./tsv.js";
import { stylesheet } from "../core/stylesheet.js";

const WIDEST = 720;
// As many are seen at a glance in one table.
const FEW = 3;

/**
 * @param {{answer: string, figures: object[], citations: object[], language: string}} answer
 * @returns {Promise<HTMLElement>}
 */
export async function figuresOf(answer) {
  const [called, programs] = await Promise.all([
    programNames(answer.language),
    corpus.programs().catch(() => []), // nothing is known to be a part then
    stylesheet("figures/figures", "figures/table"),
  ]);
  const names = new Map(programs.map(({ id, name }) => [id, called(name)]));
  const parents = new Map(programs.map(({ name, parent }) => [called(name), names.get(parent)]));
  const parentOf = (program) => parents.get(program) ?? null;
  return speaking(answer.language, () => block(answer, called, parentOf));
}

function block({ answer, figures: told, citations, language }, called, parentOf) {
  const figures = told.map((figure) => ({ ...figure, program: called(figure.program) }));
  const few = figures.length <= FEW;
  const chart = few ? null : chooseChart(figures, parentOf);
  const cite = (number) => openCitation(citations, number, told);
  const all = allColumns(figures, cite);
  const table = h("data-table");
  table.show({
    columns: few ? fewColumns(figures, cite) : all,
    rows: figures,
    caption: t("figures.title"),
  });
  const place = chart && h("div", { class: "chart-place" });
  if (chart) fit(place, chart, language);
  const head = h(
    "div",
    { class: "figures-head" },
    h("h3", { class: "small-title" }, t("figures.title")),
    h("div", { class: "figure-tools" }, copyButton(all, table), chart && saveButton(place, chart)),
  );
  const content = [
    head,
    chart &&
      h("figure", {}, h("figcaption", { class: "chart-caption" }, t(`chart.${chart.kind}`)), place),
    reconciled(figures, parentOf),
    chart ? folded("figures.as-table", figures, [table]) : table,
  ];
  const shown = hasTable(answer);
  return h(
    "div",
    { class: "figures" },
    shown ? folded("figures.folded", figures, content) : content,
  );
}

/** Where parts make a whole: total = parts + what is not explained. */
function reconciled(figures, parentOf) {
  const found = reconcile(figures, parentOf);
  if (!found) return null;
  const { whole, sum, rest } = found;
  const text = (amount) => money(amount, whole.currency);
  const told = { whole: text(whole.amount), sum: text(sum), rest: text(rest) };
  return h("p", { class: "reconciled" }, t(rest ? "figures.partly" : "figures.wholly", told));
}

const folded = (key, figures, content) =>
  h(
    "details",
    { class: "figures-more" },
    h("summary", {}, t(key, { n: count(figures.length) })),
    h("div", { class: "figures-inside" }, content),
  );

const copyButton = (columns, table) =>
  h(
    "button",
    {
      type: "button",
      class: "text-button",
      onclick: () => copyText(tsv(columns, table.rows)),
    },
    icon("copy"),
    t("figures.copy"),
  );

/** Draws as wide as there is room, again whenever that changes. */
function fit(place, chart, language) {
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.min(Math.floor(entry.contentRect.width), WIDEST);
    if (width === drawn || width === 0) return;
    drawn = width;
    replace(place, speaking(language, () => draw(chart, width)));
  }).observe(place);
}

function saveButton(place, chart) {
  const save = async (kind) => {
    const { saveChart } = await import("./save.js");
    await saveChart(place.querySelector("svg"), kind, t(`chart.${chart.kind}`));
  };
  const menu = (event) =>
    openMenu(event.currentTarget, [
      { icon: "download", label: t("figures.png"), run: () => save("png") },
      { icon: "download", label: t("figures.svg"), run: () => save("svg") },
    ]);
  return h(
    "button",
    { type: "button", class: "text-button", "aria-haspopup": "menu", onclick: menu },
    icon("chart"),
    t("figures.save"),
  );
}
