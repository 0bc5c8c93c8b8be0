/** The page of a PDF as it looks, with a box round what was cited. */

import { call, getJson } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";

const SCALE = 2;
// Pictures of pages that were looked at; a page is some hundred kilobytes.
const MOST_KEPT = 20;
/** @type {Map<string, string>} */
const pictures = new Map();

/**
 * @param {HTMLElement} body
 * @param {{document_id: string, page: number, start: number, end: number}} citation
 * @param {{within?: HTMLElement | null}} [how] `within` scrolls that box alone, not what is around
 */
export async function showPage(body, { document_id: id, page, start, end }, { within = null } = {}) {
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
  replace(
    body,
    h("div", { class: "printed-page" }, image, boxes),
    boxes.length || start === end ? null : h("p", { class: "soft" }, t("reader.no-box")),
  );
  if (start === end) body.scrollTop = 0; // a page as a whole
  if (!boxes.length) return;
  if (within) centre(within, boxes[0], image);
  else boxes[0].scrollIntoView({ block: "center" });
}

async function centre(within, box, image) {
  await image.decode().catch(() => {});
  within.scrollTop = box.offsetTop - (within.clientHeight - box.offsetHeight) / 2;
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
