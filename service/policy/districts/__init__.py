"""CBS areas for a policy: from a file that a person downloaded to the `[geografie]` of a policy.

Works offline. Proposes which areas are too small to stand alone; a person decides.
"""
