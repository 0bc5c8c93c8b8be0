// What of an answer is the document's own words, and how they are laid out.
import assert from "node:assert/strict";
import test from "node:test";
import "./setup.mjs";

const { inRuns, joined, quotedIn } = await import("../../../web/page/js/answer/quoted.js");

const citation = (number, quote, more = {}) => ({
  ...{ number, quote, document_id: "a", page: 1, start: number * 100, end: number * 100 + quote.length },
  ...{ line_start: number, line_end: number },
  ...more,
});
const read = (line, citations) => {
  const quoted = quotedIn({ line, start: 0 }, citations);
  const cut = (range) => range && line.slice(range.start, range.end);
  return quoted?.pieces.map((piece) =>
    piece.cells ? piece.cells.map(({ head, cell }) => [cut(head), cut(cell)]) : cut(piece),
  );
};

test("statements that were run together stand apart again", () => {
  const cited = [
    citation(1, "申請の方法"),
    citation(2, "・申請は、窓口\nへ持参する。"),
    citation(3, "⚫ 詳しくは 窓口まで"),
  ];
  const line = "申請の方法 申請は、窓口へ持参する。 ⚫ 詳しくは 窓口まで[1][2][3]";
  assert.deepEqual(read(line, cited), ["申請の方法", "申請は、窓口へ持参する。", "⚫ 詳しくは 窓口まで"]);
});

test("a row of a table is read as cells below their heads", () => {
  const cited = [citation(1, "設備費\t40万円\t２０万円"), citation(2, "区分")];
  assert.deepEqual(read("区分：設備費、中小企業：40万円、大企業：20万円[1][2]", cited), [
    [["区分", "設備費"], ["中小企業", "40万円"], ["大企業", "20万円"]],
  ]);
  assert.deepEqual(read("Item: Rent; Small: 40 USD[3]", [citation(3, "Rent | 40 USD")]), [
    [["Item", "Rent"], ["Small", "40 USD"]],
  ]);
});

test("rows of one cell are rows where there are several", () => {
  const cited = [citation(1, "Year 1"), citation(2, "Year 2")];
  assert.deepEqual(read("Year: Year 1 Year: Year 2[1][2]", cited), [[["Year", "Year 1"]], [["Year", "Year 2"]]]);
});

test("a cell of several lines is one cell, and one that is not said is left out", () => {
  const cited = [citation(1, "賃金\n改定\n1人当たり\n4万円")];
  assert.deepEqual(read("区分：賃金改定、1人当たり[1]", cited), [[["区分", "賃金改定"], [null, "1人当たり"]]]);
});

test("lines of a document that begin with a mark stay lines", () => {
  const cited = [citation(1, "対象者\n①三年以上の\n者\n※ 加算あり")];
  assert.deepEqual(read("対象者①三年以上の者※ 加算あり[1]", cited), ["対象者", "①三年以上の者", "※ 加算あり"]);
});

test("a quote in another language has what it says beside it", () => {
  const cited = [citation(1, "補助率は２分の１とする。")];
  const line = "“補助率は2分の1とする。” – roughly: subsidy rate[1]";
  const { pieces, gloss } = quotedIn({ line, start: 7 }, cited);
  const cut = ({ start, end }) => line.slice(start - 7, end - 7);
  assert.deepEqual([...pieces, gloss].map(cut), ["補助率は2分の1とする。", "roughly: subsidy rate"]);
});

test("what an answer says itself is no quote", () => {
  const cited = [citation(1, "交流事業 23億円"), citation(2, "令和6年度・市民税\t751")];
  assert.equal(read("交流事業の令和8年度の要求額は23億円です。[1]", cited), undefined);
  assert.equal(read("交流事業[1]は23億円です。[1]", cited), undefined);
  assert.equal(read("交流事業 23億円[1][9]", cited), undefined);
  assert.equal(read("交流事業 23億円", cited), undefined);
  assert.equal(read("令和6年度・市民税（収入）：751[2]", cited), undefined);
  assert.equal(read("[1]", cited), undefined);
  assert.equal(read("要求額：30億円[3]", [citation(3, "30億円")]), undefined);
});

test("a quote covers what it cites on its first page, with the other marks of its document", () => {
  const cited = [citation(2, "甲は乙。"), citation(3, "丙は丁。"), citation(4, "甲", { page: 9 })];
  const { place, numbers } = quotedIn({ line: "甲は乙。 丙は丁。[2][3][4]", start: 5 }, cited);
  assert.deepEqual([place.start, place.end, place.line_start, place.line_end], [200, 304, 2, 3]);
  assert.deepEqual(numbers, [2, 3, 4]);
});

test("a quote that goes on is one with that before it", () => {
  const quoted = (number, start) =>
    quotedIn({ line: `文です。[${number}]`, start: 0 }, [citation(number, "文です。", { start, end: start + 4 })]);
  assert.deepEqual(joined(quoted(1, 0), quoted(2, 10)).numbers, [1, 2]);
  assert.equal(joined(quoted(1, 0), quoted(2, 10)).place.end, 14);
  assert.equal(joined(quoted(1, 0), quoted(2, 500)), null);
  assert.equal(joined(quoted(1, 10), quoted(2, 0)), null);
});

test("numbers are named in runs", () => {
  assert.equal(inRuns([3, 1, 2, 7, 2]), "1–3, 7");
  assert.equal(inRuns([5]), "5");
});
