/** What an answer comes to at a glance: its one figure, large, and one word on unchecked ones. */

import { h, icon, replace } from "../core/dom.js";
import { labelWithYear } from "../core/format.js";
import { speaking, t } from "../core/i18n.js";
import { programNames } from "../core/names.js";
import { href } from "../core/router.js";
import { trust } from "../read/figure-card.js";
import { figureButton, marker } from "./answer-text.js";

/**
 * The figure of an answer that states one alone.
 * @param {object} result of the contract
 * @param {{cite: (number: number) => void, figure: (...args: any[]) => void}} open
 */
export function keyFigure({ status, answer, figures, language }, open) {
  if (status !== "answered" || figures.length !== 1 || hasTable(answer)) return null;
  const [figure] = figures;
  const name = h("p", { class: "key-name" }, nameOf(figure, (program) => program));
  programNames(language).then((called) => replace(name, nameOf(figure, called)));
  return h(
    "div",
    { class: "key-figure" },
    name,
    h("p", { class: "key-amount" }, figureButton(figure.display, figure, open.figure)),
    h(
      "p",
      { class: "key-what" },
      labelWithYear(figure) === figure.program ? null : labelWithYear(figure),
      trust(figure),
      figure.citation ? marker(figure.citation, open.cite) : null,
    ),
  );
}

/** Whether a text has a table of its own, which shows its figures. @param {string} text */
export const hasTable = (text) => /^\|.*\n\|\s*-{3}/m.test(text);

const nameOf = ({ program, scope }, called) =>
  [called(program), scope].filter(Boolean).join(" · ");

/**
 * The text without its word on each unchecked figure: those look so, and one notice says it.
 * @param {string} text
 */
export const withoutRemarks = (text) =>
  ["ja", "en"]
    .map((language) => speaking(language, () => t("answer.unreviewed-remark")))
    .reduce((rest, remark) => rest.replaceAll(remark, ""), text);

/** One notice for all figures that nobody has checked. @param {object} result of the contract */
export function uncheckedNotice({ figures, citations }) {
  const unchecked = figures.filter((figure) => !figure.reviewed && !figure.derived);
  if (!unchecked.length) return null;
  const cited = citations.find(({ number }) => number === unchecked[0].citation);
  const all = unchecked.length === figures.filter((figure) => !figure.derived).length;
  return h(
    "p",
    { class: "answer-notice" },
    icon("warn"),
    h(
      "span",
      {},
      t(all ? "answer.all-unreviewed" : "answer.some-unreviewed", { n: unchecked.length }),
      " ",
      cited && h("a", { href: href(["documents", cited.document_id, "review"]) }, t("answer.review")),
    ),
  );
}

/** That an answer may well be wrong, where it is less sure than others. @param {object} result */
export function uncertainNotice({ uncertain }) {
  if (!uncertain) return null;
  return h("p", { class: "answer-notice" }, icon("warn"), h("span", {}, t("answer.uncertain")));
}

/** The rows that an answer is made of, as a link into the budget table. */
export function rowsUsed({ rows_used: used }) {
  if (!used) return null;
  const pairs = [...new URLSearchParams(used.query)];
  return h(
    "a",
    { class: "text-button rows-used", href: href(["budget"], pairs) },
    icon("table"),
    t("answer.rows-used", { n: used.count }),
  );
}
