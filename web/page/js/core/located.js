/**
 * What places are called in files that have no pages of paper: the sheet and row of a workbook, the
 * slide of a deck. Learned from the service once, so that a place can be named without waiting.
 */

import { getJson } from "./api.js";
import * as corpus from "./corpus.js";

const NAMED = /spreadsheetml|presentationml/;
const AT_ONCE = 100;
/** @type {Map<string, {kind: string, name: string | null, row: number | null}>} */
const known = new Map();

/** @typedef {{document_id: string, start: number}} Placed */

/** @param {Placed} placed */
const keyOf = ({ document_id: id, start }) => `${id}\n${start}`;

/** What is known of a place. @param {Placed} placed */
export const located = (placed) => known.get(keyOf(placed));

/**
 * Learns what places are called; what cannot be learned stays named by page and line.
 * @param {Placed[]} places
 * @returns {Promise<boolean>} whether there was something new
 */
export async function learnPlaces(places) {
  try {
    const named = new Set(
      (await corpus.documents()).filter((d) => NAMED.test(d.media_type)).map((d) => d.id),
    );
    const fresh = places.filter((one) => named.has(one.document_id) && !located(one));
    const groups = [...Map.groupBy(fresh, ({ document_id: id }) => id)];
    for (const [id, group] of groups)
      for (let at = 0; at < group.length; at += AT_ONCE)
        await learn(id, group.slice(at, at + AT_ONCE));
    return fresh.length > 0;
  } catch {
    return false;
  }
}

async function learn(id, group) {
  const query = new URLSearchParams(group.map(({ start }) => ["at", String(start)]));
  const { places } = await getJson(`api/documents/${encodeURIComponent(id)}/located?${query}`);
  for (const [n, place] of places.entries()) known.set(keyOf(group[n]), place);
}
