"""How good the answers are: question sets, their judgement, reports, and proofs of kept answers."""
