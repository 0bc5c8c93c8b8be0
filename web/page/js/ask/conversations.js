/**
 * The conversations of this browser. Everything is written as soon as it happens, so that a
 * reload, also in the middle of an answer, loses nothing.
 *
 * @typedef {{id: string, question: string, documents: string[] | null, asked_at: string,
 *   state: "asking" | "done" | "stopped" | "failed", text: string, stage: string | null,
 *   steps: {did: string, detail: string}[],
 *   result: object | null, problem: string | null, rating: string | null}} Turn
 * @typedef {{id: string, title: string, created: string, updated: string, turns: Turn[],
 *   documents?: string[] | null}} Conversation `documents`: those that its questions are kept to
 */

import * as database from "./database.js";

const TITLE_LENGTH = 60;
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("conversations") : null;

/** Events: `list` when the list changes; `turn` (detail: the turn) when an answer moves on. */
class Conversations extends EventTarget {
  #items = new Map();
  #ready = null;
  #kept = true;

  constructor() {
    super();
    channel?.addEventListener("message", ({ data }) => this.#take(data));
  }

  /** Reads what is kept. */
  load() {
    this.#ready ??= database.all().then(
      (items) => items.forEach((item) => this.#items.set(item.id, item)),
      () => (this.#kept = false), // a private window: conversations last as long as the page
    );
    return this.#ready;
  }

  /** Whether conversations outlive the page. */
  get kept() {
    return this.#kept;
  }

  /** Newest first; with words, those that contain all of them. @param {string} [words] */
  list(words = "") {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    const items = [...this.#items.values()].sort((a, b) => b.updated.localeCompare(a.updated));
    if (!wanted.length) return items;
    return items.filter((item) => {
      const text = fold([item.title, ...item.turns.map((x) => x.question + x.text)].join(" "));
      return wanted.every((word) => text.includes(word));
    });
  }

  /** @param {string} id @returns {Conversation | undefined} */
  get(id) {
    return this.#items.get(id);
  }

  /** The conversation that a turn belongs to. @param {Turn} turn @returns {Conversation | undefined} */
  of(turn) {
    return [...this.#items.values()].find(({ turns }) => turns.includes(turn));
  }

  /** @returns {Conversation} */
  create() {
    const now = new Date().toISOString();
    return { id: newId(), title: "", created: now, updated: now, turns: [] };
  }

  /** Adds a question. @param {Conversation} conversation @param {string} question @param {string[] | null} documents */
  async addTurn(conversation, question, documents) {
    const now = new Date().toISOString();
    const turn = { id: newId(), question, documents, asked_at: now, ...unanswered() };
    conversation.turns.push(turn);
    conversation.title ||= question.replaceAll(/\s+/g, " ").slice(0, TITLE_LENGTH);
    conversation.updated = now;
    await this.save(conversation);
    return turn;
  }

  /** Puts a turn back to where it was asked. @param {Turn} turn */
  reset(turn) {
    Object.assign(turn, unanswered());
  }

  /** @param {Conversation} conversation */
  async save(conversation) {
    this.#items.set(conversation.id, conversation);
    this.dispatchEvent(new Event("list"));
    if (!this.#kept) return;
    try {
      await database.put(conversation);
      channel?.postMessage({ put: conversation });
    } catch {
      this.#kept = false;
      this.dispatchEvent(new Event("list"));
    }
  }

  /** @param {Conversation} conversation @param {string} title */
  rename(conversation, title) {
    conversation.title = title.trim() || conversation.title;
    return this.save(conversation);
  }

  /** @param {string} id */
  async delete(id) {
    this.#items.delete(id);
    this.dispatchEvent(new Event("list"));
    if (this.#kept) await database.remove(id);
    channel?.postMessage({ removed: id });
  }

  /** Tells that a turn has moved on. @param {Turn} turn */
  moved(turn) {
    this.dispatchEvent(new CustomEvent("turn", { detail: turn }));
  }

  #take({ put, removed }) {
    if (removed) this.#items.delete(removed);
    if (put) this.#items.set(put.id, put);
    this.dispatchEvent(new Event("list"));
  }
}

/** What a turn is before it is answered. @returns {Omit<Turn, "id" | "question" | "documents" | "asked_at">} */
const unanswered = () => ({
  state: "asking",
  text: "",
  stage: null,
  steps: [],
  result: null,
  problem: null,
  rating: null,
});

const fold = (text) => text.normalize("NFKC").toLowerCase();

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(8)); // randomUUID needs HTTPS
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const conversations = new Conversations();
