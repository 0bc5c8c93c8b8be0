/**
 * The two languages of the interface. The page speaks the one that was chosen; what belongs to an
 * answer (its badges, tables and cards) speaks the answer's own.
 */

import { read, write } from "./settings.js";

const LANGUAGES = ["ja", "en"];
/** @type {Record<string, Record<string, string>>} */
const tables = {};
const address = (language) => new URL(`../../texts/${language}.json`, import.meta.url);
let chosen = initial();
let spoken = chosen;
await load(chosen);

/** Only a language in use is fetched. @param {string} language */
async function load(language) {
  tables[language] ??= await (await fetch(address(language))).json();
}

/** Fetches both, as answers may come in either. */
export const loadBoth = () => Promise.all(LANGUAGES.map(load));

function initial() {
  const kept = read("language");
  if (kept !== null && LANGUAGES.includes(kept)) return kept;
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "ja";
}

/** The language in which is being written. @returns {string} "ja" or "en" */
export const language = () => spoken;

/** @param {"ja" | "en"} value */
export async function setLanguage(value) {
  await load(value);
  chosen = spoken = value;
  write("language", value);
  applyLanguage();
  document.dispatchEvent(new CustomEvent("language"));
}

/**
 * What `make` makes, written in another language than the page's; `make` must not wait.
 * @template T
 * @param {string} other
 * @param {() => T} make
 * @returns {T}
 */
export function speaking(other, make) {
  const before = spoken;
  if (tables[other]) spoken = other;
  try {
    return make();
  } finally {
    spoken = before;
  }
}

/**
 * The text for a key, with `{name}` replaced; `{n|page|pages}` counts: "1 page", "2 pages".
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function t(key, values = {}) {
  const text = tables[spoken][key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replaceAll(/\{(\w+)(?:\|(.+?)\|(.+?))?\}/g, (_, name, one, more) => {
    const value = String(values[name] ?? "");
    return one ? `${value} ${value === "1" ? one : more}` : value;
  });
}

/** Whether there is a text for a key. @param {string} key */
export const has = (key) => key in tables[spoken];

/** Writes the language into what stands in the HTML itself. */
export function applyLanguage() {
  document.documentElement.lang = chosen;
  document.title = t("app.name");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]"))
    node.setAttribute("aria-label", t(node.dataset.tLabel));
}
