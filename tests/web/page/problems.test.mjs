// What went wrong, in the reader's language, which Node's is Japanese (see setup.mjs).
import assert from "node:assert/strict";
import test from "node:test";
import "./setup.mjs";

const { inWords, reasonInWords, whyInWords } = await import("../../../web/page/js/core/problems.js");
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

test("what is said in Japanese stays, and what is known by nothing is told by its kind", () => {
  assert.equal(inWords(503, "索引がまだありません。", "Not ready"), "索引がまだありません。");
  assert.equal(inWords(418, "I am a teapot."), TEXTS["problem.400"]);
  assert.equal(inWords(502, "Bad Gateway"), TEXTS["problem.500"]);
  assert.equal(reasonInWords("I am a teapot."), null);
});

test("an English sentence that names something in Japanese is no Japanese one", () => {
  const said = "予算.budget.csv line 3: no program is called 深海観測事業";
  assert.equal(inWords(422, said, "Invalid table"), TEXTS["problem.422"]);
});

test("why a build ended is told in Japanese, whatever ended it", () => {
  assert.equal(
    whyInWords("The service stopped during the build; start it again."),
    TEXTS["reason.stopped"],
  );
  assert.equal(whyInWords("The build crashed: KeyError: 'x'"), TEXTS["reason.crashed"]);
  assert.equal(whyInWords("Gremlins."), TEXTS["reason.other"]);
});

test("a slow file is told with what is served meanwhile, and when it is tried again", () => {
  const older = " Until then the version before is served.";
  const later = "a.pdf takes longer than 10.0 seconds to read and analyse: it follows as soon as that is done.";
  const never =
    "a.pdf took longer than 120 seconds to read and analyse (ASSISTANT_DOCUMENT_SECONDS); split it into parts. It is tried again only when a full rebuild is asked for.";
  assert.equal(reasonInWords(later), TEXTS["reason.follows"]);
  assert.equal(reasonInWords(later + older), TEXTS["reason.follows-older"]);
  assert.equal(reasonInWords(never), TEXTS["reason.out-of-time"]);
  assert.equal(reasonInWords(never + older), TEXTS["reason.out-of-time-older"]);
});
