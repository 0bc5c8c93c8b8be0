/** Why a reading is not settled, in the reader's language; extraction says it in English. */

import { language, t } from "../core/i18n.js";

/** Each reason by the words that tell it. */
const KINDS = [
  [/several amounts under this name/, "several"],
  [/does not say which program/, "program"],
  [/sum of two budgets/, "two-budgets"],
  [/amounts in brackets/, "brackets"],
  [/names are in pieces/, "pieces"],
  [/no figures yet/, "table"],
  [/add up|sum|total|difference/, "broken"],
];

/** @param {string} reason */
export function reasonInWords(reason) {
  if (language() === "en") return reason;
  const kind = KINDS.find(([words]) => words.test(reason))?.[1];
  return kind ? t(`why.${kind}`) : reason;
}
