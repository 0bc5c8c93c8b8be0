/** Text without what only layout makes different: white space, full width, a bullet's shape. */

/**
 * @param {string} original
 * @returns {Folded}
 */
export const folded = (original) => new Folded(original);

class Folded {
  text = "";
  #original;
  /** Where each character of `text` stands in the original. @type {number[]} */
  #at = [];

  /** @param {string} original */
  constructor(original) {
    this.#original = original;
    let at = 0;
    for (const character of original) {
      for (const unit of character.normalize("NFKC").replaceAll(/\s/g, "")) {
        this.text += unit;
        for (let i = 0; i < unit.length; i += 1) this.#at.push(at);
      }
      at += character.length;
    }
    this.#at.push(original.length);
  }

  get length() {
    return this.text.length;
  }

  /** @param {string} words folded ones @param {number} from */
  find(words, from) {
    return words ? this.text.indexOf(words, from) : -1;
  }

  /** Whether white space stands before a character. @param {number} at */
  begins(at) {
    return at === 0 || /\s/.test(this.#original[this.#at[at] - 1]);
  }

  /** The range of the original for one of `text`, without white space round it. */
  range(from, to) {
    const start = this.#at[from];
    const piece = this.#original.slice(start, this.#at[to]);
    return { start, end: start + piece.trimEnd().length };
  }
}
