/** The page of a PDF as it looks, with a box round what was cited. */

import { call, getJson } from "../core/api.js";
import { h, iconButton, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { read, write } from "../core/settings.js";

const SCALE = 2;
/** Setting: "on" where a person prefers to read pages enlarged. */
const ZOOM = "page-zoom";
/** Room left beside what is shown, in pixels. */
const EDGE = 16;
// Pictures of pages that were looked at; a page is some hundred kilobytes.
const MOST_KEPT = 20;
/** @type {Map<string, string>} */
const pictures = new Map();

/**
 * @param {HTMLElement} body
 * @param {{document_id: string, page: number, start: number, end: number}} citation
 * @param {{tools?: HTMLElement}} [how] `tools` takes the button that enlarges the page; without,
 *   it is large
 */
export async function showPage(body, { document_id: id, page, start, end }, { tools } = {}) {
  const path = `api/documents/${encodeURIComponent(id)}/pages/${page}`;
  const query = new URLSearchParams({ start: String(start), end: String(end) });
  const [src, places] = await Promise.all([
    picture(`${path}.png?scale=${SCALE}`),
    getJson(`${path}/boxes?${query}`),
  ]);
  if (!body.isConnected) return;
  const boxes = places.boxes.map((box) => marked(box, places));
  const image = h("img", {
    src,
    alt: t("reader.page-picture", { page }),
    width: Math.round(places.width),
    height: Math.round(places.height),
  });
  const paper = h("div", { class: "printed-page" }, image, boxes);
  paper.classList.toggle("printed-enlarged", !tools || read(ZOOM) === "on");
  replace(
    body,
    paper,
    boxes.length || start === end ? null : h("p", { class: "soft" }, t("reader.no-box")),
  );
  tools?.querySelector(".page-zoom")?.remove(); // of a page that another was opened before
  tools?.append(zoomButton(paper, () => centre(body, boxes, image)));
  if (start === end) body.scrollTop = 0; // a page as a whole
  await centre(body, boxes, image);
}

function zoomButton(paper, changed) {
  const toggle = () => {
    const on = paper.classList.toggle("printed-enlarged");
    write(ZOOM, on ? "on" : null);
    button.setAttribute("aria-pressed", String(on));
    changed();
  };
  const button = iconButton("zoom", t("reader.zoom"), toggle, {
    class: "page-zoom",
    "aria-pressed": String(paper.classList.contains("printed-enlarged")),
  });
  return button;
}

/** Scrolls to the boxes: all of them where they fit, else their ends, as amounts stand there. */
async function centre(body, boxes, image) {
  await image.decode().catch(() => {});
  if (!boxes.length || !body.isConnected) return;
  const [first] = boxes;
  const paper = first.offsetParent;
  const left = Math.min(...boxes.map((box) => box.offsetLeft)) + paper.offsetLeft;
  const right = Math.max(...boxes.map((box) => box.offsetLeft + box.offsetWidth)) + paper.offsetLeft;
  const spare = body.clientWidth - (right - left);
  body.scrollLeft = spare > 2 * EDGE ? left - spare / 2 : right - body.clientWidth + EDGE;
  body.scrollTop =
    first.offsetTop + paper.offsetTop - (body.clientHeight - first.offsetHeight) / 2;
}

/** Fetched by hand, as an `<img>` would send no token. @param {string} path */
async function picture(path) {
  if (!pictures.has(path)) {
    pictures.set(path, URL.createObjectURL(await (await call(path)).blob()));
    const [oldest] = pictures.keys();
    if (pictures.size > MOST_KEPT) {
      URL.revokeObjectURL(pictures.get(oldest) ?? "");
      pictures.delete(oldest);
    }
  }
  return pictures.get(path);
}

/** A box in per cent of the page, so that it stays right at every width. */
function marked([x0, y0, x1, y1], { width, height }) {
  const box = h("div", { class: "printed-mark" });
  const percent = (value, whole) => `${(100 * value) / whole}%`;
  box.style.left = percent(x0, width);
  box.style.top = percent(y0, height);
  box.style.width = percent(x1 - x0, width);
  box.style.height = percent(y1 - y0, height);
  return box;
}
