"""The shape of the OpenAI API over the same answers, for clients that speak it."""
