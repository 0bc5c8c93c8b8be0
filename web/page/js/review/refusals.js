/** Why a decision was not taken, in the reader's language; the service says it in English. */

import { count } from "../core/format.js";
import { language, t } from "../core/i18n.js";

const LACKING = /^Say also the (.+): the document leaves it open/;
const OTHER_AMOUNT = /amount is (-?\d+) \w*, but ['"](.+)['"] says /;
/** @type {[RegExp, string][]} */
const KINDS = [
  [/does not stand in the quote/, "quote"],
  [/expected a whole number/, "number"],
];

/** @param {Error & {detail?: string}} problem @returns {string} */
export function refusalInWords({ message, detail = "" }) {
  if (language() === "en") return message;
  const lacking = LACKING.exec(detail)?.[1];
  if (lacking) return t("refusal.lacking", { names: named(lacking.split(" and the ")) });
  const [, amount, original] = OTHER_AMOUNT.exec(detail) ?? [];
  if (amount) return t("refusal.amount", { amount: count(amount), original });
  const kind = KINDS.find(([words]) => words.test(detail))?.[1];
  return kind ? t(`refusal.${kind}`) : message;
}

const named = (columns) =>
  columns.map((column) => t(`review.field-${column}`)).join(t("list.separator"));
