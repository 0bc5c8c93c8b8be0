/** Where an answer was looked for, as it is kept with the answer. */

const NEAREST = 3;

/**
 * What an answer keeps of where it was looked for: the service's own account, or the passages that
 * it came upon and the documents that were asked.
 * @param {object} result of the contract, with `passages`
 * @param {string[] | null} documents that the question was kept to
 */
export const searchedOf = ({ searched, passages }, documents) =>
  searched ?? { documents: null, scope: documents, missing: [], nearest: passages.slice(0, NEAREST) };
