"""A sentence in another language than the answer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.reading.claims import Claim

QUOTED = re.compile(r"[「『“\"(（][^「」『』“”\"()（）]*[」』”\")）]")
KANA = re.compile(r"[\u3041-\u30ff]")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
LATIN = re.compile(r"[a-z]")
SHORT = 24  # letters of a line of names, which is in no language
GRAMMAR = re.compile(r"[\u3041-\u3096]+")  # hiragana outside of names: a sentence in Japanese


def _find(claim: Claim) -> Iterator[str]:
    own = QUOTED.sub(" ", claim.worded)
    if claim.known.language == "en" and not claim.heads and len(GRAMMAR.findall(own)) > 1:
        yield "It is not in English."
        return
    japanese, latin = len(IDEOGRAPH.findall(own)), len(LATIN.findall(own))
    if japanese + latin < SHORT or claim.heads:
        return
    if claim.known.language == "en" and latin < japanese * 2:
        yield "It is not in English."
    if claim.known.language == "ja" and (not KANA.search(own) or latin > japanese * 2):
        yield "It is not in Japanese."


TONGUE = Check("tongue", _find)
