// The modules of the page that compute: tables in text, facets, units, totals, charts, snapshots.
import assert from "node:assert/strict";
import test from "node:test";
import "./setup.mjs";

const page = (path) => import(`../../../web/page/js/${path}`);
const { numericColumns, tableAt } = await page("answer/markdown-table.js");
const { findFigures } = await page("answer/figure-spans.js");
const { asPairs, chosenIn, countsOf, select } = await page("explore/facets.js");
const { mostDecimals, roomBehind } = await page("explore/decimals.js");
const { fitting, inUnit, unitsOf } = await page("explore/units.js");
const { totalOf } = await page("explore/total.js");
const { pairs } = await page("explore/changes.js");
const { chooseChart } = await page("figures/choose.js");
const { tsv } = await page("figures/tsv.js");
const { wrap } = await page("figures/wrap.js");
const { unitOffsets } = await page("core/offsets.js");
const { bareFormula, money } = await page("core/format.js");
const { reconcile } = await page("figures/reconcile.js");
const { allSeries, treeOf, seriesOf } = await page("explore/tree.js");
const { findAll } = await page("read/find.js");
const { exampleQuestions } = await page("ask/examples.js");
const { warningInWords } = await page("core/warnings.js");
const { findingInWords } = await page("keep/findings.js");
const { refusalInWords } = await page("review/refusals.js");
const { reasonInWords } = await page("core/reasons.js");
const { pack, unpack } = await page("keep/snapshot.js");

const lines = (text) => {
  let start = 0;
  return text.split("\n").map((line) => {
    const found = { line, start };
    start += line.length + 1;
    return found;
  });
};

test("a Markdown table is read with the place of each cell", () => {
  const text = "次のとおり。\n| 事業 | 額 |\n| --- | ---: |\n| 甲\\|乙 | 3億円[1] |\n| 丙 |\n終わり";
  const table = tableAt(lines(text), 1);
  assert.deepEqual(table.heads.map((cell) => cell.text), ["事業", "額"]);
  assert.deepEqual(table.rows.map((row) => row.map((cell) => cell.text)), [
    ["甲\\|乙", "3億円[1]"],
    ["丙", ""],
  ]);
  for (const { text: cell, start } of table.rows[0]) assert.equal(text.slice(start, start + cell.length), cell);
  assert.equal(table.next, 5);
  assert.deepEqual(numericColumns(table), [false, true]);
});

test("a year with words behind it is no amount", () => {
  const heads = [{ text: "Item" }, { text: "Amount" }];
  const rows = [[{ text: "2026 budget request (JST)" }, { text: "¥2 billion (20億円)[1]" }]];
  assert.deepEqual(numericColumns({ heads, rows }), [false, true]);
});

test("a line with bars and no rule below it is no table", () => {
  for (const text of ["| a | b |", "| a | b |\ntext", "| --- |\n| a |", "||||"])
    assert.equal(tableAt(lines(text), 0), null);
});

test("a figure is not found inside of a longer number", () => {
  const figures = [{ display: "11億円", citation: 1 }, { display: "111億円", citation: 2 }];
  const spans = findFigures("111億円[2]と11億円[1]", figures);
  assert.deepEqual(spans.map(({ start, figure }) => [start, figure.citation]), [[0, 2], [9, 1]]);
});

const row = (program, more = {}) => ({
  program,
  program_id: program,
  parent: null,
  measure: "request",
  fiscal_year: 2026,
  amount: 10 ** 9,
  currency: "JPY",
  scope: null,
  trust: "reviewed",
  office: "甲省",
  citation: { document_id: "d", start: 0, quote: "10億円" },
  ...more,
});

test("facets choose any of their values, all facets together, and count without themselves", () => {
  const rows = [row("甲"), row("乙", { fiscal_year: 2025 }), row("丙", { measure: "previous" })];
  const chosen = chosenIn(new URLSearchParams("fiscal_year=2026&measure=request"));
  assert.deepEqual(select(rows, chosen).map((r) => r.program), ["甲"]);
  const counts = countsOf(rows, chosen, "fiscal_year").map(({ value, count }) => [value, count]);
  assert.deepEqual(counts, [["2026", 1], ["2025", 1]]);
  assert.deepEqual(select(rows, { q: "ｸ 乙" }), []);
  assert.equal(select(rows, { q: "１０億" }).length, 3);
  assert.deepEqual(asPairs(chosen), [["fiscal_year", "2026"], ["measure", "request"]]);
});

