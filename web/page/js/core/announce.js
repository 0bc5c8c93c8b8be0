/** Tells a screen reader, politely and once, and everybody else by a short notice. */

const NOTICE_MS = 2600;
let timer = 0;

/** @param {string} text read out when the reader is free */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** @param {string} text shown for a moment, and read out */
export function notice(text) {
  const toast = document.getElementById("toast");
  toast.textContent = text;
  toast.showPopover();
  clearTimeout(timer);
  timer = setTimeout(() => toast.hidePopover(), NOTICE_MS);
}
