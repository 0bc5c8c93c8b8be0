/**
 * `<ask-composer>`: where a question is written, and which documents it is kept to. Dispatches `ask`
 * with `{question}`, `scope` with the documents when those change, and `stop`.
 */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { read, write } from "../core/settings.js";

const MOST_CHARACTERS = 2000;
/** Setting: documents that the question being written is kept to. */
const SCOPE = "draft-scope";

export class AskComposer extends HTMLElement {
  #box = h("textarea", {
    class: "composer-box",
    rows: 1,
    maxlength: MOST_CHARACTERS,
    enterkeyhint: "send",
    name: "question",
  });
  #button = h("button", { type: "submit", class: "composer-send" });
  #chip = h("button", {
    type: "button",
    class: "composer-scope",
    hidden: true,
    "aria-haspopup": "dialog",
    onclick: () => this.#openScope(),
  });
  /** @type {string[]} ids of documents; none: all of them */
  #scope = [];
  /** @type {{id: string, title: string}[]} */
  #documents = [];
  #busy = false;

  connectedCallback() {
    if (this.firstChild) return;
    this.#box.value = read("draft") ?? "";
    this.#box.addEventListener("input", () => this.#changed());
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    const form = h(
      "form",
      { class: "composer", onsubmit: (event) => this.#submit(event) },
      this.#box,
      this.#chip,
      this.#button,
    );
    this.append(form, h("p", { class: "composer-note soft" }, t("composer.note")));
    this.#scope = this.#scope.length ? this.#scope : kept();
    this.#label();
    this.#offerScope();
    requestAnimationFrame(() => this.#grow());
  }

  /** Whether an answer is on its way: the button then stops it. */
  set busy(value) {
    this.#busy = value;
    this.#label();
  }

  /** @param {string} text */
  set value(text) {
    this.#box.value = text;
    this.#changed();
  }

  /** The documents that questions are kept to, or null. @returns {string[] | null} */
  get documents() {
    return this.#scope.length ? [...this.#scope] : null;
  }

  /** @param {string[] | null} ids */
  set scope(ids) {
    this.#scope = ids ?? [];
    this.#labelScope();
  }

  focus() {
    this.#box.focus();
  }

  #label() {
    const label = this.#busy ? t("composer.stop") : t("composer.send");
    this.#box.setAttribute("aria-label", t("composer.label"));
    this.#box.placeholder = t("composer.placeholder");
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
    replace(this.#button, icon(this.#busy ? "stop" : "send"));
    this.#button.disabled = !this.#busy && !this.#box.value.trim();
  }

  #changed() {
    write("draft", this.#box.value || null);
    this.#button.disabled = !this.#busy && !this.#box.value.trim();
    this.#grow();
  }

  #grow() {
    this.#box.style.blockSize = "auto";
    this.#box.style.blockSize = `${this.#box.scrollHeight}px`;
  }

  #key(event) {
    // While an input method composes, Enter chooses a conversion (229: Safari's late key).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    if (!this.#busy) this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      this.dispatchEvent(new CustomEvent("stop"));
      return;
    }
    const question = this.#box.value.trim();
    if (!question) return;
    write(SCOPE, null); // the conversation keeps it from now on
    this.dispatchEvent(new CustomEvent("ask", { detail: { question } }));
    this.value = "";
    if (!matchMedia("(hover: hover)").matches) this.#box.blur(); // the keyboard hides the answer
  }

  async #offerScope() {
    this.#documents = await corpus.documents().catch(() => []);
    const known = new Set(this.#documents.map(({ id }) => id));
    this.#scope = this.#scope.filter((id) => known.has(id));
    this.#chip.hidden = this.#documents.length < 2;
    this.#labelScope();
  }

  /** Says what is searched: all documents, the one by its title, or how many. */
  #labelScope() {
    const [only, ...more] = this.#scope;
    const title = this.#documents.find(({ id }) => id === only)?.title ?? only;
    const some = more.length ? t("composer.some", { n: more.length + 1 }) : title;
    const label = only ? some : t("composer.all");
    replace(this.#chip, icon("files"), h("span", {}, label));
    this.#chip.setAttribute("aria-label", `${t("composer.scope")}: ${label}`);
    this.#chip.classList.toggle("composer-scope-on", Boolean(only));
  }

  async #openScope() {
    const { openScope } = await import("./scope.js");
    openScope(this.#chip, this.#documents, this.#scope, (ids) => this.#choose(ids));
  }

  /** Keeps questions to documents, as a person chose. @param {string[]} ids */
  keepTo(ids) {
    this.#choose(ids);
    this.focus();
  }

  #choose(ids) {
    this.scope = ids;
    write(SCOPE, ids.length ? JSON.stringify(ids) : null);
    this.dispatchEvent(new CustomEvent("scope", { detail: ids }));
  }
}

/** The scope of a question that is still being written. @returns {string[]} */
function kept() {
  try {
    const ids = JSON.parse(read(SCOPE) ?? "[]");
    return Array.isArray(ids) ? ids.map(String) : [];
  } catch {
    return []; // written by something else
  }
}

customElements.define("ask-composer", AskComposer);
