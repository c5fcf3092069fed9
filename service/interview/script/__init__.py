"""The ordered script: which questions follow from the answers so far (pure).

Each part of it is a function from what is given to its questions. A question that depends on an earlier
answer appears once that answer is there; so the script is made anew after every answer.
"""
