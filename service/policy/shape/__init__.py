"""The shape of the TOML files, in the Dutch words that municipalities use (ADR 0003).

The only place where a Dutch key and its English name stand side by side.
"""
