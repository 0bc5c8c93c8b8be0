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
 * A part of the page that is fetched when it is first needed, once the service can be reached: the
 * import is tried only then, because a browser may remember for good that one has failed (the
 * module map of the HTML standard).
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function lazily(load) {
  let part = null;
  const forget = (error) => {
    part = null;
    throw error;
  };
  return () => (part ??= reachable().then(load).catch(forget));
}

async function reachable() {
  while (!(await answers())) {
    reportGone();
    await new Promise((resolve) => connection.addEventListener("back", resolve, { once: true }));
  }
}

const answers = () =>
  fetch(new URL("healthz", document.baseURI), { cache: "no-store" }).then(
    () => true,
    () => false,
  );

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
