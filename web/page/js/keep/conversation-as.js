/** A conversation as a file: Markdown to read, or a receipt in JSON that can be checked. */

import { dateTime } from "../core/format.js";
import { t } from "../core/i18n.js";
import { learnPlaces } from "../core/located.js";
import { asMarkdown } from "./answer-as.js";
import { saveText } from "./save.js";

/**
 * @param {import("../ask/conversations.js").Conversation} conversation
 * @param {"markdown" | "receipt"} kind
 */
export async function saveConversation(conversation, kind) {
  await learnPlaces(conversation.turns.flatMap(({ result }) => result?.citations ?? []));
  const name = conversation.title.slice(0, 40);
  if (kind === "markdown") saveText(markdown(conversation), `${name}.md`, "text/markdown");
  else saveText(JSON.stringify(receipt(conversation), null, 2), `${name}.json`, "application/json");
}

/** @param {import("../ask/conversations.js").Conversation} conversation */
export function markdown({ title, turns }) {
  const head = `# ${title.replaceAll(/[\\`*_[\]<>#|~]/g, "\\$&")}`;
  const answers = turns.map((turn) =>
    [
      asMarkdown(turn),
      `${t("export.asked")}: ${dateTime(turn.asked_at)}${turn.result ? ` / ${t("export.index")}: ${turn.result.index_version}` : ""}`,
    ].join("\n\n"),
  );
  return `${[head, ...answers].join("\n\n")}\n`;
}

/**
 * Everything that is needed to check the answers later: the whole responses, when they were given,
 * by which build, and the hashes of the documents they cite.
 */
export function receipt({ id, title, created, turns }) {
  return {
    kind: "program-assistant receipt",
    version: 1,
    id,
    title,
    created,
    exported_at: new Date().toISOString(),
    service: document.baseURI,
    turns: turns.map(({ question, documents, asked_at, state, result }) => ({
      question,
      documents,
      asked_at,
      state,
      response: result,
    })),
  };
}
