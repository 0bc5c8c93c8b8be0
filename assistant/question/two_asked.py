"""Two things that one Japanese clause asks side by side: 「いつで誰の名前？」, 「何件いくら？」.

Each is asked by a word of its own; what the clause is about holds for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The words that ask, by what they ask for; counts of two things are two questions.
KINDS = {
    "when": r"いつ(?:までに?|から)?",
    "where": r"どこ(?:[にへで])?",
    "who": r"(?:誰|だれ|どなた)(?:[がにの])?",
    "how_much": r"(?:いくら|幾ら|なんぼ)",
    "what": r"(?:何の|どんな)(?=費用|経費|支援|書類|分野)",
}
COUNT = r"何(?P<count{0}>件|人|名|社|校|団体|世帯|回|か所|ヶ所|課題|か国|カ国|ヶ国|年間?|か月|ヶ月)"
ASKS = "|".join(f"(?P<{{0}}_{kind}>{pattern})" for kind, pattern in KINDS.items())
FIRST, SECOND = (f"(?:{ASKS.format(side)}|(?P<{side}_count>{COUNT.format(side)}))" for side in "ab")
JOINED = r"(?P<join>で[、,]?|と[、,]?|[、,]|[をは])?\s*"
BESIDE = re.compile(rf"(?P<lead>.*?){FIRST}{JOINED}(?P<own>(?:最大|最長|約)?){SECOND}(?P<rest>.*)")
# 「誰が対象で何の費用が出るの」: a clause of its own stands before the second.
APART = re.compile(
    rf"(?P<lead>.*?){FIRST}(?P<first>[^、。はがを]{{0,10}}?)(?P<te>で|て)[、,]?\s*"
    rf"(?P<own>(?:[^、。はがを]{{1,8}}は)?(?:最大|最長|約)?){SECOND}(?P<rest>.*)"
)
# What a clause is about: 「LOTUSは本格支援だと」 of 「LOTUSは本格支援だと1人」.
ABOUT = re.compile(r".*(?:は|だと|なら|では|って|、)")
# 「どこの誰」 is one person, 「何年何月」 one day: what is asked is one thing.
TIED = re.compile(r"どこの|何年(?:何月|度)|何月何日")


def two_asked(text: str) -> tuple[str, str] | None:
    """The two questions of a clause, None where it asks one thing.

    >>> two_asked("2023年度は何件いくら採択された？")
    ('2023年度は何件採択された？', '2023年度はいくら採択された？')
    """
    if TIED.search(text):
        return None
    return next((two for pattern in (BESIDE, APART) for two in _read(pattern, text.strip())), None)


def _read(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    found = pattern.fullmatch(text)
    if found is None:
        return
    first, second = _asked(found, "a"), _asked(found, "b")
    if first[0] == second[0]:
        return
    groups = found.groupdict()
    lead, own, rest = found["lead"], found["own"], found["rest"]
    mark = "" if rest.rstrip().endswith(("?", "？")) else "？"
    apart = groups.get("first")
    if apart is not None and groups["te"] == "て":
        apart = f"{apart}て"  # 「いくらもらえて」 asks as it stands
    # 「いつまでで、どこに出すの」: the first is whole, and what it is about is that of both.
    ends = apart is not None or bool((groups.get("join") or "").strip("をは "))
    about = ABOUT.match(lead) if ends and not own.endswith("は") else None
    alone = "" if apart is not None else lead
    before = (about[0] if about else alone) if ends else lead
    whole = f"{lead}{first[1]}{apart or ''}？" if ends else f"{lead}{first[1]}{rest}{mark}"
    yield whole, f"{before}{own}{second[1]}{rest}{mark}"


def _asked(found: re.Match[str], side: str) -> tuple[str, str]:
    """What the word on one side asks for, and the word."""
    if found[f"{side}_count"]:
        return found[f"count{side}"], found[f"{side}_count"]
    return next((kind, said) for kind in KINDS if (said := found[f"{side}_{kind}"]))
