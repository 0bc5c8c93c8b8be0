"""How well the classifier reads a hand it has not seen: `python -m assistant.conversation.acts.evaluate`."""

from __future__ import annotations

from itertools import chain

from assistant.conversation.acts.train import fit
from assistant.conversation.acts.utterances import load_rounds

if __name__ == "__main__":
    rounds = load_rounds()
    for held_out, tests in rounds.items():
        others = list(chain.from_iterable(us for name, us in rounds.items() if name != held_out))
        model = fit(others)
        guesses = [model.classify(u.linked, u.shown) for u in tests]
        right = sum(g[0].act == u.act for g, u in zip(guesses, tests))
        two = sum(u.act in {g[0].act, g[1].act} for g, u in zip(guesses, tests))
        print(held_out, right / len(tests), two / len(tests))
