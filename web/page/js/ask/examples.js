/** Four short questions that the corpus surely answers, made from checked rows that it has. */

import { fiscalYear } from "../core/format.js";
import { language, t } from "../core/i18n.js";

// Fewer programs than this make no ranking.
const PROGRAMS_OF_A_RANKING = 4;
// A name that is longer is no short question.
const LONGEST_NAME = 24;

/** The name of a program in the language of the interface. */
const nameOf = (program) => (language() === "en" && program.name_en) || program.name;

/**
 * @param {{id: string, name: string, name_en: string | null}[]} programs
 * @param {object[]} rows rows of the budget table
 * @returns {{kind: string, question: string}[]}
 */
export function exampleQuestions(programs, rows) {
  const byId = new Map(programs.map((program) => [program.id, program]));
  const name = (row) => shortName(byId.get(row.program_id) ?? { name: row.program });
  const of = (row) => ({
    name: name(row),
    year: fiscalYear(row.fiscal_year),
    label: t(`word.${row.measure}`),
  });
  const own = rows.filter((row) => !row.scope && !row.total); // a total is no program to ask of
  const dated = own.filter((row) => row.trust !== "extracted" && row.fiscal_year);
  const main = onePerProgram(dated.filter((row) => ["request", "initial"].includes(row.measure)));
  const short = main
    .filter((row) => name(row).length <= LONGEST_NAME)
    .sort((a, b) => unread(a) - unread(b) || name(a).length - name(b).length);
  const changed = short.filter((row) => changedSince(row, dated));
  const asked = short.find((row) => row !== changed[0]) ?? main[0];
  const told = named(programs, short);
  /** @type {([string, Record<string, unknown>] | false)[]} */
  const chosen = [
    asked ? ["amount", of(asked)] : false,
    changed.length > 0 && ["change", of(changed[0])],
    main.length >= PROGRAMS_OF_A_RANKING && ["ranking", of(main[0])],
    told !== undefined && ["purpose", { name: told }],
  ];
  return chosen
    .filter((one) => Array.isArray(one))
    .map(([kind, values]) => ({ kind, question: t(`ask.${kind}`, values) }));
}

/** What a person has read comes first. */
const unread = (row) => Number(row.trust !== "reviewed");

/** A program that has checked rows, so that its document tells of it; else one with a short name. */
function named(programs, rows) {
  const third = rows[2] ?? rows[0];
  const names = programs.map(shortName);
  const at = programs.findIndex(({ id }) => id === third?.program_id);
  return names[at] ?? names.find((name) => name.length <= LONGEST_NAME);
}

const onePerProgram = (rows) =>
  rows.filter((row, i) => rows.findIndex((other) => other.program_id === row.program_id) === i);

const changedSince = (row, rows) =>
  rows.some(
    (other) =>
      other.program_id === row.program_id &&
      other.measure === "previous" &&
      other.fiscal_year === row.fiscal_year - 1 &&
      other.amount !== row.amount,
  );

/** An acronym in the program's name by which it is known: 「国際事業（ABC）」 may name an office. */
function shortName(program) {
  const name = nameOf(program);
  const [, inside, leading] =
    /[(（]([A-Z][A-Za-z0-9-]{2,})[)）]|^([A-Z][A-Z-]{3,}) \(/.exec(name) ?? [];
  const acronym = inside ?? leading;
  const known = (program.aliases ?? []).includes(acronym);
  return acronym && known ? acronym : name;
}
