"""The answer as it grows: each sentence is checked as it arrives, then written or kept back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.writer.checks import Fault, find_faults
from assistant.writer.checks.denial import is_denial
from assistant.writer.progress import tell
from assistant.writer.reading.claims import Claim, Established, Known
from assistant.writer.reading.sentences import Splitter
from assistant.writer.reading.support import says_something
from assistant.writer.rendering import Renderer

CALL = ("{", "```", "[{")  # how a call written as text begins


@dataclass(slots=True)
class Manuscript:
    """Sentences that have passed all checks, in order, and the faults of those that have not.

    What states nothing by itself (a greeting, a heading, a denial) is held until a sentence with
    support follows, or the answer ends. After a fault nothing more of a reply is shown.
    """

    known: Known
    renderer: Renderer
    text: str = ""
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    supported: int = 0
    denials: int = 0
    _held: list[str] = field(default_factory=list)
    _splitter: Splitter = field(default_factory=Splitter)
    _line: list[str] = field(default_factory=list)
    _heads: tuple[str, ...] = ()
    _heard: str = ""
    _released: tuple[int, int] = (0, 0)  # figures and citations of the draft that are shown
    _shown: set[str] = field(default_factory=set)  # sentences, as the model wrote them
    _waiting: set[str] = field(default_factory=set)  # those of the sentences that are held
    _said: Established = field(init=False)  # what the question and the shown sentences made clear

    def __post_init__(self) -> None:
        self._said = replace(self.known.established)

    def hear(self, piece: str) -> None:
        """Take in the next piece of a reply."""
        self._heard += piece
        if self._heard.lstrip().startswith(CALL):
            return
        for sentence in self._splitter.feed(piece):
            self._take(sentence)

    def finish(self, *, cut: bool) -> None:
        """The reply has ended; `cut` leaves faulty sentences out instead of stopping at them."""
        if not self._heard.lstrip().startswith(CALL):
            for sentence in self._splitter.end():
                self._take(sentence)
            self._take("\n")
        if cut or not self.faults:
            self._release()

    def begin(self) -> None:
        """A new reply begins; what was held of the one before is forgotten."""
        self.drop_held()
        self._splitter, self._heard, self._heads = Splitter(), "", ()
        self.faults, self._line = [], []

    def drop_held(self) -> None:
        """Forget what is not shown, with the figures and citations that it would have brought."""
        self._held, self._waiting = [], set()
        self.renderer.draft.forget_after(*self._released)
        self.known.established.restore(self._said)

    def _take(self, sentence: str) -> None:
        """Gather a line, then judge it, since a sentence may share the quotes of its line."""
        if sentence != "\n":
            self._line.append(sentence)
            return
        line, self._line = self._line, []
        for claim in self._claims(line):
            self._judge(claim)
        if not self._is_table(line):
            self._heads = ()
        self._held.append("\n")

    def _claims(self, line: list[str]) -> Iterator[Claim]:
        if self._is_table(line):
            yield from self._row(line[0])
            return
        found = [Claim(s, self.known) for s in line]
        for at, claim in enumerate(found):
            near = (c.quotes for c in (*found[at:], *reversed(found[:at])) if c.quotes)
            yield Claim(claim.text, self.known, shared=next(near, ()))

    def _row(self, row: str) -> Iterator[Claim]:
        """A row of a table; the first is the heads of its columns, which state nothing."""
        cells = tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
        if not self._heads:
            self._heads = cells
            self._held.append(row)
        elif all(set(cell) <= set(":- ") for cell in cells):
            self._held.append(row)
        else:
            yield Claim(row, self.known, heads=self._heads)

    def _judge(self, claim: Claim) -> None:
        if not claim.text.strip():
            self._held.append(claim.text)
            return
        if claim.is_wordless:  # references that no sentence goes with
            return
        faults = find_faults(claim)
        if faults:
            self.faults += [(claim.text, f) for f in faults]
            return
        written = self.renderer.render(claim)
        self._establish(claim)
        again = written.strip() in self.text or claim.text.strip() in self._shown
        if again and not claim.heads:  # told to go on, it began again
            return
        self._waiting.add(claim.text.strip())
        self._held.append(written)
        self.denials += is_denial(claim)
        if claim.figures or (claim.quotes and says_something(claim.low)):
            self.supported += 1
            if not self.faults:
                self._release()

    def _establish(self, claim: Claim) -> None:
        """Remember what the sentence has made clear, for those that follow."""
        known = self.known.established
        for ref in claim.figures:
            rows = self.known.exhibits.rows(ref.handle)
            known.programs, known.row = frozenset({rows[-1].program_id}), rows[-1]
        if not claim.figures and claim.programs:
            known.programs = claim.programs[-1].values

    def _release(self) -> None:
        """Show what was held."""
        text = "".join(self._held)
        self._shown |= self._waiting
        self._held, self._waiting = [], set()
        if not self.text:
            text = text.lstrip("\n")
        self.text += text
        draft = self.renderer.draft
        self._released = (len(draft.figures), len(draft.citations))
        self._said = replace(self.known.established)
        tell(text)

    @staticmethod
    def _is_table(line: list[str]) -> bool:
        return len(line) == 1 and line[0].lstrip().startswith("|")
