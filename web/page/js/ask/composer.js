/** `<ask-composer>`: where a question is written. Dispatches `ask` with `{question, documents}`. */

import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { read, write } from "../core/settings.js";

const MOST_CHARACTERS = 2000;

export class AskComposer extends HTMLElement {
  #box = h("textarea", {
    class: "composer-box",
    rows: 1,
    maxlength: MOST_CHARACTERS,
    enterkeyhint: "send",
    name: "question",
  });
  #button = h("button", { type: "submit", class: "composer-send" });
  #scope = h("select", { class: "composer-scope", name: "documents" });
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
      this.#button,
      this.#scope,
    );
    this.append(form, h("p", { class: "composer-note soft" }, t("composer.note")));
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

  focus() {
    this.#box.focus();
  }

  #label() {
    const label = this.#busy ? t("composer.stop") : t("composer.send");
    this.#box.setAttribute("aria-label", t("composer.label"));
    this.#box.placeholder = t("composer.placeholder");
    this.#scope.setAttribute("aria-label", t("composer.scope"));
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
    const documents = this.#scope.value ? [this.#scope.value] : null;
    this.dispatchEvent(new CustomEvent("ask", { detail: { question, documents } }));
    this.value = "";
    if (!matchMedia("(hover: hover)").matches) this.#box.blur(); // the keyboard hides the answer
  }

  async #offerScope() {
    this.#scope.hidden = true;
    const all = await corpus.documents().catch(() => []);
    if (all.length < 2) return;
    replace(
      this.#scope,
      h("option", { value: "" }, t("composer.all")),
      all.map((d) => h("option", { value: d.id }, d.title)),
    );
    this.#scope.hidden = false;
  }
}

customElements.define("ask-composer", AskComposer);