test("an amount in one unit is exact", () => {
  const [oku, million, , one] = unitsOf("ja");
  const cases = [
    [2_754_000_000, oku, "27.54"],
    [-449_616_000, oku, "−4.49616"],
    [1_330_033_600_000, million, "1,330,033.6"],
    [1, oku, "0.00000001"],
    [0, oku, "0"],
    [1234, one, "1,234"],
  ];
  for (const [amount, unit, text] of cases) assert.equal(inUnit(amount, unit), text);
});

test("the unit fits what is in the middle", () => {
  assert.equal(fitting([1, 3 * 10 ** 8, 5 * 10 ** 12], "ja").name, "oku");
  assert.equal(fitting([2000, 5000, 10 ** 9], "ja").name, "thousand");
  assert.equal(fitting([], "ja").name, "one");
  assert.equal(fitting([23_100_243_740, 155_810_012, 7_519_597_409], "ja").name, "thousand");
  assert.equal(fitting([3 * 10 ** 9], "en").name, "billion");
});

test("decimal points stand below each other", () => {
  const most = mostDecimals(["191", "27.54", "0.3", "1.0000001"]);
  assert.equal(most, 3);
  const room = ["191", "27.54", "0.3", "1.0000001"].map((text) => roomBehind(text, most));
  assert.deepEqual(room, [3.5, 1, 2, 0]);
  assert.equal(roomBehind("191", mostDecimals(["191", "20"])), 0);
  assert.equal(roomBehind("EUR 95,500", most), 0);
  assert.equal(mostDecimals([]), 0);
});

test("only what is alike is added up", () => {
  const whole = row("全体");
  const part = row("部分", { parent: "全体" });
  const deep = row("細目", { parent: "部分" });
  const all = [whole, part, deep, row("別")];
  assert.equal(totalOf([row("甲"), row("乙")], all).amount, 2 * 10 ** 9);
  const why = (...rows) => totalOf(rows, all).why;
  assert.equal(why(whole, part), "levels");
  assert.equal(why(whole, deep), "levels"); // also where what is between is not selected
  assert.equal(why(row("甲"), row("甲", { scope: "JST" })), "twice");
  assert.equal(why(row("甲"), row("乙", { fiscal_year: 2025 })), "years");
  assert.equal(why(row("甲"), row("乙", { measure: "previous" })), "measures");
  assert.equal(why(row("甲"), row("乙", { currency: "USD" })), "currencies");
  assert.equal(why(row("甲", { measure: "unit" }), row("乙", { measure: "unit" })), "kind");
  assert.equal(totalOf([], all), null);
});

test("programs that stand under each other do not hang the total", () => {
  const circle = [row("甲", { parent: "乙" }), row("乙", { parent: "甲" })];
  assert.equal(totalOf(circle, circle).amount, 2 * 10 ** 9);
});

test("an amount is paired with the year before", () => {
  const past = row("甲", { measure: "previous", fiscal_year: 2025, amount: 8 * 10 ** 8 });
  const [pair] = pairs([row("甲"), past, row("乙")]);
  assert.deepEqual([pair.change, pair.rate], [2 * 10 ** 8, 25]);
  const fromNothing = pairs([row("甲"), { ...past, amount: 0 }])[0];
  assert.equal(fromNothing.rate, null);
});

test("parts that make up a whole are a breakdown, others are ranked", () => {
  const figure = (scope, oku) => ({ ...row("甲"), label: "要求額", scope, amount: oku * 10 ** 8 });
  assert.equal(chooseChart([figure(null, 30), figure("A", 20), figure("B", 10)]).kind, "breakdown");
  assert.equal(chooseChart([figure(null, 30), figure("A", 20), figure("B", 9)]).kind, "ranking");
  assert.equal(chooseChart([figure(null, 30)]), null);
  assert.equal(chooseChart([{ ...figure(null, 3), currency: null }]), null);
});

