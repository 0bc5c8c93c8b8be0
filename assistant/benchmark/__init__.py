"""How long things take and what limits them, measured the same way each time.

start     until the first answer, in processes of its own
answers   answers a second over HTTP, with one and with many clients
build     a build by stage, and the ones after it
scale     build, memory and answers as the corpus grows, over corpora that are made here
vectors   the vector index alone, up to millions of passages
reading   files by format, beside plain text extraction
"""
