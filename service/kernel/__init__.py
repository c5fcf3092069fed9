"""Values that every room speaks: time, identifiers, periods, localized text, redaction.

Promises: nothing here reads a policy, a key or a database; only `clock` reads the time,
only `identifiers` draws randomness and only `durable` touches a disk.
"""
