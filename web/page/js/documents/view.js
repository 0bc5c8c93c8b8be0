/** The documents: the list, uploads, deletions, rebuilds, and figures to review. */

import { call } from "../core/api.js";
import { announce, notice } from "../core/announce.js";
import * as corpus from "../core/corpus.js";
import { h, icon, replace } from "../core/dom.js";
import { dateTime, shortVersion } from "../core/format.js";
import { t } from "../core/i18n.js";
import { whyInWords } from "../core/problems.js";
import { stylesheet } from "../core/stylesheet.js";
import { confirmed } from "../shell/dialog.js";
import { documentCard } from "./card.js";
import { filesTold } from "./progress.js";
import { dropzone, upload } from "./upload.js";

/** @param {HTMLElement} root @param {{path: string[]}} route */
export function documentsView(root, { path }) {
  const body = h("div", { class: "page-column documents" });
  const listening = new AbortController();
  replace(root, body);
  const styled = stylesheet("figures/figures", "documents/documents");
  if (path[2] === "review") review(styled, body, path[1]);
  else styled.then(() => new DocumentsView(body, listening.signal));
  return () => listening.abort();
}

async function review(styled, body, id) {
  await Promise.all([styled, stylesheet("read/reader", "read/looks", "ask/sources", "documents/review")]);
  (await import("../review/view.js")).showReview(body, id);
}

class DocumentsView {
  #list = h("ul", { class: "document-list" });
  #index = h("p", { class: "soft" }, "\u00a0");
  #progress = h("job-progress");
  #leftOut = h("div", { class: "left-out" });
  #rebuild = h(
    "button",
    { type: "button", class: "button", onclick: () => this.#build() },
    icon("refresh"),
    t("documents.rebuild"),
  );

  /** @param {HTMLElement} body @param {AbortSignal} ended */
  constructor(body, ended) {
    replace(
      body,
      h(
        "header",
        { class: "view-head" },
        h(
          "div",
          {},
          h("h1", {}, t("nav.documents")),
          h("p", { class: "soft" }, t("documents.lead")),
          this.#index,
        ),
        this.#rebuild,
      ),
      dropzone((files) => this.#upload(files), ended),
      this.#progress,
      this.#leftOut,
      this.#list,
    );
    this.#show();
  }

  async #show() {
    try {
      const [documents, index] = await Promise.all([corpus.documents(), corpus.index()]);
      this.#index.textContent = t("documents.index", {
        version: shortVersion(index.version),
        built: dateTime(index.built_at),
      });
      replace(this.#leftOut, filesTold(t("documents.left-out"), index.left_out.map(inReason)));
      if (index.trouble) this.#progress.fail(whyInWords(index.trouble));
      replace(
        this.#list,
        documents.map((d) => documentCard(d, () => this.#remove(d))),
      );
      if (!documents.length) replace(this.#list, h("li", { class: "empty" }, t("documents.none")));
    } catch (problem) {
      replace(this.#list, h("li", { class: "trouble" }, icon("warn"), h("p", {}, problem.message)));
    }
  }

  #upload(files) {
    this.#progress.refuse([]);
    this.#progress.say(t("documents.uploading", { n: files.length }));
    announce(t("documents.uploading", { n: files.length }));
    return this.#run(async () => {
      const { job_id: job, rejected = [] } = await upload(files);
      this.#progress.refuse(rejected);
      return job;
    });
  }

  async #remove({ id, title }) {
    if (
      !(await confirmed(
        t("documents.delete"),
        t("documents.sure", { title }),
        t("documents.delete"),
      ))
    )
      return;
    await this.#run(async () => {
      await call(`api/documents/${encodeURIComponent(id)}`, { method: "DELETE" });
      return startRebuild();
    });
  }

  #build() {
    return this.#run(startRebuild);
  }

  /** Does what ends in a build, follows it, and shows what has come of it. */
  async #run(start) {
    this.#rebuild.disabled = true;
    try {
      const good = await this.#progress.follow(await start());
      if (good) {
        corpus.forget();
        await this.#show();
      }
    } catch (problem) {
      this.#progress.fail(problem.message);
      notice(problem.message);
    } finally {
      this.#rebuild.disabled = false;
    }
  }
}

const inReason = ({ filename, reason }) => ({ filename, why: whyInWords(reason) });

const startRebuild = async () =>
  (await (await call("api/index/rebuild", { method: "POST" })).json()).job_id;
