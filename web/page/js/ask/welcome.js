/** The first screen: what can be asked, read from the corpus in service. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { count, dateTime } from "../core/format.js";
import { t } from "../core/i18n.js";
import { exampleQuestions, nameOf } from "./examples.js";

const FIRST_PROGRAMS = 12;
const MORE_PROGRAMS = 60;

/**
 * @param {HTMLElement} root
 * @param {(question: string) => void} ask
 */
export async function welcome(root, ask) {
  const examples = h("div", { class: "examples", "aria-busy": "true" });
  const directory = h("div", { class: "directory" });
  const facts = h("p", { class: "soft" }, "\u00a0");
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
        facts,
      ),
      examples,
      directory,
    ),
  );
  try {
    const [programs, table, index] = await Promise.all([
      corpus.programs(),
      corpus.firstRows(),
      corpus.index(),
    ]);
    facts.textContent = t("welcome.facts", {
      documents: count(index.documents),
      figures: count(index.figures),
      built: dateTime(index.built_at),
    });
    showExamples(examples, exampleQuestions(programs, table.rows), ask);
    showPrograms(directory, programs, ask);
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

function showPrograms(root, programs, ask) {
  if (!programs.length) return;
  const chip = (program) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        onclick: () => ask(t("welcome.about", { name: nameOf(program) })),
      },
      nameOf(program),
    );
  const chips = h("div", { class: "chips" }, programs.slice(0, FIRST_PROGRAMS).map(chip));
  const more = h("button", {
    type: "button",
    class: "text-button",
    onclick: () => {
      const from = chips.childElementCount - 1;
      const next = programs.slice(from, from + MORE_PROGRAMS).map(chip);
      more.before(...next);
      next[0].focus();
      relabel();
    },
  });
  chips.append(more);
  const relabel = () => {
    const rest = programs.length - (chips.childElementCount - 1);
    if (rest > 0) more.textContent = t("welcome.more", { n: count(rest) });
    else more.remove();
  };
  relabel();
  replace(root, h("h3", { class: "small-title" }, t("welcome.programs")), chips);
}
