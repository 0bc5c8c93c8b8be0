/** What a person has chosen, kept in this browser; changes are told by an event. */

export const changes = new EventTarget();
const memory = new Map();

/** @param {string} key @returns {string | null} */
export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null; // storage is closed to this page
  }
}

/** @param {string} key @param {string | null} value */
export function write(key, value) {
  memory.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Full or closed: the choice lasts as long as the page.
  }
  changes.dispatchEvent(new CustomEvent(key, { detail: value }));
}

/** @returns {"system" | "light" | "dark"} */
export function theme() {
  const chosen = read("theme");
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

/** @param {"system" | "light" | "dark"} value */
export function setTheme(value) {
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  write("theme", value === "system" ? null : value);
}

/** Whether single keys act; a person whose speech or switch types stray letters turns them off. */
export const singleKeys = () => read("single-keys") !== "off";

/** The bearer token lives as long as the tab: it opens uploads and deletions. */
export const token = {
  get: () => sessionGet("token"),
  set: (value) => sessionSet("token", value),
};

function sessionGet(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}

function sessionSet(key, value) {
  memory.set(key, value);
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Kept in memory only.
  }
}
