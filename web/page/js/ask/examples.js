/** Example questions, made from programs and rows that the corpus really has. */

import { fiscalYear } from "../core/format.js";
import { language, t } from "../core/i18n.js";

// Fewer rows than this make no ranking.
const ROWS_OF_A_RANKING = 4;

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
  const name = (row) => shortName(byId.get(row.program_id) ?? { name: row.program });
  const of = (row) => ({ name: name(row), year: fiscalYear(row.fiscal_year), label: label(row) });
  const dated = rows.filter((row) => row.currency === "JPY" && row.fiscal_year && !row.scope);
  const main = onePerProgram(dated.filter((row) => ["request", "initial"].includes(row.measure)));
  const changed = main.filter((row) => changedSince(row, dated));
  const extra = rows.find((row) => ["supplementary", "fund"].includes(row.measure));
  const chosen = [
    main[0] && ["amount", of(main[0])],
    changed.length && ["change", of(changed[0])],
    main[2] && ["compare", { ...of(main[1]), other: name(main[2]) }],
    main.length >= ROWS_OF_A_RANKING && ["ranking", of(main[0])],
    extra && ["supplementary", of(extra)],
    programs.length && ["purpose", { name: shortName(programs[1] ?? programs[0]) }],
  ];
  return chosen
    .filter(Boolean)
    .map(([kind, values]) => ({ kind, question: t(`ask.${kind}`, values) }));
}

const onePerProgram = (rows) =>
  rows.filter((row, i) => rows.findIndex((other) => other.program_id === row.program_id) === i);

const label = (row) => t(`word.${row.measure}`);

const changedSince = (row, rows) =>
  rows.some(
    (other) =>
      other.program_id === row.program_id &&
      other.measure === "previous" &&
      other.fiscal_year === row.fiscal_year - 1 &&
      other.amount !== row.amount,
  );

/** An acronym where the program's name has one: what people call it. */
function shortName(program) {
  const name = nameOf(program);
  const [, inside, leading] =
    /[(（]([A-Z][A-Za-z0-9-]{2,})[)）]|^([A-Z][A-Z-]{3,}) \(/.exec(name) ?? [];
  return inside ?? leading ?? name;
}
