/** What a reader could not read or left out, in the reader's language; the service says it in English. */

import { has, t } from "./i18n.js";

const CODED = /^([a-z]+(?:-[a-z]+)*): (.*)$/s;
/** "3 hidden rows of sheet 歳入 were left out (page 2, page 5 and 30 more)" */
const COUNT = /^\d+/;
const AT_END = /(?:\(([^()]*)\)|: ([^:]*))(?:;.*)?$/s;

/**
 * @param {string} warning a code, a colon and a sentence, such as "no-text: pages without text: 3"
 * @returns {string}
 */
export function warningInWords(warning) {
  const [, code, sentence] = CODED.exec(warning) ?? [null, "", warning];
  if (!has(`warning.${code}`)) return sentence;
  const [, inside, behind] = AT_END.exec(sentence) ?? [];
  const where = placesInWords(inside ?? behind ?? "");
  const words = t(`warning.${code}`, { n: COUNT.exec(sentence)?.[0] ?? "", where });
  return inside && where ? t("warning.in", { words, where }) : words;
}

const placesInWords = (places) =>
  places
    .replaceAll(/page (\d+)/g, (_, page) => t("place.page", { page }))
    .replaceAll(/slide (\d+)/g, (_, n) => t("warning.slide", { n }))
    .replaceAll(/ and (\d+) more/g, (_, n) => t("warning.more", { n }))
    .replaceAll(", ", t("list.separator"));
