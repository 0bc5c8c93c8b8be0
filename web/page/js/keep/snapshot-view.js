/** A snapshot as a view: the answers as they were given, and what they are worth by today's corpus. */

import "../ask/turn.js";
import { postJson } from "../core/api.js";
import { h, icon, replace } from "../core/dom.js";
import { count, dateTime, shortVersion } from "../core/format.js";
import { t } from "../core/i18n.js";
import { href } from "../core/router.js";
import { stylesheet } from "../core/stylesheet.js";
import { findingInWords } from "./findings.js";
import { unpack } from "./snapshot.js";

/** @param {HTMLElement} root @param {{path: string[]}} route */
export function snapshotView(root, { path: [, packed = ""] }) {
  const body = h("div", { class: "conversation snapshot" });
  replace(root, body);
  show(body, packed).catch(() =>
    replace(body, h("div", { class: "trouble" }, icon("warn"), h("p", {}, t("snapshot.broken")))),
  );
  return () => {};
}

async function show(body, packed) {
  const [{ title, turns }] = await Promise.all([unpack(packed), stylesheet("keep/snapshot")]);
  const proof = h("div", { class: "snapshot-proof", role: "status" });
  const list = h("div", { class: "turns" });
  replace(body, h("h1", { class: "visually-hidden" }, title), head(turns), proof, list);
  for (const [at, turn] of turns.entries()) {
    const element = h("chat-turn");
    list.append(element);
    element.show(asTurn(turn, at));
  }
  await verify(proof, turns);
}

function head(turns) {
  const { asked_at: at, response } = turns.at(-1);
  const documents = (turns.at(-1).documents ?? []).map((id) => ["document", id]);
  const questions = turns.map(({ question }) => ["q", question]);
  return h(
    "div",
    { class: "snapshot-head" },
    h("p", { title: response.index_version }, t("snapshot.as-of", { at: dateTime(at), version: shortVersion(response.index_version) })),
    h("a", { class: "button", href: href(["ask"], [...questions, ...documents]) }, t("snapshot.ask-again")),
  );
}

/** @returns {import("../ask/conversations.js").Turn} */
const asTurn = ({ question, documents, asked_at, response }, at) => ({
  id: `snapshot-${at}`,
  question,
  documents,
  asked_at,
  state: "done",
  text: response.answer,
  stage: null,
  steps: [],
  result: response,
  problem: null,
  rating: null,
});

async function verify(place, turns) {
  try {
    const kept = turns.map(({ question, response }) => ({ question, response }));
    const proof = await (await postJson("api/verify", { turns: kept })).json();
    const wrong = proof.findings.filter(({ good }) => !good);
    const values = {
      n: count(proof.findings.length),
      wrong: count(wrong.length),
      version: shortVersion(proof.index_version),
    };
    replace(
      place,
      h(
        "p",
        { class: proof.proved ? "snapshot-good" : "snapshot-bad" },
        icon(proof.proved ? "check" : "warn"),
        t(proof.proved ? "snapshot.proved" : "snapshot.differs", values),
      ),
      wrong.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, t("snapshot.what")),
          h(
            "ul",
            {},
            wrong.map(({ detail }) => h("li", {}, findingInWords(detail))),
          ),
        ),
    );
  } catch (problem) {
    replace(place, h("p", { class: "snapshot-bad" }, icon("warn"), problem.message));
  }
}
