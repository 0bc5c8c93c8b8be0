/** Draws a chart as SVG: bars that lie, so that long Japanese names fit on a phone. */

import { s } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { emWidth, wrap } from "./wrap.js";

const FONT = 13;
const LINE = 18;
const BAR = 16;
const GAP = 10;
const GROUP_GAP = 14;
const LEFT = 2;
const RADIUS = 3;

/**
 * @param {import("./choose.js").Chart} chart
 * @param {number} width in pixels
 * @returns {SVGElement} named by what it shows; the table beside it has the values
 */
export function draw(chart, width) {
  const bars = chart.groups.flatMap((group) => group.bars);
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const texts = Math.max(...bars.map((bar) => emWidth(valueText(bar, chart)))) * FONT;
  const room = Math.max(width - LEFT - texts - 14, width / 6);
  const pen = { y: 4, parts: [], width, scale: room / most, chart };
  for (const group of chart.groups) drawGroup(pen, group);
  const svg = s(
    "svg",
    {
      class: "chart",
      viewBox: `0 0 ${width} ${Math.ceil(pen.y)}`,
      width,
      height: Math.ceil(pen.y),
      role: "img",
      "aria-label": described(chart),
    },
    pen.parts,
  );
  return svg;
}

/** The chart in a sentence. @param {import("./choose.js").Chart} chart */
export function described(chart) {
  const items = chart.groups.flatMap((group) =>
    group.bars.map((bar) => [group.label, bar.label, bar.text].filter(Boolean).join(" ")),
  );
  return t("chart.described", { title: t(`chart.${chart.kind}`), items: items.join("、") });
}

function drawGroup(pen, group) {
  if (group.label) {
    text(pen, group.label, "chart-title");
    pen.y += 2;
  }
  for (const bar of group.bars) drawBar(pen, bar);
  pen.y += GROUP_GAP - GAP;
}

function drawBar(pen, bar) {
  text(pen, bar.label, "chart-label");
  const length = Math.max(bar.value * pen.scale, bar.value ? 2 : 0);
  const shape = { x: LEFT, y: pen.y, width: length, height: BAR, rx: RADIUS };
  const unreviewed = bar.figure.reviewed || bar.figure.derived ? "" : " chart-unreviewed";
  pen.parts.push(
    s(
      "rect",
      { ...shape, class: `chart-bar chart-${bar.part}${unreviewed}` },
      s("title", {}, `${bar.label} ${bar.text}`),
    ),
    s(
      "text",
      { class: "chart-value", x: LEFT + length + 7, y: pen.y + BAR - 3.5 },
      valueText(bar, pen.chart),
    ),
  );
  pen.y += BAR + GAP;
}

function text(pen, words, name) {
  for (const line of wrap(words, (pen.width - LEFT) / FONT)) {
    pen.parts.push(s("text", { class: name, x: LEFT, y: pen.y + FONT }, line));
    pen.y += LINE;
  }
}

/** The amount, with its share where the parts make up a whole. */
function valueText(bar, chart) {
  if (chart.kind !== "breakdown" || bar.part === "main") return bar.text;
  const whole = chart.groups[0].bars[0].value;
  return `${bar.text} (${((100 * bar.value) / whole).toFixed(1)}%)`;
}
