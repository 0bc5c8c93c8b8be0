/** Amounts, years and times as each language writes them, always exact. */

import { has, language, t } from "./i18n.js";
import { located } from "./located.js";

/** @type {[string, number][]} */
const UNITS = [
  ["兆", 10 ** 12],
  ["億", 10 ** 8],
  ["万", 10 ** 4],
];
/** @type {[string, number][]} */
const ENGLISH_UNITS = [
  ["trillion", 1e12],
  ["billion", 1e9],
  ["million", 1e6],
];
const number = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 4 });

/**
 * An amount in whole units of its currency; without currency, per cent.
 * @param {number} amount
 * @param {string | null} currency ISO 4217
 */
export function money(amount, currency) {
  if (!currency) return `${number(amount)}%`;
  if (currency !== "JPY") return `${currency} ${number(amount)}`;
  return language() === "ja" ? japaneseYen(amount) : englishYen(amount);
}

/**
 * What a figure of an answer states: money as the page writes it, a count or a share as the answer
 * does, with its unit.
 * @param {object} figure of the contract
 */
export const stated = (figure) =>
  figure.currency ? money(figure.amount, figure.currency) : figure.display;

function japaneseYen(amount) {
  const sign = amount < 0 ? "−" : "";
  let rest = Math.abs(amount);
  let text = "";
  for (const [name, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count) text += number(count) + name;
    rest -= count * size;
  }
  if (rest || !text) text += number(rest);
  return `${sign}${text}円`;
}

function englishYen(amount) {
  const sign = amount < 0 ? "−" : "";
  const size = Math.abs(amount);
  for (const [name, unit] of ENGLISH_UNITS) {
    const scaled = size / unit;
    if (scaled >= 1 && Number.isInteger(size / (unit / 1e4)))
      return `${sign}¥${number(scaled)} ${name}`;
  }
  return `${sign}¥${number(size)}`;
}

/**
 * An amount and what an answer remarks on it: 「191億円（表の記載は19,100）」 → 191億円 and the rest.
 * @param {string} display
 */
export function amountAndRemark(display) {
  const [, amount = display, remark = ""] = /^(.*?\S)(\s?[（(].*)$/s.exec(display) ?? [];
  return { amount, remark };
}

/**
 * How a figure was calculated, with the bare amounts of those that it was made of.
 * @param {object} figure of the contract @param {object[]} figures of the same answer
 */
export const bareFormula = ({ formula }, figures) =>
  formula &&
  figures.reduce((text, { display: d }) => text.replaceAll(d, amountAndRemark(d).amount), formula);

/** The plain number with separators, for whoever checks digit by digit; none without a currency. */
export const digits = (amount, currency) => (currency ? `${number(amount)} ${currency}` : null);

/** @param {number | null} year western fiscal year */
export function fiscalYear(year) {
  if (year === null || year === undefined) return "—";
  if (language() === "en") return `FY${year}`;
  const parts = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long",
    year: "numeric",
  }).formatToParts(new Date(Date.UTC(year, 6, 1)));
  const part = (type) => parts.find((p) => p.type === type)?.value ?? "";
  const count = part("year") === "1" ? "元" : part("year");
  return `${part("era")}${count}年度`;
}

/** @param {string} measure a measure of the contract */
export const measureName = (measure) =>
  has(`measure.${measure}`) ? t(`measure.${measure}`) : measure;

/** What a figure is: the source's own words, or the measure where there are none. */
export const figureLabel = ({ label, measure }) =>
  label && label !== measure ? label : measure ? measureName(measure) : "";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/**
 * What a figure is, in the reader's language: in English by its measure where the source's own
 * words are Japanese, or where there are none as it was calculated.
 * @param {object} figure of the contract
 */
export function kindOf(figure) {
  const own = figureLabel(figure);
  const foreign = figure.derived || JAPANESE.test(own);
  return language() === "en" && foreign && figure.measure ? measureName(figure.measure) : own;
}

/** The year that a figure is for, in the notation of the reader's language. @param {object} figure */
export function yearOf({ fiscal_year: year, fiscal_year_label: written }) {
  if (language() !== "en" && written) return written;
  return year && fiscalYear(year);
}
/**
 * The same with its year where that does not say it.
 * @param {object} figure of the contract
 */
export function labelWithYear(figure) {
  const label = kindOf(figure);
  const year = yearOf(figure);
  return year && !unspaced(label).includes(unspaced(year)) ? `${year} ${label}` : label;
}

const unspaced = (text) => text.normalize("NFKC").replaceAll(/\s+/g, "");

/** @param {string | number | Date} when */
export function dateTime(when) {
  const date = new Date(when);
  if (Number.isNaN(date.valueOf())) return String(when);
  /** @type {Intl.DateTimeFormatOptions} */
  const style = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(language() === "ja" ? "ja-JP" : "en-GB", style).format(date);
}

/** Private-use characters, which decks use for bullets, as a bullet; every offset stays. */
export const printable = (text) => text.replaceAll(/[\ue000-\uf8ff]/g, "•");

/** The mark of an index: "20260401T000000Z-1a2b3c4d" → "1a2b3c4d"; its date is said beside it. */
export const shortVersion = (version) => String(version).split("-").at(-1);

/** Count with separators. */
export const count = (value) => Number(value).toLocaleString("en-US");

/** Page and lines of a citation in words; of a workbook the sheet and row, where they are known. */
export function place(citation) {
  const { kind, name, row } = located(citation) ?? {};
  if (kind === "sheet")
    return [name && t("place.sheet", { name }), row && t("place.sheet-row", { row })].filter(Boolean).join(" · ");
  if (kind === "slide") return t("place.slide", { page: citation.page });
  const { line_start: first, line_end: last } = citation;
  if (first === undefined) return ""; // a whole document
  const lines = first === last ? t("place.line", { first }) : t("place.lines", { first, last });
  return onPage(citation, lines);
}

/** Page or sheet, and row of a table. @param {object} citation @param {number} row */
export const placeInTable = (citation, row) =>
  located(citation)?.kind === "sheet" ? place(citation) : onPage(citation, t("place.row", { row }));

/** @param {{page?: number | null}} citation @param {string} where */
const onPage = ({ page }, where) => (page ? `${t("place.page", { page })} · ${where}` : where);
