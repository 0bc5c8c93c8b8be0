// What went wrong, in the reader's language, which Node's is Japanese (see setup.mjs).
import assert from "node:assert/strict";
import test from "node:test";
import "./setup.mjs";

const { inWords, reasonInWords } = await import("../../../web/page/js/core/problems.js");
const TEXTS = JSON.parse(
  await (await import("node:fs/promises")).readFile(
    new URL("../../../web/page/texts/ja.json", import.meta.url),
    "utf8",
  ),
);

test("problems of one status are told apart by their titles", () => {
  const told = ["Busy", "Took too long", "Unreachable", "Not ready"].map((title) =>
    inWords(503, "In English.", title),
  );
  assert.equal(new Set(told).size, 4);
  assert.equal(told[3], TEXTS["problem.503"]);
});

test("what is said of a file comes before the kind of the problem, with the file's name", () => {
  const said = "予算.pdf: 予算.pdf is protected by a password; save it without one.";
  assert.equal(inWords(422, said), `予算.pdf：${TEXTS["reason.password"]}`);
});

test("a conflict is not always a build that runs", () => {
  assert.equal(
    inWords(409, "A person has reviewed this row already; undo that.", "Conflict"),
    TEXTS["reason.reviewed"],
  );
  assert.equal(inWords(409, "A build is running; wait.", "Conflict"), TEXTS["reason.building"]);
  assert.equal(inWords(409, "Something else.", "Conflict"), TEXTS["problem.409"]);
});

test("what is Japanese, or known by nothing, stays as it is said", () => {
  assert.equal(inWords(503, "索引がまだありません。", "Not ready"), "索引がまだありません。");
  assert.equal(inWords(418, "I am a teapot."), "I am a teapot.");
  assert.equal(reasonInWords("I am a teapot."), null);
});
