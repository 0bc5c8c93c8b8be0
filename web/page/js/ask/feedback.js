/** Thumbs up and down, with a reason; kept by the service in a local file for evaluation. */

import { notice } from "../core/announce.js";
import { postJson } from "../core/api.js";
import { h, iconButton } from "../core/dom.js";
import { t } from "../core/i18n.js";

const REASONS = ["wrong-figure", "wrong-source", "not-answered", "incomplete", "unclear"];

/**
 * @param {import("./conversations.js").Turn} turn
 * @param {HTMLElement} host where the form for a reason goes
 */
export function feedbackButtons(turn, host) {
  const press = (rating) => {
    turn.rating = rating;
    host.dispatchEvent(new CustomEvent("rated", { bubbles: true }));
    up.setAttribute("aria-pressed", String(rating === "up"));
    down.setAttribute("aria-pressed", String(rating === "down"));
  };
  const good = async () => {
    if (await send(turn, "up", "")) press("up");
  };
  const bad = () =>
    host.querySelector(".feedback") ?? host.append(reasonForm(turn, () => press("down")));
  const up = iconButton("up", t("feedback.up"), good, {
    "aria-pressed": String(turn.rating === "up"),
  });
  const down = iconButton("down", t("feedback.down"), bad, {
    "aria-pressed": String(turn.rating === "down"),
  });
  return [up, down];
}

function reasonForm(turn, done) {
  const words = h("input", {
    class: "field",
    name: "words",
    maxlength: 1000,
    "aria-label": t("feedback.words"),
    placeholder: t("feedback.words"),
  });
  const choice = (reason) =>
    h(
      "label",
      { class: "choice" },
      h("input", { type: "checkbox", name: "reason", value: reason }),
      t(`feedback.${reason}`),
    );
  const form = h(
    "form",
    { class: "feedback", onsubmit: submit },
    h(
      "fieldset",
      {},
      h("legend", {}, t("feedback.why")),
      h("div", { class: "choices" }, REASONS.map(choice)),
    ),
    words,
    h(
      "div",
      { class: "row-end" },
      h("button", { type: "button", class: "button", onclick: () => form.remove() }, t("cancel")),
      h("button", { type: "submit", class: "button button-main" }, t("feedback.send")),
    ),
  );
  async function submit(event) {
    event.preventDefault();
    const data = new FormData(form);
    const reason = [data.getAll("reason").join(", "), String(data.get("words")).trim()]
      .filter(Boolean)
      .join(": ");
    if (!(await send(turn, "down", reason))) return;
    done();
    form.remove();
  }
  requestAnimationFrame(() => form.querySelector("input").focus());
  return form;
}

async function send(turn, rating, reason) {
  const { question, text: answer, result } = turn;
  try {
    await postJson("api/feedback", {
      question,
      answer,
      rating,
      reason,
      index_version: result.index_version,
    });
  } catch (problem) {
    notice(problem.message);
    return false;
  }
  notice(t("feedback.thanks"));
  return true;
}
