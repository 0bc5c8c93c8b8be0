/** Why something was not done, in the reader's language: the service tells it in English. */

import { has, language, t } from "./i18n.js";

/** A sentence of Japanese; an English one may quote a name in Japanese. */
const JAPANESE = /。$/;
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
  [/longer than .+: it follows as soon as .+version before/, "follows-older"],
  [/: it follows as soon as /, "follows"],
  [/tried again only when .+version before/, "out-of-time-older"],
  [/tried again only when a full rebuild/, "out-of-time"],
  [/over the limit of |split it into parts/, "too-large"],
  [/took (too long|longer than .+) to read|takes (too long|longer than)|takes (too much|more than .+ of) memory|nested too deeply/, "too-much"],
  [/analysis fail|not be analysed|please report this with the file/, "analysis"],
  [/changed while it was read/, "changed"],
  [/is no file name that can be kept/, "name"],
  [/the name of data beside a document/, "companion"],
  [/not be opened|may not be read by this user|^There is no file|is no file;|is a folder;/, "unopened"],
  [/^Its record is damaged/, "record"],
  [/run `assistant build|assistant rollback|index is being loaded/, "index"],
  [/ damaged\b|truncated|fetch it again|PDF without pages|no YAML/, "damaged"],
  [/ reviewed this row already/, "reviewed"],
  [/The job has ended|Another process runs this job/, "job-ended"],
  [/ build is running/, "building"],
  [/The build was cancelled/, "cancelled"],
  [/service stopped during the build/, "stopped"],
  [/build crashed/, "crashed"],
  [/build is not published/, "unproven"],
  [/does not answer|no table .+ any more|no collection/, "server"],
  [/pip install|no pgvector|no address of a database|A worker has .+ in revision/, "setup"],
  [/[Tt]he (bundled )?model |no model directory/, "model"],
  [/corpus folder .+ does not exist/, "corpus-folder"],
  [/no row or open reading|Nothing has been settled|no checksum of a document/, "gone"],
  [/are settled one by one/, "most-settled"],
  [/Changes are (closed|open to this machine)/, "local"],
  [/not enough memory|out of memory/, "memory"],
  [/[Dd]isk .*is full|No space left/, "disk-full"],
  [/[Dd]isk .*fails|data directory cannot be used|cannot be read back/, "disk"],
]);

/**
 * The reason in the reader's words; null where it is none of those known.
 * @param {string} detail such as "a.pdf is protected by a password; save it without one."
 */
export function reasonInWords(detail) {
  if (language() === "en") return null;
  const kind = REASONS.find(([said]) => said.test(detail))?.[1];
  return kind ? t(`reason.${kind}`) : null;
}

/**
 * Why a build ended, or is not in service: in the reader's words, whatever the service says.
 * @param {string} detail
 */
export const whyInWords = (detail) =>
  language() === "en" || JAPANESE.test(detail)
    ? detail
    : (reasonInWords(detail) ?? t("reason.other"));

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
  const kinds = [title.toLowerCase().replaceAll(" ", "-"), status, status < 500 ? 400 : 500];
  const key = kinds.map((kind) => `problem.${kind}`).find(has);
  return [file, reason ?? t(key)].filter(Boolean).join("：");
}
