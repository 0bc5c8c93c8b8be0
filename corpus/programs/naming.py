"""Names of programs: their ids, their other forms, and which lines are nothing but a name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.programs.names import acronym, clean_name, is_name, is_program
from corpus.programs.program import Program
from corpus.text.folding import fold_key, plain_characters
from corpus.text.remembered import remembered

# An alias of fewer characters stands in other words by chance.
SHORTEST_ALIAS = 3
LONGEST_ACRONYM = 14
# A word such as 基金補助金 in a diagram is no name.
SHORTEST_NAME = 7
# Names with one acronym are one program if they are alike to this degree, of 100.
SAME_NAME = 70
_ACRONYM_KEY = "acronym:"
_AGENCIES = frozenset(
    {"JST", "AMED", "JSPS", "NEDO", "JICA", "JAXA", "AIST", "NICT", "NIMS", "QST", "NARO", "ODA"}
)
_KIND = re.compile(r"(?:(?:事業|プログラム|プロジェクト|制度)[/・]?)+$")

_HARD_END = re.compile(
    r"(?:事業|事業費|プログラム|プロジェクト|交付金|補助金|助成金|負担金|拠出金|分担金|委託費|基金|イニシアティブ|イニシアチブ"
    r"|program(?:me)?|initiative|project)(?:等)?(?:[（(][^（）()]{1,30}[)）])?$",
    re.IGNORECASE,
)
# Weaker endings, enough where an acronym follows.
_SOFT_END = re.compile(
    r"(?:事業|プログラム|プロジェクト|交付金|補助金|基金|推進|強化|整備|支援|構築|養成|促進|開発|充実|拡充|確保|活用|導入|展開|連携|形成"
    r"|創出|循環|拠点|制度|構想|研究|計画|ファンド|イニシアティブ|program(?:me)?|initiative|project|partnership)$",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:内閣府|内閣官房|人事院|会計検査院|[^、・,，\s（）()「」]{1,12}(?:省|庁|委員会|内閣府))"
)
_OFFICES = re.compile(rf"(?:[\s　]+|^|[（(])(?:{_OFFICE}(?:[、・,，]|$|[)）]$))+$")
_OF_OFFICE = re.compile(
    rf"(?P<office>{_OFFICE}|国会)[ 　](?P<subject>[^ 　（(]{{3,30}})"
    r"(?:[（(]うち(?P<part>[^（）()]+)[)）])?"
)
_QUOTED = re.compile(r"「(?P<name>[^「」]{6,60})」")
# What it is called, behind what it is: 予約バス「みなと号」.
_CALLED = re.compile(rf"(?<=\w)「(?P<name>[^「」]{{{SHORTEST_ALIAS},20}})」$")
# What people call it: 空き店舗再生事業（ツナグ）.
_NICKNAME = re.compile(r"[（(](?P<name>[ァ-ヶー]{2,12})[)）]$")
_BRACKETS = re.compile(r"\s*[（(][^（）()]{1,40}[)）]$")
# A label in front, or a bracket alone, and a text is no name.
_NO_NAME = re.compile(
    r"[:;!?=]|^[(（\[]|[)）]\s*\S+[)）]$|^(?:[にをのがはでとや、]|及び|等|その)|[をがは]"
)


def program_id(name: str) -> str:
    """Id of a program that only has a name: the same in every document that writes it so."""
    return f"p-{hashlib.sha256(fold_key(name).encode()).hexdigest()[:10]}"


@remembered
def is_title(text: str) -> bool:
    """Whether a line is the name of a program and nothing else."""
    start, end = clean_name(text)
    name = text[start:end]
    return start == 0 and end == len(text) and is_named(name)


@remembered
def is_named(name: str) -> bool:
    """Whether a name is surely a program's: by its last word or its acronym, and no common noun."""
    key = fold_key(name)
    short = acronym(name)
    if not is_program(name) or _NO_NAME.search(key):
        return False
    base = _BRACKETS.sub("", name)
    by_acronym = short is not None and is_acronym(short) and _SOFT_END.search(base) is not None
    return by_acronym or (len(key) >= SHORTEST_NAME and _HARD_END.search(name) is not None)


def without_offices(text: str) -> str:
    """A title without the ministries that it ends with: 「〇〇事業 内閣府、デジタル庁」."""
    return _OFFICES.sub("", text).strip(" 　")


def title_names(text: str) -> Iterator[str]:
    """Names in a title of one or more lines; a line that ends like no name goes on in the next."""
    held = ""
    for line in text.splitlines():
        held += without_offices(line.strip())
        if held and _complete(held):
            yield held
            held = ""
    if held:
        yield held


