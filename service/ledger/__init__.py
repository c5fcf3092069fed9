"""The tamper-evident log of what was done: keys born, buckets destroyed, figures released.

Promises: one leaf per act on a bucket, never per report; no leaf holds a count, a time finer
than a day or anything about a person; an entry that `append` acknowledged survives a power cut;
whoever changes, drops or reorders an entry is found out by anybody who has the public key and an
earlier checkpoint. Formats are other people's (RFC 6962, C2SP signed-note, tlog-checkpoint and
tlog-tiles), so that other people's tools can check them.

It must never learn what a report says: this room knows bucket identifiers and hashes only.
"""