test("what is copied is never a formula", () => {
  const columns = [{ key: "a", label: "a", value: (r) => r.a }, { key: "b", label: "b", plain: true }];
  const cells = tsv(columns, [{ a: "=1" }, { a: "＋2" }, { a: -5 }, { a: "x\ty\n" }, { a: null }]);
  assert.deepEqual(cells.split("\n"), ["a", "'=1", "'＋2", "-5", "x y ", ""]);
});

test("a long label is broken into two lines and shortened", () => {
  assert.deepEqual(wrap("事業", 10), ["事業"]);
  const long = wrap("国際的な共同研究を推進するための長い名前の事業", 8);
  assert.equal(long.length, 2);
  assert.ok(long[1].endsWith("…"));
});

test("offsets count characters, also those of two units", () => {
  const unit = unitOffsets("𠮷田x");
  assert.deepEqual([0, 1, 2, 3, 99].map(unit), [0, 2, 3, 4, 4]);
});

test("yen are written as Japanese writes them", () => {
  assert.equal(money(19_100_000_000, "JPY"), "191億円");
  assert.equal(money(-1_000_000_010_000, "JPY"), "−1兆1万円");
  assert.equal(money(0, "JPY"), "0円");
  assert.equal(money(7618200000, "USD"), "USD 7,618,200,000");
});

test("a reason is told in the reader's language", () => {
  const head = "the column's head is not understood";
  assert.match(reasonInWords(head), /見出し/);
  assert.match(reasonInWords(`a table with 59 amounts that are no figures yet: ${head}`), /59 件.*見出し/);
  assert.equal(reasonInWords("金額の前に二つの名前"), "金額の前に二つの名前");
  assert.equal(reasonInWords("something new"), "その他の理由");
});

test("a snapshot unpacks as what was packed, and nothing else does", async () => {
  const result = {
    ...{ status: "answered", language: "ja", answer: "191億円[1]", index_version: "v" },
    ...{ citations: [{ number: 1, quote: "引用" }], figures: [], suggestions: [] },
    timings_ms: { total: 3 },
  };
  const turn = { question: "いくら", documents: null, asked_at: "2026-04-01", result };
  const packed = await pack({ title: "会話", turns: [turn, { ...turn, result: null }] });
  assert.match(packed, /^[\w-]+$/);
  const { title, turns } = await unpack(packed);
  assert.equal(title, "会話");
  assert.equal(turns.length, 1);
  const { timings_ms: _, ...kept } = result;
  assert.deepEqual(turns[0].response, kept);
  const wrong = { ...turn, result: { ...result, language: "constructor" } };
  await assert.rejects(pack({ title: "", turns: [wrong] }).then(unpack));
  for (const text of ["", "x", "AAAA", "あ"]) await assert.rejects(unpack(text));
});

test("words are found in a text whatever their width, case and line breaks", () => {
  const text = "𠮷の国際\n交流と ＡＳＰＩＲＥ、aspire";
  const at = (words) => findAll({ text }, words).map(({ start, end }) => [...text].slice(start, end).join(""));
  assert.deepEqual(at("国際交流"), ["国際\n交流"]);
  assert.deepEqual(at("Aspire"), ["ＡＳＰＩＲＥ", "aspire"]);
  assert.deepEqual(findAll({ text: "ｶﾞス" }, "ガス"), [{ start: 0, end: 3 }]);
  assert.deepEqual(at("  "), []);
  assert.deepEqual(at("ない"), []);
});

const figure = (program, amount, more = {}) => ({
  program, amount, measure: "request", fiscal_year: 2026, currency: "JPY", scope: null, ...more,
});

