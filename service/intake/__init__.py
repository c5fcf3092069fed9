"""Taking a report: validate, coarsen, scrub, seal, store; only then thank the reporter.

Promises: raw words, addresses, headers and moments stay in memory and end with the request; what
the policy does not ask cannot be stored; without a valid bucket key nothing is taken.
This room never sees a private key and cannot open what it stored.
"""
