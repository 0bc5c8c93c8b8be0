/** A whole against its parts: what they come to, and what of the whole none of them explains. */

/**
 * @typedef {{whole: object, parts: object[], sum: number, rest: number}} Reconciled
 *   `sum` and `rest` in the unit of the amounts; sum + rest is the whole
 */

/**
 * The figure whose parts the others are: programs below its own, or scopes of its own. Nothing
 * where parts overlap, so that they come to more than the whole.
 * @param {object[]} figures of the contract
 * @param {(program: string) => string | null} parentOf name of the program that one stands under
 * @returns {Reconciled | null}
 */
export function reconcile(figures, parentOf) {
  const read = figures.filter((figure) => !figure.derived && figure.amount >= 0);
  for (const whole of read) {
    const alike = read.filter((other) => other !== whole && comparable(other, whole));
    const below = alike.filter((other) => !whole.scope && parentOf(other.program) === whole.program);
    const scopes = alike.filter(
      (other) => !whole.scope && other.scope && other.program === whole.program,
    );
    const made = below.length > 1 && apart(below) ? against(whole, below) : null;
    if (made) return made;
    const exact = scopes.length > 1 && apart(scopes) ? against(whole, scopes) : null;
    if (exact && !exact.rest) return exact; // scopes may overlap: only the sum proves them parts
  }
  return null;
}

const comparable = (a, b) =>
  ["measure", "fiscal_year", "currency"].every((key) => a[key] === b[key]);

/** Whether each part is of another program or scope, so that none counts twice. */
const apart = (parts) =>
  new Set(parts.map(({ program, scope }) => `${program}\n${scope}`)).size === parts.length;

/** @param {object} whole @param {object[]} parts @returns {Reconciled | null} */
export function against(whole, parts) {
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  return sum > whole.amount ? null : { whole, parts, sum, rest: whole.amount - sum };
}
