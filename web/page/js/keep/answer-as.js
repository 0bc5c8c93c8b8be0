/** An answer with its sources as text that can be pasted anywhere. */

import { place } from "../core/format.js";
import { t } from "../core/i18n.js";

export const oneLine = (text) => text.replaceAll(/\s+/g, " ").trim();

/** @param {import("../ask/conversations.js").Turn} turn */
export function asText({ question, result }) {
  const sources = result.citations.map(
    (c) => `[${c.number}] ${c.document_title}（${place(c)}）「${oneLine(c.quote)}」`,
  );
  const parts = [question, result.answer];
  if (sources.length) parts.push([t("answer.sources"), ...sources].join("\n"));
  return parts.join("\n\n");
}

/** @param {import("../ask/conversations.js").Turn} turn @param {number} [level] of its heading */
export function asMarkdown({ question, text, result }, level = 2) {
  const heading = `${"#".repeat(level)} ${escaped(oneLine(question))}`;
  if (!result) return `${heading}\n\n${escaped(text)}`;
  const sources = result.citations.map(
    (c) =>
      `[^${c.number}]: ${escaped(c.document_title)}, ${place(c)}: “${escaped(oneLine(c.quote))}”`,
  );
  const body = escaped(result.answer).replaceAll(/\\\[(\d+)\\\]/g, "[^$1]");
  return [heading, body, sources.join("\n")].filter(Boolean).join("\n\n");
}

/** Text of documents must not turn into Markdown, which readers turn into links and HTML. */
export const escaped = (text) => text.replaceAll(/[\\`*_[\]<>#|~]/g, "\\$&");
