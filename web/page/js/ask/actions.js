/** What can be done with an answer: copy, link, export, print, and say whether it was good. */

import { notice } from "../core/announce.js";
import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { openMenu } from "../shell/menu.js";
import { conversations } from "./conversations.js";
import { feedbackButtons } from "./feedback.js";

// A link that asks more than this before its own question is none that anybody waits for.
const MOST_QUESTIONS = 6;

/**
 * @param {import("./conversations.js").Turn} turn
 * @param {HTMLElement} host where the form for a reason goes
 */
export function actionBar(turn, host) {
  const copy = async (kind) => {
    const texts = await import("../keep/answer-as.js");
    await copyText(kind === "markdown" ? texts.asMarkdown(turn) : texts.asText(turn));
  };
  const copyMenu = (event) =>
    openMenu(event.currentTarget, [
      { icon: "copy", label: t("copy.text"), run: () => copy("text") },
      { icon: "quote", label: t("copy.markdown"), run: () => copy("markdown") },
      { icon: "keep", label: t("copy.snapshot"), run: () => snapshot(turn) },
    ]);
  return h(
    "div",
    { class: "actions" },
    iconButton("copy", t("copy"), copyMenu, { "aria-haspopup": "menu" }),
    iconButton("link", t("copy.link"), () => copyText(permalink(turn))),
    feedbackButtons(turn, host),
  );
}

async function snapshot(turn) {
  const { copySnapshot } = await import("../keep/snapshot-link.js");
  await copySnapshot({ title: turn.question, turns: [turn] });
}

/**
 * The address that asks the same question, after those that it follows.
 * @param {import("./conversations.js").Turn} turn
 */
export function permalink(turn) {
  const { turns } = conversations.of(turn) ?? { turns: [turn] };
  const asked = turns.slice(0, turns.indexOf(turn) + 1).slice(-MOST_QUESTIONS);
  const parameters = [
    ...asked.map((past) => ["q", past.question]),
    ...(turn.documents ?? []).map((id) => ["document", id]),
  ];
  return new URL(href(["ask"], parameters), document.baseURI).href;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // without HTTPS there is no clipboard but this
  }
  notice(t("copied"));
}

function copyBySelection(text) {
  const box = h("textarea", { class: "visually-hidden" });
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

export { copyText };
