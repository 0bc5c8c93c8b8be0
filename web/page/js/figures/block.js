/** The figures of an answer: a chart and a table, both drawn from the same rows. */

import { copyText } from "../ask/actions.js";
import { marker } from "../ask/answer-text.js";
import { h, icon, replace } from "../core/dom.js";
import { figureLabel, fiscalYear, stated } from "../core/format.js";
import { speaking, t } from "../core/i18n.js";
import { trust } from "../read/figure-card.js";
import { programNames } from "../core/names.js";
import { openCitation } from "../read/reader.js";
import { openMenu } from "../shell/menu.js";
import { chooseChart } from "./choose.js";
import "./data-table.js";
import { draw } from "./draw.js";
import { stylesheet } from "../core/stylesheet.js";

const WIDEST = 720;

/**
 * @param {{figures: object[], citations: object[], language: string}} answer
 * @returns {Promise<HTMLElement>}
 */
export async function figuresOf(answer) {
  const [called] = await Promise.all([programNames(answer.language), stylesheet("figures")]);
  return speaking(answer.language, () => block(answer, called));
}

function block({ figures, citations, language }, called) {
  const result = {
    figures: figures.map((figure) => ({ ...figure, program: called(figure.program) })),
    citations,
    language,
  };
  const chart = chooseChart(result.figures);
  const table = figureTable(result);
  const copy = h(
    "button",
    { type: "button", class: "text-button", onclick: () => copyText(table.asTsv()) },
    icon("copy"),
    t("figures.copy"),
  );
  const place = chart && h("div", { class: "chart-place" });
  const head = h(
    "div",
    { class: "figures-head" },
    h("h3", { class: "small-title" }, t("figures.title")),
    h("div", { class: "figure-tools" }, copy, chart && saveButton(place, chart)),
  );
  if (chart) fit(place, chart, language);
  return h(
    "div",
    { class: "figures" },
    head,
    chart &&
      h("figure", {}, h("figcaption", { class: "chart-caption" }, t(`chart.${chart.kind}`)), place),
    table,
  );
}

function figureTable({ figures, citations }) {
  const cite = (number) => openCitation(citations, number);
  const table = h("data-table");
  const columns = [
    { key: "program", label: t("column.program"), value: (f) => f.program },
    {
      key: "amount",
      label: t("column.amount"),
      numeric: true,
      value: (f) => f.amount,
      cell: amountCell,
    },
    { key: "measure", label: t("column.measure"), value: (f) => figureLabel(f) },
    {
      key: "year",
      label: t("column.year"),
      value: (f) => f.fiscal_year,
      cell: (f) => fiscalYear(f.fiscal_year),
    },
    { key: "original", label: t("column.original"), value: (f) => f.original ?? f.formula },
    { key: "scope", label: t("column.scope"), value: (f) => f.scope },
    { key: "trust", label: t("column.trust"), value: (f) => trust(f).textContent, cell: trust },
    {
      key: "source",
      label: t("column.source"),
      value: (f) => f.citation,
      cell: (f) => (f.citation ? marker(f.citation, cite) : null),
    },
  ].filter(({ key, value }) => key !== "scope" || figures.some((f) => value(f)));
  table.show({ columns, rows: figures, caption: t("figures.title") });
  return table;
}

const amountCell = (f) => {
  const checked = f.reviewed || f.derived ? "" : " amount-unreviewed";
  return h("span", { class: `amount${checked}` }, stated(f));
};

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
