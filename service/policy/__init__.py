"""One TOML file per meldpunt, compiled into one immutable `Policy`.

Promises: a policy with an error never becomes a `Policy`; all its errors are told at once;
a question that names no purpose is an error. Nothing else in Luwte configures what is collected.
"""
