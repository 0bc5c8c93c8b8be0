/** The button that puts a figure or a quote into the tray, or takes it out again. */

import { notice } from "../core/announce.js";
import { iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { areKept, toggle } from "./tray.js";

/**
 * @param {import("./tray.js").Kept[]} items that belong together
 * @param {string} name of what is kept, for those who cannot see where the button stands
 */
export function keepButton(items, name) {
  const label = t("tray.keep", { name });
  const button = iconButton("keep", label, () => {
    const now = toggle(items);
    button.setAttribute("aria-pressed", String(now));
    notice(t(now ? "tray.kept" : "tray.taken-out"));
  });
  button.classList.add("keep-button");
  button.setAttribute("aria-pressed", String(areKept(items)));
  return button;
}
