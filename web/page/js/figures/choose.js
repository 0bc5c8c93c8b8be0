/**
 * Which chart tells the figures of an answer best, as data. Nothing is drawn that is no figure of
 * the answer, and figures of different currencies never share an axis.
 *
 * @typedef {{label: string, value: number, text: string, part: "main" | "past" | "part" | "rest", figure: object}} Bar
 * @typedef {{kind: "compare" | "breakdown" | "ranking" | "timeline", currency: string,
 *   groups: {label: string, bars: Bar[]}[]}} Chart
 */

import { fiscalYear, measureName, money } from "../core/format.js";
import { t } from "../core/i18n.js";
import { reconcile } from "./reconcile.js";

const YEARS_OF_A_TIMELINE = 3;
const NOT_AMOUNTS = new Set(["difference", "ratio"]);

/**
 * @param {object[]} figures figures of the contract
 * @param {(program: string) => string | null} [parentOf] the program that one stands under
 * @returns {Chart | null} null where two amounts that can be compared are not there
 */
export function chooseChart(figures, parentOf = () => null) {
  const currency = commonest(figures.map((f) => f.currency).filter(Boolean));
  if (!currency) return null; // counts and shares have no axis in common with money
  const all = figures.filter(
    (f) => f.currency === currency && !NOT_AMOUNTS.has(f.measure) && f.amount >= 0,
  );
  const amounts = all.filter((f, i) => all.findIndex((other) => same(f, other)) === i);
  if (amounts.length < 2) return null;
  const kinds = [timeline, compare, breakdown, (own) => unexplained(own, parentOf), ranking];
  const make = kinds.find((kind) => kind(amounts));
  return /** @type {Chart} */ ({ currency, ...make(amounts) });
}

const same = (a, b) =>
  ["program", "measure", "label", "fiscal_year", "scope", "amount"].every((k) => a[k] === b[k]);

function commonest(values) {
  const counts = Map.groupBy(values, (v) => v);
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}

const bar = (figure, label, part) => ({
  label,
  part,
  figure,
  value: figure.amount,
  text: money(figure.amount, figure.currency),
});

/** One program over the years. */
function timeline(figures) {
  const years = new Set(figures.map((f) => f.fiscal_year));
  const programs = new Set(figures.map((f) => f.program));
  if (years.has(null) || programs.size > 1 || years.size < YEARS_OF_A_TIMELINE) return null;
  if (years.size !== figures.length) return null;
  const ordered = figures.toSorted((a, b) => a.fiscal_year - b.fiscal_year);
  const bars = ordered.map((f) => bar(f, fiscalYear(f.fiscal_year), "main"));
  return { kind: "timeline", groups: [{ label: figures[0].program, bars }] };
}

/** Programs with an amount of one year beside that of the year before. */
function compare(figures) {
  const groups = [];
  for (const [program, own] of Map.groupBy(figures, (f) =>
    [f.program, f.scope].filter(Boolean).join(" · "),
  )) {
    const past = own.find((f) => f.measure === "previous");
    const now = own.find(
      (f) => f.measure !== "previous" && f.fiscal_year === past?.fiscal_year + 1,
    );
    if (!past || !now) continue;
    groups.push({
      label: program,
      bars: [bar(now, nameWithYear(now), "main"), bar(past, nameWithYear(past), "past")],
    });
  }
  const paired = groups.length * 2;
  return groups.length && paired * 2 > figures.length ? { kind: "compare", groups } : null;
}

const nameWithYear = (f) => `${fiscalYear(f.fiscal_year)} ${measureName(f.measure)}`;

/** An amount and the parts that make it up exactly: all other figures, or its own scopes. */
function breakdown(figures) {
  for (const whole of figures) {
    const others = figures.filter((f) => f !== whole);
    const scopes = others.filter(
      (f) => f.scope && f.program === whole.program && f.fiscal_year === whole.fiscal_year,
    );
    const parts = sum(others) === whole.amount ? others : partsOf(whole.amount, scopes);
    if (parts.length < 2) continue;
    const ordered = parts.toSorted((a, b) => b.amount - a.amount);
    const bars = ordered.map((f) => bar(f, partName(f, whole), "part"));
    const total = bar(whole, whole.scope ?? whole.label, "main");
    return { kind: "breakdown", groups: [{ label: whole.program, bars: [total, ...bars] }] };
  }
  return null;
}

const sum = (figures) => figures.reduce((total, f) => total + f.amount, 0);

// An answer has a handful of figures; more scopes than this are no breakdown to look at.
const MOST_PARTS = 10;

/** The first of the figures that add up to an amount; none where there is no such choice. */
function partsOf(amount, figures) {
  for (const [i, figure] of figures.slice(0, MOST_PARTS).entries()) {
    if (figure.amount <= 0 || figure.amount >= amount) continue;
    const rest = figures.slice(i + 1);
    const last = rest.find((f) => f.amount === amount - figure.amount);
    if (last) return [figure, last];
    const more = partsOf(amount - figure.amount, rest);
    if (more.length) return [figure, ...more];
  }
  return [];
}

const partName = (f, whole) =>
  f.program === whole.program
    ? (f.scope ?? f.label)
    : [f.program, f.scope].filter(Boolean).join(" · ");

/** An amount, the parts of it that are told, and what of it none of them explains. */
function unexplained(figures, parentOf) {
  const found = reconcile(figures, parentOf);
  if (!found?.rest) return null;
  const { whole, parts, rest } = found;
  const ordered = parts.toSorted((a, b) => b.amount - a.amount);
  const left = { ...whole, amount: rest, derived: true };
  const bars = [
    bar(whole, whole.label, "main"),
    ...ordered.map((f) => bar(f, partName(f, whole), "part")),
    bar(left, t("figures.rest"), "rest"),
  ];
  return { kind: "breakdown", groups: [{ label: whole.program, bars }] };
}

/** Whatever else: the amounts by size, each named by what tells it from the others; no sum of them. */
function ranking(all) {
  const figures = all.filter((f) => f.measure !== "sum" || !f.derived);
  if (!figures.length) return null;
  const differs = (key) => new Set(figures.map((f) => f[key])).size > 1;
  const name = (f) =>
    [
      differs("program") ? f.program : null,
      differs("fiscal_year") && f.fiscal_year ? fiscalYear(f.fiscal_year) : null,
      differs("label") && !differs("program") ? f.label : null,
      differs("scope") ? f.scope : null,
    ]
      .filter(Boolean)
      .join(" · ") ||
    f.label ||
    f.program;
  const ordered = figures.toSorted((a, b) => b.amount - a.amount);
  const label = differs("program") ? "" : figures[0].program;
  return {
    kind: "ranking",
    groups: [{ label, bars: ordered.map((f) => bar(f, name(f), "main")) }],
  };
}
