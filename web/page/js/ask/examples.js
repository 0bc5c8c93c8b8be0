/** Example questions, made from programs and rows that the corpus really has. */

import { fiscalYear } from "../core/format.js";
import { language, t } from "../core/i18n.js";

/** The name of a program in the language of the interface. */
export const nameOf = (program) => (language() === "en" && program.name_en) || program.name;

/**
 * Up to six questions of different kinds.
 * @param {{id: string, name: string, name_en: string | null}[]} programs
 * @param {object[]} rows rows of the budget table
 * @returns {{kind: string, question: string}[]}
 */
export function exampleQuestions(programs, rows) {
  const byId = new Map(programs.map((program) => [program.id, program]));
  const named = (row) => shortName(byId.get(row.program_id) ?? { name: row.program, aliases: [] });
  const money = rows.filter((row) => row.currency === "JPY" && row.fiscal_year);
  const requested = money.filter((row) => row.measure === "request");
  const pairs = requested.filter((row) => previousOf(row, money));
  const main = requested.length ? requested : money;
  const examples = [];
  const add = (kind, row, extra = {}) =>
    row && examples.push({ kind, question: t(`ask.${kind}`, { name: named(row), ...extra }) });
  add("amount", main[0], { year: fiscalYear(main[0]?.fiscal_year), label: label(main[0]) });
  add("change", pairs[1] ?? pairs[0], {});
  add("compare", main[2], { other: main[3] ? named(main[3]) : "", year: fiscalYear(main[2]?.fiscal_year) });
  add("purpose", main.at(-1) ?? rows[0]);
  if (requested.length > 3)
    examples.push({ kind: "ranking", question: t("ask.ranking", { year: fiscalYear(requested[0].fiscal_year) }) });
  const supplementary = rows.find((row) => row.measure === "supplementary" || row.measure === "fund");
  add("supplementary", supplementary);
  return examples.filter((e, i) => examples.findIndex((x) => x.question === e.question) === i);
}

const label = (row) => (row ? t(`word.${row.measure}`) : "");

const previousOf = (row, rows) =>
  rows.find((other) => other.program_id === row.program_id && other.measure === "previous"
    && other.fiscal_year === row.fiscal_year - 1);

/** An acronym where the program has one: what people call it. */
function shortName(program) {
  const name = nameOf(program);
  const acronym = /[(（]([A-Z][A-Za-z0-9-]{2,})[)）]/.exec(name)?.[1];
  return acronym ?? name;
}
