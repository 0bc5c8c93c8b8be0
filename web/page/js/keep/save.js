/** Saves what the page has made as a file of the reader's. */

import { h } from "../core/dom.js";

const URL_LIFE_MS = 10_000;

/** @param {Blob} blob @param {string} filename */
export function saveBlob(blob, filename) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: safeName(filename) }).click();
  setTimeout(() => URL.revokeObjectURL(url), URL_LIFE_MS);
}

/** @param {string} text @param {string} filename @param {string} type */
export const saveText = (text, filename, type) =>
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), filename);

const safeName = (name) =>
  name
    .replaceAll(/[\\/:*?"<>|\p{C}]+/gu, " ")
    .trim()
    .slice(-120) || "file";
