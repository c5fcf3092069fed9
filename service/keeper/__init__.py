"""What the keeper does: follow the policies, give keys, publish figures, destroy, count.

Promises: a changed policy does nothing before a second person approved it; every step may be repeated
after a crash.
"""
