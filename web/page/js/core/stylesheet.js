/** Fetches the stylesheet of a component that the first screen does not need. */

import { h } from "../core/dom.js";

/** @param {string} name of a file in `css/` @returns {Promise<void>} when it applies */
export function stylesheet(name) {
  const href = `page/css/${name}.css`;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    document.head.append(h("link", { rel: "stylesheet", href, onload: () => resolve(), onerror: () => resolve() }));
  });
}
