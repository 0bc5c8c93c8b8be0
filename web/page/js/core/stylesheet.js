/** Fetches the stylesheet of a component that the first screen does not need. */

import { h } from "../core/dom.js";

const loaded = new Map();

/** @param {...string} names of files in `css/` @returns {Promise<unknown>} when they apply */
export const stylesheet = (...names) => Promise.all(names.map(load));

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(
      name,
      new Promise((resolve) => {
        const link = {
          rel: "stylesheet",
          href: `page/css/${name}.css`,
          onload: resolve,
          onerror: resolve,
        };
        document.head.append(h("link", link));
      }),
    );
  }
  return loaded.get(name);
}