test("parts are held against their whole, and what they do not explain is told", () => {
  const parentOf = (program) => ({ 甲: "全体", 乙: "全体" })[program] ?? null;
  const whole = figure("全体", 10);
  const parts = [figure("甲", 3), figure("乙", 5)];
  const found = reconcile([...parts, whole, figure("他", 1)], parentOf);
  assert.deepEqual([found.whole, found.sum, found.rest], [whole, 8, 2]);
  for (const others of [
    [figure("甲", 3)],
    [figure("甲", 3), figure("乙", 5, { fiscal_year: 2025 })],
    [figure("甲", 3), figure("甲", 3)],
    [figure("甲", 6), figure("乙", 5)],
    [figure("甲", 3), figure("乙", 5, { derived: true })],
  ])
    assert.equal(reconcile([whole, ...others], parentOf), null);
  const scopes = reconcile([figure("丙", 30), figure("丙", 20, { scope: "JST" }), figure("丙", 10, { scope: "AMED" })], parentOf);
  assert.equal(scopes.rest, 0);
});

test("a chart of parts draws what they do not explain, and no sum beside its parts", () => {
  const parentOf = (program) => (program === "全体" ? null : "全体");
  const parts = ["甲", "乙", "丙"].map((name) => figure(name, 2, { label: "額" }));
  const sum = figure("甲 + 乙 + 丙", 6, { measure: "sum", derived: true });
  const { kind, groups } = chooseChart([figure("全体", 10, { label: "額" }), ...parts, sum], parentOf);
  assert.equal(kind, "breakdown");
  assert.deepEqual(groups[0].bars.map(({ part, value }) => [part, value]), [
    ["main", 10], ["part", 2], ["part", 2], ["part", 2], ["rest", 4],
  ]);
  const plain = chooseChart([...parts, figure("丁", 9), { ...sum, amount: 7 }]);
  assert.deepEqual(plain.groups[0].bars.map(({ value }) => value), [9, 2, 2, 2]);
});

test("programs stand below those that they are part of, with what their parts come to", () => {
  const part = (program, parent, amount, more = {}) => ({
    ...row(program, { parent, amount }), citation: { document_id: "d" }, scope: null, currency: "JPY", ...more,
  });
  const all = [
    part("全体", null, 10), part("甲", "全体", 3), part("乙", "全体", 5), part("丙", "乙", 1),
    part("丁", "群", 2), part("丁", "群", 2, { fiscal_year: 2025 }), part("戊", "群", 4),
    part("輪", "輪", 1),
  ];
  const series = seriesOf(all[0]);
  assert.equal(allSeries(all)[0].key, series);
  const tree = treeOf(all, all, series);
  const shape = ({ name, sum, parts, below }) => [name, sum, parts?.rest ?? null, below.map(shape)];
  assert.deepEqual(tree.map(shape), [
    ["全体", 8, 2, [["甲", null, null, []], ["乙", 1, 4, [["丙", null, null, []]]]]],
    ["群", 6, null, [["丁", null, null, []], ["戊", null, null, []]]],
    ["輪", null, null, []],
  ]);
  const [only] = treeOf([all[3]], all, series);
  assert.deepEqual(shape(only), ["全体", 8, 2, [["乙", 1, 4, [["丙", null, null, []]]]]]);
});

test("a total row stands over what it sums up, and is never added to it", () => {
  const part = (program, amount, more = {}) => ({
    ...row(program, { amount }), citation: { document_id: "d" }, scope: null, currency: "JPY", ...more,
  });
  const total = part("合計", 8, { total: true });
  const all = [part("甲", 3), part("乙", 5), total];
  const [over, ...rest] = treeOf(all, all, seriesOf(total));
  assert.deepEqual([over.name, over.parts.rest, over.below.length, rest.length], ["合計", 0, 2, 0]);
  assert.deepEqual(totalOf(all, all), { why: "levels" });
  assert.equal(totalOf([total], all).amount, 8);
  const other = [part("甲", 3), part("乙", 4), total];
  assert.equal(treeOf(other, other, seriesOf(total)).length, 3);
});

test("a program with several amounts has none of its own, and is not added", () => {
  const part = (program, parent, amount) => ({
    ...row(program, { parent, amount }), citation: { document_id: "d" }, scope: null, currency: "JPY",
  });
  const all = [part("全体", null, 10), part("甲", "全体", 3), part("甲", "全体", 4), part("乙", "全体", 5)];
  const [whole] = treeOf(all, all, seriesOf(all[0]));
  assert.deepEqual([whole.sum, whole.parts, whole.below[0].several], [null, null, true]);
});

