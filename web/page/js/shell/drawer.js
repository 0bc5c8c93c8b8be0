/** A side panel: part of the page where there is room, a modal drawer where there is not. */

const WIDE = "(min-width: 60.01rem)";

export class Drawer {
  #dialog;
  #wide = matchMedia(WIDE);
  #opener = null;

  /** @param {HTMLDialogElement} dialog @param {{always?: boolean}} [how] always: never closed when wide */
  constructor(dialog, { always = false } = {}) {
    this.#dialog = dialog;
    this.always = always;
    this.#wide.addEventListener("change", () => this.#fit());
    dialog.addEventListener("click", (event) => event.target === dialog && this.close());
    dialog.addEventListener("close", () => this.#returnFocus());
    if (always) this.#fit();
  }

  get open() {
    return this.#dialog.open;
  }

  get modal() {
    return this.#dialog.matches(":modal");
  }

  show() {
    if (!this.#dialog.open) this.#opener = document.activeElement;
    if (this.#wide.matches)
      this.#dialog.open = true; // `show()` would take the focus
    else if (!this.modal) {
      this.#dialog.open = false;
      this.#dialog.showModal();
    }
  }

  close() {
    if (this.always && this.#wide.matches) return;
    if (this.modal) this.#dialog.close();
    else {
      this.#dialog.open = false;
      this.#dialog.dispatchEvent(new Event("close"));
    }
  }

  #returnFocus() {
    const opener = this.#opener;
    this.#opener = null;
    if (opener?.isConnected) opener.focus();
  }

  #fit() {
    const { open } = this.#dialog;
    if (this.modal) this.#dialog.close();
    if (this.always) this.#dialog.open = this.#wide.matches;
    else if (open) {
      this.#dialog.open = false;
      this.show();
    }
  }
}
