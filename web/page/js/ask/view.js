/** The conversation: its turns, the composer, and what can be asked where there is none yet. */

import { lazily } from "../core/connection.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { go, href } from "../core/router.js";
import { answer, isRunning, stop } from "./asking.js";
import "./composer.js";
import { conversations } from "./conversations.js";
import { welcome } from "./welcome.js";

// Room above a question that is scrolled to.
const ROOM_ABOVE_PX = 12;
// By then the first screen is there; what shows answers comes before somebody has asked.
const PREFETCH_AFTER_MS = 2000;

/** What shows an answer, which the first screen does not need. */
const turnParts = lazily((again) => import(`./turn.js${again}`));

/**
 * @param {HTMLElement} root
 * @param {{path: string[], params: URLSearchParams}} route
 * @returns {() => void} ends the view
 */
export function askView(root, route) {
  return new AskView(root, route).end;
}

class AskView {
  #root;
  #conversation;
  #turns = h("div", { class: "turns" });
  #composer = h("ask-composer");
  #listening = new AbortController();

  constructor(root, { path, params }) {
    this.#root = root;
    const kept = path[0] === "c" ? conversations.get(path[1]) : undefined;
    this.#conversation = kept ?? conversations.create();
    this.#build(params);
    const { signal } = this.#listening;
    conversations.addEventListener("turn", ({ detail }) => this.#moved(detail), { signal });
    this.#listen();
    if (kept) turnParts().then(() => signal.aborted || this.#resume());
    this.#start(kept, path, params);
  }

  end = () => this.#listening.abort();

  #build(params) {
    const title = h("h1", { class: "visually-hidden" }, this.#conversation.title || t("nav.ask"));
    replace(this.#root, h("div", { class: "conversation" }, title, this.#turns), this.#composer);
    if (!this.#conversation.turns.length && !params.get("q"))
      welcome(
        this.#turns,
        (question) => this.#ask(question, this.#composer.documents),
        (document) => this.#composer.keepTo([document]),
      );
  }

  #listen() {
    this.#composer.addEventListener("ask", ({ detail }) =>
      this.#ask(detail.question, this.#composer.documents),
    );
    this.#composer.addEventListener("scope", ({ detail }) => this.#keepScope(detail));
    this.#composer.addEventListener("input", turnParts, { once: true });
    setTimeout(turnParts, PREFETCH_AFTER_MS);
    this.#composer.addEventListener("stop", () => this.#last && stop(this.#last));
    this.#turns.addEventListener("retry", ({ detail }) => answer(this.#conversation, detail.turn));
    this.#turns.addEventListener("suggest", ({ detail }) =>
      this.#ask(detail.question, this.#composer.documents),
    );
    this.#turns.addEventListener("rated", () => conversations.save(this.#conversation));
    this.#turns.addEventListener("ask-again", ({ detail }) => this.#askAgain(detail));
  }

  /** Shows what was said; a turn that a reload has interrupted is taken up again. */
  #resume() {
    this.#showTurns();
    const open = this.#last;
    if (open?.state === "asking" && !isRunning(open)) answer(this.#conversation, open);
    requestAnimationFrame(() => this.#toQuestion());
  }

  /** A permalink asks its question. */
  #start(kept, path, params) {
    if (path[0] === "c" && !kept)
      replace(this.#turns, h("p", { class: "empty" }, t("history.unknown")));
    const named = params.getAll("document");
    const documents = named.length ? named : null;
    const scope = documents ?? this.#conversation.documents;
    if (scope) this.#composer.scope = scope;
    this.#askAll(params.getAll("q"), documents);
    const open = this.#last;
    this.#composer.busy = Boolean(open && isRunning(open));
    if (matchMedia("(hover: hover)").matches) this.#composer.focus();
  }

  /** One after the other, as each may refer to those before it. */
  async #askAll(questions, documents) {
    for (const question of questions.map((q) => q.trim()).filter(Boolean))
      if (!this.#listening.signal.aborted) await this.#ask(question, documents);
  }

  #keepScope(ids) {
    this.#conversation.documents = ids.length ? ids : null;
    if (this.#conversation.turns.length) conversations.save(this.#conversation);
  }

  get #last() {
    return this.#conversation.turns.at(-1);
  }

  #showTurns() {
    replace(this.#turns);
    for (const turn of this.#conversation.turns) this.#append(turn);
  }

  #append(turn) {
    const element = h("chat-turn");
    this.#turns.append(element);
    element.show(turn);
    return element;
  }

  /** The last question to the top of the view, where it stays while its answer grows below it. */
  #toQuestion() {
    const last = this.#turns.querySelector("chat-turn:last-of-type");
    if (!last || this.#conversation.turns.length < 2) return;
    const by = last.getBoundingClientRect().top - this.#root.getBoundingClientRect().top;
    this.#root.scrollBy({ top: by - ROOM_ABOVE_PX });
  }

  async #ask(question, documents) {
    if (this.#last && isRunning(this.#last)) return;
    this.#conversation.documents = this.#composer.documents;
    const first = !this.#conversation.turns.length;
    const adding = conversations.addTurn(this.#conversation, question, documents);
    await turnParts();
    if (first) replace(this.#turns);
    this.#append(this.#last);
    this.#toQuestion();
    const running = answer(this.#conversation, this.#last);
    if (first) go(href(["c", this.#conversation.id]), { quiet: true });
    window.dispatchEvent(new Event("place"));
    await Promise.all([adding, running]);
  }

  async #askAgain({ turn, question }) {
    const at = this.#conversation.turns.indexOf(turn);
    this.#conversation.turns.slice(at).forEach(stop);
    this.#conversation.turns.splice(at);
    this.#showTurns();
    await this.#ask(question, turn.documents);
  }

  #moved(turn) {
    /** @type {import("./turn.js").ChatTurn | null} */
    const element = this.#turns.querySelector(`[data-turn="${turn.id}"]`);
    if (!element) return;
    element.update();
    if (turn.state !== "asking") element.announce();
    this.#composer.busy = turn.state === "asking";
  }
}
