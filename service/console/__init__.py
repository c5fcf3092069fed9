"""The steward's pages: what is kept, what is due, what was destroyed, and how to check it.

Promises: served by the keeper on a loopback address only; shows buckets and days, never a report,
never how many reports a bucket holds.
"""
