/** `<chat-turn>`: one question and its answer, shown as far as it has come. */

import { announce } from "../core/announce.js";
import { lazily } from "../core/connection.js";
import { h, icon, iconButton, replace } from "../core/dom.js";
import { loadBoth, speaking, t } from "../core/i18n.js";
import { learnPlaces } from "../core/located.js";
import { stylesheet } from "../core/stylesheet.js";
import { showFigure } from "../read/figure-card.js";
import { openCitation, openSource } from "../read/reader.js";
import { actionBar } from "./actions.js";
import { answerText } from "../answer/answer-text.js";
import {
  keyFigure,
  rowsUsed,
  uncertainNotice,
  uncheckedNotice,
  withoutRemarks,
} from "../answer/key-figure.js";
import { sourceList } from "../answer/source-list.js";
import { modelMark, stepsSoFar } from "../answer/steps.js";
import { trail } from "../answer/trail.js";

await Promise.all([stylesheet("ask/turn", "ask/sources", "ask/quotes", "figures/table"), loadBoth()]);

/** Of a text that is still coming: nothing in it is linked yet. */
const NOTHING_OPENS = { cite: () => {}, figure: () => {} };

export class ChatTurn extends HTMLElement {
  #turn = null;
  #question = h("div", { class: "question" });
  #answer = h("div", { class: "answer" });

  /** Quotes of the answer that can be opened. @type {object[] | undefined} */
  #places;

  /** Whether its markers stand for these. @param {object[]} citations */
  hasCited(citations) {
    return [this.#turn?.result?.citations, this.#places].includes(citations);
  }

  /** @param {import("./conversations.js").Turn} turn */
  show(turn) {
    this.#turn = turn;
    this.dataset.turn = turn.id;
    this.#showQuestion();
    this.append(
      h(
        "article",
        { class: "turn", "aria-labelledby": `q-${turn.id}` },
        this.#question,
        this.#answer,
      ),
    );
    this.update();
  }

  /** Shows what the turn has come to. */
  update() {
    const { state } = this.#turn;
    this.#answer.setAttribute("aria-busy", String(state === "asking"));
    const steps = this.#turn.steps ?? []; // conversations of before have none
    if (state === "asking")
      replace(this.#answer, this.#status(), stepsSoFar(steps), this.#plainText());
    else if (state === "done") this.#finish();
    else replace(this.#answer, this.#plainText(), this.#trouble());
  }

  #finish() {
    const show = () => replace(this.#answer, ...this.#finished());
    show();
    learnPlaces(this.#turn.result.citations).then((more) => more && show());
  }

  /** Reads the finished answer out. */
  announce() {
    const { state, text, problem } = this.#turn;
    const plain = text.replaceAll(/\[\d+\]/g, "");
    if (state === "done") announce(`${t("answer.ready")} ${plain}`);
    if (state === "failed") announce(problem ?? t("turn.gone"));
  }

  #tell(name, detail = {}) {
    this.dispatchEvent(
      new CustomEvent(name, { bubbles: true, detail: { turn: this.#turn, ...detail } }),
    );
  }

  #showQuestion() {
    const edit = iconButton("edit", t("turn.edit"), () => this.#edit(), { class: "question-edit" });
    replace(
      this.#question,
      h("h2", { id: `q-${this.#turn.id}`, class: "question-text" }, this.#turn.question),
      edit,
    );
  }

  #edit() {
    const box = h("textarea", {
      class: "field",
      rows: 2,
      maxlength: 2000,
      "aria-label": t("turn.edit"),
    });
    box.value = this.#turn.question;
    const send = () => box.value.trim() && this.#tell("ask-again", { question: box.value.trim() });
    const cancel = () => {
      this.#showQuestion();
      this.querySelector(".question-edit").focus();
    };
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") cancel();
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229)
        return;
      event.preventDefault();
      send();
    });
    replace(
      this.#question,
      h(
        "form",
        { class: "question-form", onsubmit: (e) => (e.preventDefault(), send()) },
        box,
        h("p", { class: "soft" }, t("turn.edit-note")),
        h(
          "div",
          { class: "row-end" },
          h("button", { type: "button", class: "button", onclick: cancel }, t("cancel")),
          h("button", { type: "submit", class: "button button-main" }, t("turn.ask-again")),
        ),
      ),
    );
    box.focus();
  }

  #status() {
    const stage = this.#turn.stage === "compose" ? "stage.compose" : "stage.search";
    return h("p", { class: "status" }, h("span", { class: "status-dot" }), t(stage));
  }

  #plainText() {
    return h("div", { class: "answer-text" }, answerText(withoutRemarks(this.#turn.text), {}, NOTHING_OPENS));
  }

  #trouble() {
    const stopped = this.#turn.state === "stopped";
    const text = stopped ? t("turn.stopped") : (this.#turn.problem ?? t("turn.gone"));
    return h(
      "div",
      { class: stopped ? "trouble trouble-soft" : "trouble" },
      icon("warn"),
      h("p", {}, text),
      h(
        "button",
        { type: "button", class: "button", onclick: () => this.#tell("retry") },
        t("turn.retry"),
      ),
    );
  }

  #finished() {
    const { result } = this.#turn;
    const cite = (number) => openCitation(result.citations, number, result.figures);
    const figure = (one, anchor, how) => showFigure(one, result, anchor, how);
    const places = (all, at) => openSource((this.#places = all), at);
    const open = { cite, figure, places };
    const own = () => [
      statusNote(result),
      uncertainNotice(result),
      keyFigure(result, open),
      h(
        "div",
        { class: "answer-text", lang: result.language },
        answerText(withoutRemarks(result.answer), result, open),
      ),
      uncheckedNotice(result),
      modelMark(result),
      trail(result, this.#turn.question),
      figuresBlock(result),
      result.citations.length ? sourceList(result, cite) : null,
      rowsUsed(result),
    ];
    return [
      ...speaking(result.language, own),
      actionBar(this.#turn, this),
      this.#suggestions(result),
    ];
  }

  #suggestions({ suggestions, status }) {
    if (!suggestions.length || status === "not_found") return null;
    const ask = (question) => () => this.#tell("suggest", { question });
    return h(
      "div",
      { class: "suggestions" },
      h(
        "h3",
        { class: "small-title" },
        t(status === "clarify" ? "suggest.clarify" : "suggest.next"),
      ),
      h(
        "div",
        { class: "chips" },
        suggestions.map((q) => h("button", { type: "button", class: "chip", onclick: ask(q) }, q)),
      ),
    );
  }
}

function statusNote({ status }) {
  if (status === "answered") return null;
  return h(
    "p",
    { class: `answer-status answer-status-${status}` },
    icon(status === "clarify" ? "help" : "search"),
    t(`status.${status}`),
  );
}

/** Where the service went away in the middle of loading: only a reload fetches the parts again. */
const reloadButton = () =>
  h(
    "button",
    { type: "button", class: "button", onclick: () => location.reload() },
    t("turn.retry"),
  );

/** A chart and a table need more code than most answers: it comes when the first one does. */
const figureParts = lazily((again) => import(`../figures/block.js${again}`));

function figuresBlock(result) {
  if (result.figures.length < 2) return null;
  const place = h("div", { class: "figures-place" });
  figureParts()
    .then(({ figuresOf }) => figuresOf(result))
    .then((block) => place.append(block))
    .catch(() => place.append(reloadButton()));
  return place;
}

customElements.define("chat-turn", ChatTurn);
