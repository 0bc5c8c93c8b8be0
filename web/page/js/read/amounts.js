/** Where, in the quote of a citation, the amounts stand that an answer took from it. */

/**
 * @param {{number?: number, start: number, quote?: string}} citation
 * @param {{citation: number | null, original: string | null}[]} figures of the answer
 * @returns {{start: number, end: number}[]} ranges of the document: of 2,760 in 「水源林 2,400 2,760」
 */
export function amountsIn({ number, start, quote }, figures) {
  if (!number || !quote) return [];
  const cited = figures.filter(({ citation, original }) => citation === number && original);
  return [...new Set(cited.map(({ original }) => /** @type {string} */ (original)))].flatMap(
    (original) => {
      const [at, ...more] = placesOf(original, quote);
      if (at === undefined || more.length) return []; // which of them is not known
      const from = start + length(quote.slice(0, at));
      return [{ start: from, end: from + length(original) }];
    },
  );
}

const DIGIT = /[\d０-９]/;
const INSIDE = /[\d０-９,，.．]/;

/** Where it stands for itself: 200 is not in 1,200. */
function placesOf(original, quote) {
  const found = [];
  for (let at = quote.indexOf(original); at >= 0; at = quote.indexOf(original, at + 1)) {
    const before = DIGIT.test(original[0]) && INSIDE.test(quote[at - 1] ?? "");
    const behind = DIGIT.test(original.at(-1)) && INSIDE.test(quote[at + original.length] ?? "");
    if (!before && !behind) found.push(at);
  }
  return found;
}

/** Characters as the service counts them. @param {string} text */
const length = (text) => [...text].length;
