/** The two languages of the interface; the language of answers is the question's own. */

import { read, write } from "./settings.js";

const LANGUAGES = ["ja", "en"];
let current = initial();
let table = await textsOf(current);

/** Only the language in use is fetched. */
async function textsOf(language) {
  return (await import(`./strings-${language}.js`))[language];
}

function initial() {
  const chosen = read("language");
  if (LANGUAGES.includes(chosen)) return chosen;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "ja";
}

/** @returns {"ja" | "en"} */
export const language = () => current;

/** @param {"ja" | "en"} value */
export async function setLanguage(value) {
  table = await textsOf(value);
  current = value;
  write("language", value);
  applyLanguage();
  document.dispatchEvent(new CustomEvent("language"));
}

/**
 * The text for a key, with `{name}` replaced.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function t(key, values = {}) {
  const text = table[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Whether there is a text for a key. */
export const has = (key) => key in table;

/** Writes the language into what stands in the HTML itself. */
export function applyLanguage() {
  document.documentElement.lang = current;
  document.title = t("app.name");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]"))
    node.setAttribute("aria-label", t(node.dataset.tLabel));
}
