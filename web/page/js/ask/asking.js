/** Asks the service and moves a turn along; views only show what the turn says. */

import { ask, Unreachable } from "../core/api.js";
import { inWords } from "../core/problems.js";
import { connection } from "../core/connection.js";
import * as corpus from "../core/corpus.js";
import { conversations } from "./conversations.js";
import { searchedOf } from "../answer/searched.js";

// The service takes 50 messages of at most this length; a follow-up refers to what was said shortly before.
const HISTORY_MESSAGES = 20;
const LONGEST_MESSAGE = 20_000;
const running = new Map();
const waiting = new Map();
let lastVersion = null;

connection.addEventListener("back", () => {
  for (const [turn, conversation] of [...waiting]) answer(conversation, turn);
});

/** Whether an answer is on its way. @param {{id: string}} turn */
export const isRunning = (turn) => running.has(turn.id);

/** @param {{id: string}} turn */
export const stop = (turn) => running.get(turn.id)?.abort();

/**
 * Gets the answer of a turn; safe to call again for one that a reload has interrupted.
 * @param {import("./conversations.js").Conversation} conversation
 * @param {import("./conversations.js").Turn} turn
 */
export async function answer(conversation, turn) {
  if (isRunning(turn)) return;
  const abort = new AbortController();
  running.set(turn.id, abort);
  waiting.delete(turn);
  conversations.reset(turn);
  conversations.moved(turn);
  try {
    await receive(conversation, turn, abort.signal);
  } catch (error) {
    settle(conversation, turn, error);
  } finally {
    running.delete(turn.id);
  }
  conversations.moved(turn);
  if (conversation.turns.includes(turn)) await conversations.save(conversation);
}

async function receive(conversation, turn, signal) {
  const { question, documents } = turn;
  const request = { question, documents, history: history(conversation, turn) };
  for await (const { event, data } of ask(request, signal)) {
    if (event === "status") moveOn(turn, data);
    if (event === "delta") turn.text += data.text;
    if (event === "error") return fail(turn, inWords(data.status, data.detail ?? data.title, data.title));
    if (event === "result") return finish(turn, data);
    conversations.moved(turn);
  }
  throw new Unreachable("the answer ended early");
}

function moveOn(turn, { stage, did, detail }) {
  turn.stage = stage ?? null;
  if (did) turn.steps = [...(turn.steps ?? []), { did, detail }];
}

function finish(turn, result) {
  const { passages, ...kept } = result; // passages are many and can be asked for again
  if (result.status === "not_found") kept.searched = searchedOf(result, turn.documents);
  turn.result = kept;
  turn.text = result.answer;
  turn.state = "done";
  if (lastVersion !== null && lastVersion !== result.index_version) corpus.forget();
  lastVersion = result.index_version;
}

function fail(turn, problem) {
  turn.state = "failed";
  turn.problem = problem;
}

function settle(conversation, turn, error) {
  if (error.name === "AbortError") turn.state = "stopped";
  else if (error instanceof Unreachable) {
    fail(turn, null);
    waiting.set(turn, conversation);
  } else fail(turn, error.message);
}

function history(conversation, turn) {
  const before = conversation.turns.slice(0, conversation.turns.indexOf(turn));
  return before
    .filter((past) => past.state === "done")
    .flatMap((past) => [
      { role: "user", content: past.question },
      { role: "assistant", content: past.text.slice(0, LONGEST_MESSAGE) },
    ])
    .slice(-HISTORY_MESSAGES);
}
