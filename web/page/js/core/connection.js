/** Notices that the service is gone, and looks until it is back. */

/** Events: `gone`, `back`. */
export const connection = new EventTarget();
let gone = false;
const LOOK_EVERY_MS = 1500;

export const isGone = () => gone;

/** Called where a request did not reach the service. */
export function reportGone() {
  if (gone) return;
  gone = true;
  connection.dispatchEvent(new Event("gone"));
  setTimeout(look, LOOK_EVERY_MS);
}

/**
 * Loads a part of the page; while the service is gone, waits for it to be back.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function whenReachable(load) {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!/dynamically imported module|importing/i.test(error.message)) throw error;
      reportGone();
      await new Promise((resolve) => connection.addEventListener("back", resolve, { once: true }));
    }
  }
}

async function look() {
  try {
    const response = await fetch(new URL("readyz", document.baseURI), { cache: "no-store" });
    if (response.ok) {
      gone = false;
      connection.dispatchEvent(new Event("back"));
      return;
    }
  } catch {
    // Still gone.
  }
  setTimeout(look, LOOK_EVERY_MS);
}
