/** Notices that the service is gone, and looks until it is back. */

/** Events: `gone`, `back`. */
export const connection = new EventTarget();
let gone = false;
const LOOK_EVERY_MS = 1500;
const MOST_TRIES = 2; // of an import more; then what it needs itself has failed for good

export const isGone = () => gone;

/** Called where a request did not reach the service. */
export function reportGone() {
  if (gone) return;
  gone = true;
  connection.dispatchEvent(new Event("gone"));
  setTimeout(look, LOOK_EVERY_MS);
}

/**
 * A part of the page that is fetched when it is first needed, once the service can be reached. A
 * browser may remember for good that an import has failed (the module map of the HTML standard), so
 * one that failed all the same is tried again under another address.
 * @template T
 * @param {(again: string) => Promise<T>} load imports with `again` behind the address
 * @returns {() => Promise<T>}
 */
export function lazily(load) {
  let part = null;
  return () => (part ??= untilLoaded(load));
}

async function untilLoaded(load) {
  for (let tries = 0; ; tries += 1) {
    await reachable();
    try {
      return await load(tries ? `?again=${tries}` : "");
    } catch (error) {
      if (tries >= MOST_TRIES) throw error;
    }
  }
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
