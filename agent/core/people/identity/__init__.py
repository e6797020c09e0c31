"""Which addresses are one person? Evidence for and against, weighed; precision first (INFERENCE 2).

`resolve` is the door; `ids` and `display` say how a person is known and called. No table of links is kept: all
evidence stands in the store anyway, and who is who is worked out from it as of each moment. So a wrong merge is
undone without a trace, because nothing was ever written, and two stores that saw the same agree.
"""
