/** Why an amount is no figure yet, in the reader's language; extraction says it in English. */

import { language, t } from "./i18n.js";

/** Each reason by the words that tell it, the narrower first. @type {[RegExp, string][]} */
const KINDS = [
  [/several amounts under this name/, "several"],
  [/does not say which program|no program/, "program"],
  [/sum of two budgets/, "two-budgets"],
  [/in brackets/, "brackets"],
  [/in pieces/, "pieces"],
  [/head is not understood/, "head"],
  [/statistics/, "statistics"],
  [/source of the financing/, "financing"],
  [/no measure of a budget/, "no-budget"],
  [/no measure/, "measure"],
  [/no unit/, "unit"],
  [/another currency/, "currency"],
  [/fraction of the smallest unit/, "fraction"],
  [/change that its two amounts/, "change"],
  [/of no program and year/, "prose"],
  [/no year/, "year"],
  [/add up|sum|total|difference|differ/, "broken"],
];
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const TABLE = /^a table with (\d+) amounts/;

/** Whether a reading is a whole table that was not understood: nothing that is settled at once. */
export const isTable = ({ reason }) => TABLE.test(reason ?? "");

/** @param {string} reason */
export function reasonInWords(reason) {
  if (language() === "en") return reason;
  const kind = KINDS.find(([words]) => words.test(reason))?.[1];
  const words = kind ? t(`why.${kind}`) : JAPANESE.test(reason) ? reason : t("why.other");
  const amounts = TABLE.exec(reason)?.[1];
  return amounts ? t("why.table", { n: amounts, reason: words }) : words;
}
