/** What can be done with an answer: copy, link, export, print, and say whether it was good. */

import { notice } from "../core/announce.js";
import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { openMenu } from "../shell/menu.js";
import { feedbackButtons } from "./feedback.js";

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
    ]);
  return h(
    "div",
    { class: "actions" },
    iconButton("copy", t("copy"), copyMenu, { "aria-haspopup": "menu" }),
    iconButton("link", t("copy.link"), () => copyText(permalink(turn))),
    feedbackButtons(turn, host),
    h("span", { class: "soft timing" }, timing(turn.result)),
  );
}

/** The address that asks the same question. */
export function permalink(turn) {
  const parameters = { q: turn.question, document: turn.documents?.[0] ?? "" };
  return new URL(href(["ask"], parameters), document.baseURI).href;
}

const timing = ({ timings_ms: ms }) =>
  ms ? t("answer.timing", { ms: ms.total < 10 ? ms.total.toFixed(1) : Math.round(ms.total) }) : "";

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
