/** The edge of the reader, which makes it wider or narrower by mouse, finger or arrow keys. */

import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { read, write } from "../core/settings.js";

/** Setting: width of the reader in pixels. */
const WIDTH = "reader-width";
const LEAST = 320;
/** What an answer beside the reader needs, with the list of conversations. */
const BESIDE = 640;
const STEP = 32;

/** @param {HTMLElement} panel @returns {HTMLElement} the edge, to stand in the panel */
export function edgeOf(panel) {
  const edge = h("div", {
    class: "reader-edge",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "vertical",
    "aria-label": t("reader.resize"),
    "aria-valuemin": LEAST,
    onkeydown: (event) => {
      const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation(); // the arrows go to other sources elsewhere in the reader
      fit(panel, edge, panel.offsetWidth + by, { keep: true });
    },
    onpointerdown: (event) => {
      event.preventDefault();
      edge.setPointerCapture(event.pointerId);
    },
    onpointermove: (event) => {
      if (edge.hasPointerCapture(event.pointerId))
        fit(panel, edge, panel.getBoundingClientRect().right - event.clientX);
    },
    onpointerup: () => write(WIDTH, String(panel.offsetWidth)),
  });
  const kept = Number(read(WIDTH));
  fit(panel, edge, kept || panel.offsetWidth, { set: Boolean(kept) });
  return edge;
}

/** Sets a width that leaves room for both sides; on a narrow screen the style sheet wins. */
function fit(panel, edge, wanted, { keep = false, set = true } = {}) {
  const most = Math.max(LEAST, innerWidth - BESIDE);
  const width = Math.round(Math.min(Math.max(wanted, LEAST), most));
  edge.setAttribute("aria-valuemax", String(most));
  edge.setAttribute("aria-valuenow", String(width));
  if (set) panel.style.setProperty("--reader-width", `${width}px`);
  if (keep) write(WIDTH, String(width));
}
