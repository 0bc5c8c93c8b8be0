/** One unit for a whole table: amounts in it are exact, never rounded. */

/** Units in which amounts are told, the largest first, with the yen of each. */
export const UNITS = [
  { name: "oku", size: 10 ** 8 },
  { name: "million", size: 10 ** 6 },
  { name: "thousand", size: 10 ** 3 },
  { name: "one", size: 1 },
];
const ENGLISH = [{ name: "billion", size: 10 ** 9 }, ...UNITS.slice(1)];
const MOST_DIGITS = 8;
/** More decimals than these are no help to the eye: half of the amounts have to do without. */
export const MOST_DECIMALS = 3;

/** @param {string} language */
export const unitsOf = (language) => (language === "en" ? ENGLISH : UNITS);

/**
 * The unit that suits amounts: the largest in which half of them are at least one and have
 * no more than three decimals.
 * @param {number[]} amounts
 * @param {string} language
 */
export function fitting(amounts, language) {
  const sizes = amounts.map(Math.abs).sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const units = unitsOf(language);
  const short = ({ size }) =>
    2 * sizes.filter((amount) => Number.isInteger((amount * 10 ** MOST_DECIMALS) / size)).length;
  const suits = (unit) => middle >= unit.size && short(unit) >= sizes.length;
  return units.find(suits) ?? units.at(-1);
}

/**
 * An amount in a unit, to the last digit: 2,754,000,000 in 億 is "27.54".
 * @param {number} amount
 * @param {{size: number}} unit
 */
export function inUnit(amount, { size }) {
  const whole = Math.trunc(Math.abs(amount) / size);
  const rest = Math.abs(amount) - whole * size;
  const digits = Math.round(Math.log10(size));
  const fraction = rest ? `.${String(rest).padStart(digits, "0").replace(/0+$/, "")}` : "";
  return `${amount < 0 ? "−" : ""}${whole.toLocaleString("en-US")}${fraction.slice(0, MOST_DIGITS + 1)}`;
}
