/** Decimal points below each other: amounts with fewer decimals leave room for those they lack. */

import { MOST_DECIMALS } from "./units.js";

// A point is about half as wide as a digit.
const POINT = 0.5;

/** An amount of another currency is written out in full, beside no other. */
const FOREIGN = /^[A-Z]/;

/** Digits behind the point: "27.54" has 2. @param {string} text */
const decimalsOf = (text) =>
  FOREIGN.test(text) ? 0 : (/\.(\d+)$/.exec(text)?.[1] ?? "").length;

/**
 * The most decimals that one of these has; a few that have very many stand out of line.
 * @param {string[]} texts
 */
export const mostDecimals = (texts) =>
  texts.reduce((most, text) => Math.min(MOST_DECIMALS, Math.max(most, decimalsOf(text))), 0);

/**
 * How much room an amount leaves behind it, in widths of a digit: "191" beside "27.54" 2.5.
 * @param {string} text
 * @param {number} most decimals in its column
 */
export function roomBehind(text, most) {
  const own = decimalsOf(text);
  if (FOREIGN.test(text)) return 0;
  return Math.max(0, most - own) + (most > 0 && own === 0 ? POINT : 0);
}

/**
 * @template {HTMLElement} E
 * @param {E} element that ends with the amount
 * @param {string} text of the amount
 * @param {number} most decimals in its column
 * @returns {E}
 */
export function aligned(element, text, most) {
  const room = roomBehind(text, most);
  if (room) element.style.setProperty("--room", `${room}ch`);
  return element;
}
