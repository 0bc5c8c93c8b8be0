/** Finds where an answer states each of its figures. */

const MARKER = /\[(\d{1,3})\]/g;
const DIGIT = /[\d０-９,，.．]/;

/**
 * @param {string} text
 * @param {{display: string, citation: number | null}[]} figures
 * @returns {{start: number, end: number, figure: object}[]} in order, not overlapping
 */
export function findFigures(text, figures) {
  const markers = [...text.matchAll(MARKER)].map((m) => ({ at: m.index, number: Number(m[1]) }));
  const displays = [...new Set(figures.map((f) => f.display).filter(Boolean))];
  displays.sort((a, b) => b.length - a.length); // the longest first: 111億円 before 11億円
  const taken = [];
  const used = new Set();
  for (const display of displays) {
    for (const start of occurrences(text, display)) {
      const end = start + display.length;
      if (taken.some((span) => start < span.end && end > span.start)) continue;
      const figure = choose(
        figures.filter((f) => f.display === display),
        end,
        markers,
        used,
      );
      used.add(figure);
      taken.push({ start, end, figure });
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

function* occurrences(text, display) {
  for (let at = text.indexOf(display); at >= 0; at = text.indexOf(display, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + display.length] ?? "";
    const partOfNumber = DIGIT.test(before) && DIGIT.test(display[0]);
    if (!partOfNumber && !(/\d/.test(display.at(-1)) && /\d/.test(after))) yield at;
  }
}

/** Of figures that look alike, the one whose citation follows, then one not yet shown. */
function choose(same, end, markers, used) {
  const next = markers.find((marker) => marker.at >= end)?.number;
  const fresh = same.filter((figure) => !used.has(figure));
  const pool = fresh.length ? fresh : same;
  return pool.find((figure) => figure.citation === next) ?? pool[0];
}
