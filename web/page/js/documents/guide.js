/** A guide to a document: what it is in three lines, its main totals, and questions to begin with. */

import { postJson } from "../core/api.js";
import * as corpus from "../core/corpus.js";
import { h, replace } from "../core/dom.js";
import { fiscalYear, measureName, money } from "../core/format.js";
import { language, t } from "../core/i18n.js";
import { programNames } from "../core/names.js";
import { href } from "../core/router.js";
import { stylesheet } from "../core/stylesheet.js";
import { answerText } from "../answer/answer-text.js";
import { exampleQuestions } from "../ask/examples.js";
import { withoutRemarks } from "../answer/key-figure.js";
import { showFigure } from "../read/figure-card.js";
import { openCitation, openSource } from "../read/reader.js";

const TOTALS = 3;
const QUESTIONS = 3;
const MAIN = ["request", "initial"];

/** @param {{id: string, fiscal_year: number | null, publisher: string | null}} document */
export function guideTo(document) {
  const body = h("div", { class: "guide-body" });
  const details = h(
    "details",
    { class: "guide", ontoggle: () => details.open && !body.childNodes.length && fill(body, document) },
    h("summary", {}, t("guide.title")),
    body,
  );
  return details;
}

async function fill(body, document) {
  replace(body, h("p", { class: "soft" }, t("loading")));
  const { id } = document;
  const [about, rows, programs, called] = await Promise.all([
    aboutIt(id).catch(() => null), // the guide does without what the service does not say
    corpus.rows().then((all) => all.rows.filter((row) => row.citation.document_id === id)),
    corpus.programs().then((all) => all.filter((one) => one.document_ids.includes(id))),
    programNames(),
    stylesheet("ask/turn", "ask/quotes"),
  ]).catch(() => [null, [], [], String]);
  const questions = exampleQuestions(programs, rows).slice(0, QUESTIONS);
  const totals = mainTotals(rows);
  replace(
    body,
    about,
    totals.length > 0 && h("dl", { class: "guide-totals" }, totals.map((row) => totalLine(row, called))),
    h(
      "div",
      { class: "chips" },
      questions.map(({ question }) =>
        h("a", { class: "chip", href: href(["ask"], [["q", question], ["document", id]]) }, question),
      ),
    ),
  );
  if (!about && !totals.length && !questions.length)
    replace(body, h("p", { class: "soft" }, t("guide.nothing")));
}

/** Three lines on the document, as the assistant answers, each figure and source a link. */
async function aboutIt(id) {
  const asked = { question: t("guide.question"), documents: [id], language: language() };
  const result = await (await postJson("api/answer", asked)).json();
  if (result.status !== "answered") return null;
  const open = {
    cite: (number) => openCitation(result.citations, number, result.figures),
    figure: (figure, at, how) => showFigure(figure, result, at, how),
    places: openSource,
  };
  return h("div", { class: "answer-text" }, answerText(withoutRemarks(result.answer), result, open));
}

/**
 * The largest amounts of programs that are part of no other, one a program, of the latest year.
 * @param {object[]} rows of one document
 */
export function mainTotals(rows) {
  const whole = rows.filter(
    (row) => MAIN.includes(row.measure) && row.currency && !row.parent && !row.scope,
  );
  const latest = Math.max(...whole.map((row) => row.fiscal_year ?? 0));
  return whole
    .filter((row) => (row.fiscal_year ?? 0) === latest)
    .toSorted((a, b) => b.amount - a.amount)
    .filter((row, at, sorted) => sorted.findIndex((o) => o.program_id === row.program_id) === at)
    .slice(0, TOTALS);
}

function totalLine(row, called) {
  const open = () => openSource([row.citation], 0);
  const kind = row.trust === "extracted" ? "amount amount-unreviewed" : "amount";
  const what = [row.fiscal_year && fiscalYear(row.fiscal_year), measureName(row.measure)];
  return [
    h("dt", {}, called(row.program), h("span", { class: "soft" }, ` ${what.filter(Boolean).join(" ")}`)),
    h(
      "dd",
      {},
      h("button", { type: "button", class: `link-button ${kind}`, onclick: open }, money(row.amount, row.currency)),
    ),
  ];
}
