/** `<job-progress>`: a build as it goes on, and how it ended. */

import { announce } from "../core/announce.js";
import { followJob } from "../core/api.js";
import { h, icon, replace } from "../core/dom.js";
import { has, t } from "../core/i18n.js";
import { inWords, whyInWords } from "../core/problems.js";

export class JobProgress extends HTMLElement {
  /** Shows what is being sent. @param {string} text */
  say(text) {
    replace(
      this,
      h("div", { class: "job" }, h("p", {}, text), h("progress", { "aria-label": text })),
    );
  }

  /** @param {string} problem */
  fail(problem) {
    replace(this, h("div", { class: "trouble", role: "alert" }, icon("warn"), h("p", {}, problem)));
  }

  /** Files of an upload that were not taken, beside those that were. @param {object[]} files */
  refuse(files) {
    const told = files.map(({ filename, status, detail }) => ({ filename, why: inWords(status, detail) }));
    this.#refused = filesTold(t("documents.refused"), told);
    this.#refused?.setAttribute("role", "alert");
  }

  #refused = null;

  /**
   * Follows a job to its end.
   * @param {string} id
   * @returns {Promise<boolean>} whether it ended well
   */
  async follow(id) {
    try {
      for await (const { data } of followJob(id)) {
        this.#show(data);
        if (data.state === "done" || data.state === "failed") return data.state === "done";
      }
    } catch (problem) {
      this.fail(problem.message);
    }
    return false;
  }

  #show({ state, stage, done, total, error }) {
    if (state === "failed") {
      const why = error && whyInWords(error);
      this.fail([t("job.failed"), why].filter(Boolean).join(t("list.colon")));
    } else if (state === "done") {
      replace(
        this,
        h(
          "div",
          { class: "job job-done" },
          icon("check"),
          h("p", {}, t("job.done")),
        ),
        this.#refused,
      );
      announce(t("job.done"));
    } else {
      const label = t(`job.${state}`);
      const name = has(`stage.${stage}`) ? t(`stage.${stage}`) : stage;
      const step = stage ? t("job.progress", { stage: name, done, total }) : "";
      const bar = h("progress", { max: total || 1, "aria-label": label });
      if (total) bar.value = done;
      replace(
        this,
        h("div", { class: "job" }, h("p", {}, label, " ", h("span", { class: "soft" }, step)), bar),
      );
    }
  }
}

/** Files, each with what is the matter with it. @param {{filename: string, why: string}[]} files */
export function filesTold(heading, files) {
  const one = ({ filename, why }) =>
    h("li", {}, h("strong", {}, filename), why.startsWith(filename) ? why.slice(filename.length) : ` ${why}`);
  if (!files.length) return null;
  const list = h("div", {}, h("p", {}, heading), h("ul", {}, files.map(one)));
  return h("div", { class: "trouble" }, icon("warn"), list);
}

customElements.define("job-progress", JobProgress);
