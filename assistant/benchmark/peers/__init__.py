"""Other systems of this kind on the same passages, questions and encoder, in the same run.

Each is set up as its documentation sets up retrieval over passages that are cut already, and runs
in a process of its own, so that its time and memory are its own.
"""
