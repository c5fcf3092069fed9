"""Sealing, keys and the store of envelopes: what makes a report unreadable, and later gone.

Promises: plaintext enters only through `seal` and leaves only through an `Opener`; key material
stays inside this room; a destroyed key is overwritten in place before anybody is told so.
Never: reading a policy, a clock or the network.
"""
