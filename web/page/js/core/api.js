/** The service's HTTP contract: every call of the page goes through here. */

import { reportGone } from "./connection.js";
import { readEvents } from "./events.js";
import { inWords } from "./problems.js";
import { token } from "./settings.js";

/** An error that the service explains (RFC 9457). */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(inWords(status, detail || title, title));
    this.name = "Problem";
    this.status = status;
    /** In the service's own words. */
    this.detail = detail || title;
  }
}

/** The service could not be reached. */
export class Unreachable extends Error {
  name = "Unreachable";
}

/** @type {(problem: Problem) => Promise<string | null>} */
let promptForToken = async () => null;

/** @param {(problem: Problem) => Promise<string | null>} ask called where a token is needed */
export function setTokenPrompt(ask) {
  promptForToken = ask;
}

/** The absolute address of a path of the service, also behind a proxy that adds a prefix. */
export const address = (path) => new URL(path, document.baseURI).href;

/**
 * A response that is good; asks for the token once where one is needed.
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 * @throws {Problem | Unreachable | DOMException}
 */
export async function call(path, options = {}) {
  const response = await send(path, options);
  if (response.ok) return response;
  const problem = await readProblem(response);
  if (problem.status !== 401) throw problem;
  if (!(await newToken(problem))) throw problem;
  const again = await send(path, options);
  if (again.ok) return again;
  throw await readProblem(again);
}

let prompting = null;

/** Calls that fail together ask together: one dialog. */
async function newToken(problem) {
  prompting ??= promptForToken(problem).finally(() => (prompting = null));
  const given = await prompting;
  if (given) token.set(given);
  return Boolean(given);
}

async function send(path, options) {
  const headers = new Headers(options.headers);
  if (token.get()) headers.set("Authorization", `Bearer ${token.get()}`);
  try {
    return await fetch(address(path), { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    reportGone();
    throw new Unreachable(error.message);
  }
}

async function readProblem(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // A proxy's page in place of a problem: its status has to do.
  }
  const fields = (body.errors ?? []).map((e) => `${e.loc?.at(-1)}: ${e.msg}`).join(" / ");
  return new Problem(response.status, body.title ?? response.statusText, fields || body.detail);
}

/** @param {string} path */
export const getJson = async (path) => (await call(path)).json();

/** @param {string} path @param {unknown} body @param {RequestInit} [options] */
export function postJson(path, body, options = {}) {
  const headers = { "Content-Type": "application/json", ...options.headers };
  return call(path, { ...options, method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * Asks a question and yields the events of the contract with parsed data.
 * @param {object} request the body of POST /api/answer
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<{event: string, data: any}>}
 */
export async function* ask(request, signal) {
  const headers = { Accept: "text/event-stream" };
  const response = await postJson("api/answer", request, { headers, signal });
  yield* parsed(response);
}

/** Follows a job until it ends. @param {string} id */
export async function* followJob(id) {
  const headers = { Accept: "text/event-stream" };
  yield* parsed(await call(`api/jobs/${encodeURIComponent(id)}`, { headers }));
}

async function* parsed(response) {
  try {
    for await (const { event, data } of readEvents(response))
      yield { event, data: JSON.parse(data) };
  } catch (error) {
    if (error.name === "AbortError") throw error;
    reportGone();
    throw new Unreachable(error.message);
  }
}
