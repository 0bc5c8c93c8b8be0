/** A modal dialog with a title, content and buttons; Escape and the backdrop close it. */

import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { stylesheet } from "../core/stylesheet.js";

await stylesheet("shell/dialog");

let number = 0;

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {{label: string, value?: string, main?: boolean, danger?: boolean}[]} buttons
 *   `value` becomes the dialog's `returnValue`
 * @returns {HTMLDialogElement} open; removed from the page when it closes
 */
export function openDialog(title, content, buttons = []) {
  const id = `dialog-${++number}`;
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": id });
  const close = (value = "") => dialog.close(value);
  const button = ({ label, value, main, danger }) =>
    h(
      "button",
      {
        type: main ? "submit" : "button",
        class: `button ${main ? "button-main" : ""} ${danger ? "button-danger" : ""}`,
        onclick: main ? null : () => close(value),
      },
      label,
    );
  const submit = (event) => {
    event.preventDefault();
    close(buttons.find((b) => b.main)?.value);
  };
  dialog.append(
    h(
      "form",
      { class: "dialog-body", onsubmit: submit },
      h(
        "header",
        { class: "dialog-head" },
        h("h2", { id }, title),
        iconButton("close", t("close"), () => close()),
      ),
      h("div", { class: "dialog-content" }, content),
      buttons.length ? h("footer", { class: "row-end" }, buttons.map(button)) : null,
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("close", () => setTimeout(() => dialog.remove()));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks before something is lost. @returns {Promise<boolean>} */
export function confirmed(title, text, label) {
  return new Promise((resolve) => {
    const dialog = openDialog(
      title,
      [h("p", {}, text)],
      [{ label: t("cancel") }, { label, value: "yes", danger: true }],
    );
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"));
  });
}
