/** What the corpus holds, fetched once a build and shared by all views. */

import { getJson } from "./api.js";

const kept = new Map();
// More rows than a person scrolls through; beyond it the CSV is the right tool.
export const MOST_ROWS = 20000;

function once(path) {
  if (!kept.has(path)) {
    const promise = getJson(path);
    kept.set(path, promise);
    promise.catch(() => kept.delete(path)); // a failure is asked again next time
  }
  return kept.get(path);
}

/** Forgets everything, as after a rebuild. */
export const forget = () => kept.clear();

export const documents = async () => (await once("api/documents")).documents;
export const programs = async () => (await once("api/programs")).programs;
export const index = () => once("api/index");
/** Enough rows to make examples from. */
export const firstRows = () => once("api/budget?limit=200");
/** Rows of a document with a measure and a year. */
export const rowsOf = (document, measure, year) =>
  once(
    `api/budget?${new URLSearchParams({ document, measure, ...(year && { fiscal_year: year }) })}`,
  );
/** The whole table. */
export const rows = () => once(`api/budget?limit=${MOST_ROWS}`);

/** @param {string} id @returns {Promise<import("../read/tools.js").Shown>} */
export const documentText = (id) => once(`api/documents/${encodeURIComponent(id)}/text`);

/** A document's record, or undefined. @param {string} id */
export const documentOf = async (id) => (await documents()).find((d) => d.id === id);