def make_program(name: str, document_id: str) -> Program:
    """A program found in a document, with the other forms of its name that it shows itself."""
    start, end = clean_name(name)
    cleaned = plain_characters(" ".join(name[start:end].split()) or name)
    return Program(
        id=program_id(cleaned),
        name=cleaned,
        aliases=tuple(_aliases(cleaned)),
        document_ids=(document_id,),
    )


def merge_names(programs: Iterable[Program]) -> tuple[Program, ...]:
    """One program for each name and acronym, with the other names as its aliases; the first wins.

    A name that is another's without its brackets is the same program. An alias that two programs
    have is dropped, since it would name neither.
    """
    merged: dict[str, Program] = {}
    owners: dict[str, str] = {}
    for program in sorted(programs, key=lambda p: acronym(p.name) is None):
        keys = _keys(program)
        same = (owners[k] for k in keys if k in owners and _alike(merged[owners[k]], program, k))
        known = next(same, program.id)
        merged[known] = _joined(merged[known], program) if known in merged else program
        for key in (*keys, *_bare_keys(program)):
            owners.setdefault(key, known)
    return without_shared(merged.values())


def with_forms(programs: Iterable[Program]) -> tuple[Program, ...]:
    """The programs with the other forms that their names show, as aliases."""
    return without_shared(
        replace(p, aliases=tuple(dict.fromkeys((*p.aliases, *more)))) if more else p
        for p in programs
        for more in [list(_aliases(p.name))]
    )


def without_shared(programs: Iterable[Program]) -> tuple[Program, ...]:
    """The programs without the aliases that two of them have, which would name neither."""
    all_programs = tuple(programs)
    uses = Counter(k for p in all_programs for k in {fold_key(n) for n in _names(p)})
    return tuple(
        replace(p, aliases=tuple(a for a in p.aliases if uses[fold_key(a)] == 1))
        if p.aliases
        else p
        for p in all_programs
    )


def _alike(known: Program, program: Program, key: str) -> bool:
    """Whether a key that two programs share makes them one.

    A whole name does; an acronym only where the names are nearly the same, since the bracket
    behind a name may also hold the agency.
    """
    if not key.startswith(_ACRONYM_KEY):
        return True
    bare, other = (_KIND.sub("", fold_key(_BRACKETS.sub("", p.name))) for p in (program, known))
    return fuzz.ratio(bare, other) >= SAME_NAME


def _names(program: Program) -> tuple[str, ...]:
    return (program.name, *program.aliases)


def _keys(program: Program) -> tuple[str, ...]:
    """What makes two programs one: the whole name, or the acronym."""
    short = acronym(program.name)
    name = fold_key(program.name)
    return (name, f"{_ACRONYM_KEY}{fold_key(short)}") if short and is_acronym(short) else (name,)


def _bare_keys(program: Program) -> tuple[str, ...]:
    """The name without the acronym that follows it."""
    short = acronym(program.name)
    bare = _BRACKETS.sub("", program.name)
    return (fold_key(bare),) if short and is_acronym(short) and is_name(bare) else ()


def _joined(first: Program, second: Program) -> Program:
    names = {fold_key(name): name for name in reversed((*_names(first), *_names(second)))}
    names.pop(fold_key(first.name))
    return replace(first, aliases=tuple(reversed(names.values())))


def is_acronym(text: str) -> bool:
    """Whether a text in brackets is an acronym: short, without spaces, mostly capitals."""
    letters = [c for c in unicodedata.normalize("NFKC", text) if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    short = SHORTEST_ALIAS <= len(text) <= LONGEST_ACRONYM and " " not in text
    return short and text not in _AGENCIES and capitals >= 2 and 2 * capitals >= len(letters)


def _complete(text: str) -> bool:
    """Whether a line of a title ends a name: no bracket is open, and the last word ends names."""
    opened = sum(text.count(c) for c in "「『（(") - sum(text.count(c) for c in "」』）)")
    return opened <= 0 and is_program(text)


def _aliases(name: str) -> Iterator[str]:
    short = acronym(name)
    if short and is_acronym(short):
        yield short
    base = _BRACKETS.sub("", name)
    if base != name and is_name(base):
        yield base
        if is_program(base) and (nick := _NICKNAME.search(name)):
            yield nick["name"]
    for quoted in _QUOTED.finditer(name):
        if is_program(quoted["name"]):
            yield quoted["name"]
    called = _CALLED.search(name)
    if called and is_name(called["name"]):
        yield called["name"]
    yield from _office_forms(name)


def _office_forms(name: str) -> Iterator[str]:
    """「〇〇省 〇〇予算（うち振興費）」 is asked for as 〇〇省の〇〇予算, or 〇〇省の振興費."""
    match = _OF_OFFICE.fullmatch(name)
    if match:
        office, subject, part = match["office"], match["subject"], match["part"]
        yield f"{office}の{subject}" + (f"（うち{part}）" if part else "")
        if part:
            yield f"{office}の{part}"
