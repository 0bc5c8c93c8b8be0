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
const MOST_AMOUNTS = 8;
/** @type {Map<string, string>} */
const pictures = new Map();

/**
 * @param {HTMLElement} body
 * @param {{document_id: string, page: number, start: number, end: number}} citation
 * @param {{tools?: HTMLElement, amounts?: {start: number, end: number}[]}} [how] `tools` takes the
 *   button that enlarges the page; without, it is large. `amounts` are marked most
 */
export async function showPage(body, citation, { tools, amounts = [] } = {}) {
  const { document_id: id, page, start, end } = citation;
  const path = `api/documents/${encodeURIComponent(id)}/pages/${page}`;
  const [src, places, ...stated] = await Promise.all([
    picture(`${path}.png?scale=${SCALE}`),
    ...[citation, ...amounts.slice(0, MOST_AMOUNTS)].map((range) => boxesOf(path, range)),
  ]);
  if (!body.isConnected) return;
  const strong = stated.flatMap((one) => one.boxes).map((box) => marked(box, places, "printed-amount"));
  const weak = strong.length ? "printed-mark printed-around" : "printed-mark";
  const boxes = places.boxes.map((box) => marked(box, places, weak));
  const image = h("img", {
    src,
    alt: t("reader.page-picture", { page }),
    width: Math.round(places.width),
    height: Math.round(places.height),
  });
  const paper = h("div", { class: "printed-page" }, image, boxes, strong);
  paper.classList.toggle("printed-enlarged", !tools || read(ZOOM) === "on");
  replace(
    body,
    paper,
    boxes.length || start === end ? null : h("p", { class: "soft" }, t("reader.no-box")),
  );
  tools?.querySelector(".page-zoom")?.remove(); // of a page that another was opened before
  tools?.append(zoomButton(paper, () => centre(body, boxes, strong, image)));
  if (start === end) body.scrollTop = 0; // a page as a whole
  await centre(body, boxes, strong, image);
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

/**
 * Scrolls to the boxes: all of them where they fit, else the end of the amounts in them, or of
 * them, as amounts stand there.
 */
async function centre(body, boxes, strong, image) {
  await image.decode().catch(() => {});
  if (!boxes.length || !body.isConnected) return;
  const [first] = boxes;
  const paper = first.offsetParent;
  const end = (all) => Math.max(...all.map((box) => box.offsetLeft + box.offsetWidth)) + paper.offsetLeft;
  const left = Math.min(...boxes.map((box) => box.offsetLeft)) + paper.offsetLeft;
  const fits = body.clientWidth - (end(boxes) - left) > 2 * EDGE;
  const right = fits || !strong.length ? end(boxes) : end(strong);
  const spare = body.clientWidth - (right - left);
  body.scrollLeft = spare > 2 * EDGE ? left - spare / 2 : right - body.clientWidth + EDGE;
  body.scrollTop =
    first.offsetTop + paper.offsetTop - (body.clientHeight - first.offsetHeight) / 2;
}

const boxesOf = (path, { start, end }) =>
  getJson(`${path}/boxes?${new URLSearchParams({ start: String(start), end: String(end) })}`);

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
function marked([x0, y0, x1, y1], { width, height }, name) {
  const box = h("div", { class: name });
  const percent = (value, whole) => `${(100 * value) / whole}%`;
  box.style.left = percent(x0, width);
  box.style.top = percent(y0, height);
  box.style.width = percent(x1 - x0, width);
  box.style.height = percent(y1 - y0, height);
  return box;
}
