/** The tray as Markdown: a table of its figures, then its quotes, each with where it stands. */

import { digits, fiscalYear, place } from "../core/format.js";
import { t } from "../core/i18n.js";
import { escaped, oneLine } from "./answer-as.js";

/**
 * @param {import("./tray.js").Kept[]} items
 * @param {(item: import("./tray.js").Kept) => string} addressOf where the page opens an item
 */
export function keptMarkdown(items, addressOf) {
  const figures = items.filter((item) => item.amount !== undefined);
  const quotes = items.filter((item) => item.amount === undefined);
  const parts = [`# ${t("nav.kept")}`];
  if (figures.length) parts.push(table(figures, addressOf));
  parts.push(...quotes.map((item) => quoted(item, addressOf)));
  return `${parts.join("\n\n")}\n`;
}

function table(figures, addressOf) {
  const heads = ["program", "measure", "year", "amount", "original", "source"];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rows = figures.map((item) => [
    escaped([item.program, item.scope].filter(Boolean).join(" · ")),
    escaped(item.label ?? ""),
    fiscalYear(item.fiscal_year),
    digits(item.amount, item.currency) ?? "",
    escaped(oneLine(item.display ?? "")),
    link(item, addressOf),
  ]);
  return [
    line(heads.map((key) => t(`column.${key}`))),
    line(heads.map((key) => (key === "amount" ? "---:" : "---"))),
    ...rows.map(line),
  ].join("\n");
}

const quoted = (item, addressOf) =>
  `> ${escaped(oneLine(item.quote))}\n>\n> ${link(item, addressOf)}`;

const link = (item, addressOf) =>
  `[${escaped(`${item.document_title}, ${place(item)}`)}](${addressOf(item)})`;
