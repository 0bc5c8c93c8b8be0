/** A link to the original file: a PDF opens at its page, anything else is downloaded. */

import { address, call } from "../core/api.js";
import { notice } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { token } from "../core/settings.js";

const BLOB_LIFE_MS = 60_000;

/**
 * @param {{document_id: string, page: number | null}} citation
 * @returns {Promise<HTMLElement | null>}
 */
export async function originalLink({ document_id: id, page }) {
  const record = await corpus.documentOf(id);
  if (!record) return null;
  const pdf = record.media_type === "application/pdf";
  const path = `api/documents/${encodeURIComponent(id)}/file${pdf ? "?inline=true" : ""}`;
  const fragment = pdf && page ? `#page=${page}` : "";
  const label = pdf ? t("reader.original", { page: page ?? 1 }) : t("reader.download");
  const link = h(
    "a",
    { class: "text-button", href: address(path) + fragment, target: "_blank", rel: "noopener" },
    icon(pdf ? "open" : "download"),
    label,
  );
  if (!pdf) link.download = record.filename;
  link.addEventListener(
    "click",
    (event) => token.get() && openWithToken(event, path, fragment, record.filename, pdf),
  );
  return link;
}

/** A plain link carries no token, so the file is fetched with it and opened from memory. */
async function openWithToken(event, path, fragment, filename, pdf) {
  event.preventDefault();
  try {
    const blob = await (await call(path)).blob();
    const url = URL.createObjectURL(blob);
    const link = h(
      "a",
      pdf ? { href: url + fragment, target: "_blank" } : { href: url, download: filename },
    );
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), BLOB_LIFE_MS);
  } catch (problem) {
    notice(problem.message);
  }
}