test("a long name is no example, and nothing is asked about what has no name", () => {
  const program = (name) => ({ id: name, name, name_en: null, aliases: [] });
  const long = "the total number of assistants in your program";
  const purposes = (...names) => exampleQuestions(names.map(program), []).map((e) => e.question);
  assert.deepEqual(purposes(long), []);
  assert.match(purposes(long, "灯台改修事業")[0], /灯台改修事業/);
});

test("a total is no example", () => {
  const row = (program, total) => ({
    ...{ program, program_id: program, total, trust: "reviewed", fiscal_year: 2026, measure: "initial" },
  });
  const asked = exampleQuestions([], [row("合計", true), row("灯台改修事業", false)]);
  assert.ok(asked.length > 0);
  assert.ok(asked.every(({ question }) => !question.includes("合計")));
});

test("what was not read is told with its number and places", () => {
  assert.equal(warningInWords("watermark: 2 watermarks were left out (page 1, page 3)"), "透かし 2 か所は読みませんでした（1 ページ、3 ページ）");
  assert.equal(warningInWords("no-text: pages without text that could be read: 3-5"), "読める文字のないページ：3-5");
  assert.equal(warningInWords("without a code"), "without a code");
});

test("what of a kept answer does not stand is told", () => {
  const said = "citation [2] has moved in a.pdf: it stands at line 12 now";
  assert.equal(findingInWords(said), "出典 2 の文は、今は 12 行目にあります");
  assert.match(findingInWords("灯台改修事業: 3億円 is not in the budget table with this amount"), /^灯台改修事業: 3億円：予算表/);
  assert.match(findingInWords("灯台改修事業: 3億円 is shown as another amount"), /表示の額/);
  assert.match(findingInWords("999 is in no quote and no figure"), /^999：回答の文/);
  assert.equal(findingInWords("something new"), "something new");
});

test("why a decision was refused is told", () => {
  const told = (detail) => refusalInWords({ name: "", message: "内容が正しくありません", detail });
  assert.match(told("Say also the program and the amount: the document leaves it open."), /事業、金額/);
  assert.match(told("the settled reading x (甲): the figure '3億円' does not stand in the quote"), /引用箇所/);
  assert.equal(told("something new"), "内容が正しくありません");
});

test("a formula has bare amounts, without what is remarked on them", () => {
  const figures = [{ display: "3万円（表の記載は30）" }, { display: "¥2 (2円)" }, { display: "1円" }];
  const formula = "3万円（表の記載は30） − ¥2 (2円) = (1円)";
  assert.equal(bareFormula({ formula }, figures), "3万円 − ¥2 = (1円)");
  assert.equal(bareFormula({ formula: null }, []), null);
});

test("amounts are found in a quote where they stand for themselves, once", async () => {
  const { amountsIn } = await import("../../../web/page/js/read/amounts.js");
  const cited = { number: 1, start: 100, quote: "𠮷野林道整備 1,200 200 300 300" };
  const of = (original, citation = 1) => amountsIn(cited, [{ citation, original }]);
  assert.deepEqual(of("200"), [{ start: 113, end: 116 }]); // neither in 1,200, nor by halves of 𠮷
  assert.deepEqual(of("1,200"), [{ start: 107, end: 112 }]);
  assert.deepEqual(of("300"), []); // which of the two is not known
  assert.deepEqual(of("200", 2), []);
  assert.deepEqual(amountsIn({ start: 0 }, [{ citation: 1, original: "200" }]), []);
});

test("an index is called by its mark, as its date is said beside it", async () => {
  const { shortVersion } = await import("../../../web/page/js/core/format.js");
  assert.equal(shortVersion("20260401T000000Z-1a2b3c4d"), "1a2b3c4d");
});

test("what is counted agrees with its number, in English", async () => {
  const { loadBoth, speaking, t } = await import("../../../web/page/js/core/i18n.js");
  await loadBoth();
  const said = (key, n) => speaking("en", () => t(key, { n }));
  assert.equal(said("documents.pages", "1"), "1 page");
  assert.equal(said("documents.pages", "16"), "16 pages");
  assert.equal(said("coverage.left", "1"), "1 amount left out (why)");
});
