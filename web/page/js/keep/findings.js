/** What does not stand of a kept answer, in the reader's language; the service says it in English. */

import { language, t } from "../core/i18n.js";

/** Each finding by the words that tell it, what is named in it, and its text. @type {[RegExp, string][]} */
const KINDS = [
  [/^document (?<name>.+) is no longer in the index/, "document-gone"],
  [/^document (?<name>.+) is another version now/, "document-other"],
  [/^citation \[(?<name>\d+)\]: document .+ is not in the index/, "citation-gone"],
  [/^citation \[(?<name>\d+)\] has moved in .+ at line (?<line>\d+) now/, "citation-moved"],
  [/^citation \[(?<name>\d+)\] no longer stands/, "citation-lost"],
  [/^(?<name>.+) has no citation$/, "figure-alone"],
  [/^(?<name>.+) is not in the quote it cites$/, "figure-quote"],
  [/^(?<name>.+) is not in the budget table/, "figure-table"],
  [/^(?<name>.+) is shown as another amount$/, "figure-shown"],
  [/^(?<name>.+) has no formula that can be computed$/, "figure-formula"],
  [/^(?<name>.+) is computed from what is no figure$/, "figure-terms"],
  [/^(?<name>.+) is not what its formula makes$/, "figure-result"],
  [/^(?<name>.+) is in no quote and no figure$/, "number-loose"],
];

/** @param {string} finding @returns {string} */
export function findingInWords(finding) {
  if (language() === "en") return finding;
  for (const [words, text] of KINDS) {
    const named = words.exec(finding)?.groups;
    if (named) return t(`finding.${text}`, named);
  }
  return finding;
}
