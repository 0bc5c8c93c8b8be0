/** Addresses after the `#`: a path and parameters, so that every view can be linked and goes back. */

/** @returns {{path: string[], params: URLSearchParams}} */
export function route() {
  const hash = location.hash.replace(/^#\/?/, "");
  const [path, query = ""] = hash.split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decode);
  return { path: parts, params: new URLSearchParams(query) };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray %, typed by hand
  }
}

/**
 * The address of a view.
 * @param {string[]} path
 * @param {Record<string, string> | string[][]} [params] empty ones are left out; pairs may repeat
 */
export function href(path, params = {}) {
  const pairs = Array.isArray(params) ? params : Object.entries(params);
  const given = pairs.filter(([, value]) => value !== "" && value != null);
  const query = new URLSearchParams(given).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

/** @param {string} to @param {{replace?: boolean, quiet?: boolean}} [how] quiet: no view is rebuilt */
export function go(to, { replace = false, quiet = false } = {}) {
  if (!replace && !quiet) {
    location.hash = to;
    return;
  }
  history.replaceState(null, "", to);
  if (!quiet) window.dispatchEvent(new HashChangeEvent("hashchange"));
}
