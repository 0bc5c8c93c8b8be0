/** Builds elements without ever parsing text as markup: what comes from a document stays text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with properties and children; strings become text nodes, null and false nothing.
 * `on…` functions are listeners; `dataset` is an object; true and false set bare attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [props]
 * @param {...unknown} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  assign(element, props);
  fill(element, children);
  return element;
}

/**
 * The same for an element of SVG.
 * @param {string} name
 * @param {Record<string, unknown>} [props]
 * @param {...unknown} children
 * @returns {SVGElement}
 */
export function s(name, props = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  assign(element, props);
  fill(element, children);
  return element;
}

function assign(element, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "dataset") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
}

// As in corpus/text/plain.py; here for what comes by a link, a kept answer or the address.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that is shown in the order of its characters: "\u202eabc" → "\u2060abc".
 * @param {string} text
 * @returns {string}
 */
export function inOrder(text) {
  return text.replace(TURNING, "\u2060");
}

function fill(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "string" ? inOrder(child) : child);
  }
}

/** Shapes of the icons, on a grid of 24. */
export const SHAPES = {
  menu: "M4 7h16M4 12h16M4 17h16",
  plus: "M12 5v14M5 12h14",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
  files: "M8 3h7l4 4v10H8zM15 3v4h4M8 7H5v14h10v-4",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 20 20",
  send: "M12 19V5M6 11l6-6 6 6",
  stop: "M7 7h10v10H7z",
  close: "M6 6l12 12M18 6 6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  edit: "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3",
  trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  up: "M7 11v9H4v-9zM7 11l4-8c2 0 3 1 2.500 3L13 10h6c1 0 2 1 1.500 2L18.500 19c-.2.700-1 1-1.500 1H7",
  down: "M7 13V4H4v9zM7 13l4 8c2 0 3-1 2.500-3L13 14h6c1 0 2-1 1.500-2L18.500 5c-.2-.7-1-1-1.500-1H7",
  "down-small": "M7 10l5 5 5-5",
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  upload: "M12 16V5M7 9l5-5 5 5M5 20h14",
  refresh: "M20 11a8 8 0 1 0-2 6M20 5v6h-6",
  help: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700M12 16.500h.01",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  zoom: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 20 20M7.5 10.5h6M10.5 7.5v6",
  quote: "M5 6h14M5 11h14M5 16h8",
  warn: "M12 4l9 16H3zM12 10v4.500M12 17.300h.01",
  keep: "M7 4h10v16l-5-4-5 4z",
  check: "M5 12.500l4.500 4.500L19 7.500",
  chart: "M4 20h16M7 20v-7M12 20V6M17 20v-10",
};

/**
 * A decorative icon; the button around it carries the name.
 * @param {keyof typeof SHAPES} name
 */
export function icon(name) {
  return s(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" },
    s("path", { d: SHAPES[name] }),
  );
}

/**
 * A button with an icon only, named for everybody by label and tooltip.
 * @param {keyof typeof SHAPES} name
 * @param {string} label
 * @param {(event: Event) => void} onclick
 * @param {Record<string, unknown>} [props]
 */
export function iconButton(name, label, onclick, props = {}) {
  const { class: more = "", ...rest } = props;
  const all = { type: "button", class: `icon-button ${more}`, "aria-label": label, title: label };
  return h("button", { ...all, onclick, ...rest }, icon(name));
}

/** The element that has the focus. @returns {HTMLElement | null} */
export const focused = () => /** @type {HTMLElement | null} */ (document.activeElement);

/** The element that an event happened at. @param {Event} event @returns {HTMLElement} */
export const targetOf = (event) => /** @type {HTMLElement} */ (event.target);

/** Puts new children in place of the old ones. */
export function replace(element, ...children) {
  element.replaceChildren();
  fill(element, children);
}
