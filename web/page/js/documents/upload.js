/** Takes files by drop or choice and sends them to the service. */

import { call } from "../core/api.js";
import { h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";

/**
 * @param {(files: File[]) => void} take
 * @param {AbortSignal} ended when the view is left
 * @returns {HTMLElement} where files are dropped or chosen
 */
export function dropzone(take, ended) {
  const input = h("input", {
    type: "file",
    multiple: true,
    class: "visually-hidden",
    name: "files",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => {
      if (input.files.length) take([...input.files]);
      input.value = "";
    },
  });
  const zone = h(
    "div",
    { class: "dropzone" },
    icon("upload"),
    h(
      "p",
      {},
      h("strong", {}, t("documents.drop")),
      h("br"),
      h("span", { class: "soft" }, t("documents.kinds")),
    ),
    h(
      "button",
      { type: "button", class: "button", onclick: () => input.click() },
      t("documents.choose"),
    ),
    input,
  );
  const over = (on) => (event) => {
    if (event.dataTransfer?.types.includes("Files")) zone.classList.toggle("dropzone-over", on);
  };
  const drop = (event) => {
    over(false)(event);
    if (event.dataTransfer?.files.length) take([...event.dataTransfer.files]);
  };
  // The whole window takes a file: one that misses the box must not be lost.
  window.addEventListener("dragover", over(true), { signal: ended });
  window.addEventListener("dragleave", over(false), { signal: ended });
  window.addEventListener("drop", drop, { signal: ended });
  return zone;
}

/** @param {File[]} files @returns {Promise<{job_id: string, rejected?: object[]}>} */
export async function upload(files) {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  return (await call("api/documents", { method: "POST", body })).json();
}
