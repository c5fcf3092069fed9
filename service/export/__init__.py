"""What may be told, is told: open a closed period in memory, tabulate, protect, attack, publish.

Promises: raw counts never leave this room; no release, alone or with all earlier ones, lets anybody
pin a hidden count inside a narrower interval than [0, k]; a release is written once and never revised.
"""
