"""What must die, dies: what is due, its destruction in a fixed order, and the count that checks it.

Promises: a term that was promised at collection is never lengthened; a destruction that was begun is
finished at the next start; a clock that was moved back destroys nothing early.
"""
