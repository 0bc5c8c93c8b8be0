/** The first screen: four questions to begin with, and the documents that answers rest on. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count, dateTime } from "../core/format.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { exampleQuestions } from "./examples.js";

const DOCUMENTS_SHOWN = 6;

/**
 * @param {HTMLElement} root
 * @param {(question: string) => void} ask
 * @param {(document: string) => void} keepTo called with a document that questions shall be kept to
 */
export async function welcome(root, ask, keepTo) {
  const examples = h("div", { class: "examples", "aria-busy": "true" });
  const documents = h("div", { class: "shelf" });
  replace(
    root,
    h(
      "section",
      { class: "welcome" },
      h(
        "div",
        { class: "welcome-head" },
        h("h2", {}, t("welcome.title")),
        h("p", {}, t("welcome.lead")),
      ),
      examples,
      documents,
    ),
  );
  try {
    const [programs, table, all, index] = await Promise.all([
      corpus.programs(),
      corpus.firstRows(),
      corpus.documents(),
      corpus.index(),
    ]);
    showExamples(examples, exampleQuestions(programs, table.rows), ask);
    showDocuments(documents, all, index, keepTo);
  } catch (problem) {
    replace(examples, h("p", { class: "trouble trouble-soft" }, icon("warn"), problem.message));
  }
  examples.setAttribute("aria-busy", "false");
}

function showExamples(root, examples, ask) {
  const card = ({ kind, question }) =>
    h(
      "button",
      { type: "button", class: "example", onclick: () => ask(question) },
      h("span", { class: "example-kind" }, t(`example.${kind}`)),
      h("span", {}, question),
    );
  replace(root, examples.map(card));
}

function showDocuments(root, documents, index, keepTo) {
  const one = (document) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "shelf-document",
          title: t("welcome.keep-to"),
          onclick: () => keepTo(document.id),
        },
        icon("files"),
        h(
          "span",
          { class: "shelf-body" },
          h("span", { class: "shelf-title" }, document.title),
          h("span", { class: "soft" }, facts(document)),
        ),
      ),
    );
  const rest = documents.length - DOCUMENTS_SHOWN;
  replace(
    root,
    h("h3", { class: "small-title" }, t("welcome.documents", {
      documents: count(index.documents),
      figures: count(index.figures),
      built: dateTime(index.built_at),
    })),
    h("ul", { class: "shelf-list" }, documents.slice(0, DOCUMENTS_SHOWN).map(one)),
    rest > 0 && h("a", { class: "text-button", href: href(["documents"]) }, t("welcome.more", { n: count(rest) })),
  );
}

const facts = ({ publisher, pages, figures, review }) =>
  [
    publisher,
    pages > 0 && t("documents.pages", { n: count(pages) }),
    figures || review ? t("documents.figures", { n: count(figures) }) : t("coverage.none"),
    review > 0 && t("documents.review", { n: count(review) }),
  ]
    .filter(Boolean)
    .join(" · ");
