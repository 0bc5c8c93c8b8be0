"""Whether something is as a turn claims: an amount, a share, a change, a payment."""
