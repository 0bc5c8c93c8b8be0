/**
 * A conversation inside of an address: whoever has the link has the answers as they were given, and
 * the service keeps nothing of them. Packed as JSON, deflated (RFC 1951), in base64url (RFC 4648).
 */

const FORMAT = "deflate-raw";
// A link is made by anybody: nothing that would fill the memory is unpacked.
const MOST_BYTES = 4_000_000;
const STATUSES = ["answered", "not_found", "clarify"];

/**
 * @param {{title: string, turns: import("../ask/conversations.js").Turn[]}} conversation
 * @returns {Promise<string>} for the address
 */
export async function pack({ title, turns }) {
  const done = turns
    .filter((turn) => turn.result)
    .map(({ question, documents, asked_at, result }) => ({
      question,
      documents,
      asked_at,
      response: { ...result, timings_ms: undefined },
    }));
  const text = JSON.stringify({ version: 1, title, turns: done });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} packed
 * @returns {Promise<{title: string, turns: {question: string, documents: string[] | null,
 *   asked_at: string, response: object}[]}>}
 * @throws {Error} where it is no conversation
 */
export async function unpack(packed) {
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT));
  const { title, turns } = JSON.parse(await read(stream));
  if (!Array.isArray(turns) || !turns.length || !turns.every(isTurn)) throw new Error("no turns");
  return { title: String(title), turns };
}

async function read(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_BYTES) throw new Error("too large");
  }
}

/** Whether a turn has what is drawn of it, in the types that are drawn. */
function isTurn({ question, asked_at: at, response }) {
  const strings = [question, at, response?.answer, response?.index_version];
  const lists = [response?.citations, response?.figures, response?.suggestions];
  return (
    strings.every((value) => typeof value === "string") &&
    lists.every((value) => Array.isArray(value) && value.every(isObjectOrText)) &&
    STATUSES.includes(response.status) &&
    ["ja", "en"].includes(response.language)
  );
}

const isObjectOrText = (value) =>
  typeof value === "string" || (typeof value === "object" && value !== null);
