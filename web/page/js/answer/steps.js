/** What a language model has done for an answer: while it works, and afterwards with its mark. */

import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

const KNOWN = new Set(["searched", "queried", "listed", "read", "computed"]);

/** @param {{did: string, detail: string}[]} steps taken so far */
export function stepsSoFar(steps) {
  return steps.length ? stepList(steps) : null;
}

/**
 * The mark of an answer that a model wrote or was asked for, with what was done behind it.
 * @param {{model?: object | null}} result of the contract
 */
export function modelMark({ model }) {
  if (!model) return null;
  const said = t(`model.${model.outcome === "written" ? "written" : "kept"}`, { name: model.name });
  if (!model.steps.length) return h("p", { class: "model-mark soft" }, said);
  return h(
    "details",
    { class: "model-mark soft" },
    h("summary", {}, said),
    stepList(model.steps),
  );
}

const stepList = (steps) =>
  h(
    "ol",
    { class: "steps soft" },
    steps.map(({ did, detail }) =>
      h("li", {}, KNOWN.has(did) ? t(`step.${did}`) : did, detail ? h("q", {}, detail) : null),
    ),
  );
