/** Starts the page: language, shell, and the view that the address names. */

import "./shell/tokens.js";
import { conversations } from "./ask/conversations.js";
import { askView } from "./ask/view.js";
import { lazily } from "./core/connection.js";
import { applyLanguage, t } from "./core/i18n.js";
import { h, replace } from "./core/dom.js";
import { route } from "./core/router.js";
import "./shell/banner.js";
import { installKeys } from "./shell/keys.js";
import { drawSidebar } from "./shell/sidebar.js";
import { drawTopbar } from "./shell/topbar.js";

const view = document.getElementById("view");
/** Views other than the first are fetched when somebody opens them. */
const VIEWS = {
  budget: lazily(async (again) => (await import(`./explore/view.js${again}`)).exploreView),
  documents: lazily(async (again) => (await import(`./documents/view.js${again}`)).documentsView),
  kept: lazily(async (again) => (await import(`./keep/view.js${again}`)).keptView),
  snapshot: lazily(async (again) => (await import(`./keep/snapshot-view.js${again}`)).snapshotView),
  source: lazily(async (again) => (await import(`./read/linked.js${again}`)).linkedView),
};
let end = null;

async function show({ keepReader = false } = {}) {
  end?.();
  end = null;
  if (!keepReader) closeReader();
  const at = route();
  const make = VIEWS[at.path[0]];
  place();
  if (!make) {
    end = askView(view, at);
    return;
  }
  replace(view, h("p", { class: "empty" }, t("loading")));
  const build = await make();
  if (route().path[0] === at.path[0]) end = build(view, at);
}

/** The reader's code is there as soon as it is open. */
async function closeReader() {
  if (document.querySelector("dialog#reader[open]")) (await import("./read/reader.js")).closeReader();
}

function place() {
  drawSidebar();
  drawTopbar();
}

function redraw() {
  place();
  show({ keepReader: true });
}

applyLanguage();
place();
await conversations.load();
installKeys();
window.addEventListener("hashchange", () => show());
// A file that is dropped anywhere must not take the page's place in the window.
for (const name of ["dragover", "drop"])
  window.addEventListener(name, (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
window.addEventListener("place", place);
document.addEventListener("language", redraw);
conversations.addEventListener("list", place);
show();
