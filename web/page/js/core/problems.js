/** Why something was not done, in the reader's language: the service tells it in English. */

import { has, language, t } from "./i18n.js";

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;
const FILE = /^([^:：]+\.[A-Za-z0-9]{1,8})[:：] /;

/** What the service says of files and of what was settled, and the text that stands for it. */
export const REASONS = /** @type {[RegExp, string][]} */ ([
  [/ is protected by a password/, "password"],
  [/ is empty; /, "empty"],
  [/ has no text to read/, "no-text"],
  [/ is an archive; /, "archive"],
  [/ format from before 2007/, "old-office"],
  [/not safe to read|zip bomb|times its size/, "unsafe"],
  [/ is called .+ but (is|holds) |is no HTML/, "another-kind"],
  [/ can be read\.$/, "no-reader"],
  [/ in no encoding that can be told| but is not valid in it/, "encoding"],
  [/over the limit of |split it into parts/, "too-large"],
  [/took too long to read|takes too long|takes too much memory|nested too deeply/, "too-much"],
  [/ damaged\b|truncated|fetch it again|PDF without pages/, "damaged"],
  [/ reviewed this row already/, "reviewed"],
  [/The job has ended|Another process runs this job/, "job-ended"],
  [/ build is running/, "building"],
  [/The build was cancelled/, "cancelled"],
  [/not enough memory/, "memory"],
  [/[Dd]isk .*is full|No space left/, "disk-full"],
  [/[Dd]isk .*fails|data directory cannot be used/, "disk"],
]);

/**
 * The reason in the reader's words; null where the service's own have to do.
 * @param {string} detail such as "a.pdf is protected by a password; save it without one."
 */
export function reasonInWords(detail) {
  if (language() === "en") return null;
  const kind = REASONS.find(([said]) => said.test(detail))?.[1];
  return kind ? t(`reason.${kind}`) : null;
}

/**
 * What went wrong, in the reader's language: by what is said, else by the kind of the problem.
 * @param {number} status
 * @param {string} detail
 * @param {string} [title] of the problem, such as "Took too long"
 */
export function inWords(status, detail, title = "") {
  if (language() === "en") return detail;
  const [, file = ""] = FILE.exec(detail) ?? [];
  const reason = reasonInWords(detail);
  if (!reason && JAPANESE.test(detail.slice(file.length))) return detail;
  const kinds = [`problem.${title.toLowerCase().replaceAll(" ", "-")}`, `problem.${status}`];
  const said = reason ?? kinds.filter(has).map((key) => t(key))[0];
  return said ? [file, said].filter(Boolean).join("：") : detail;
}
