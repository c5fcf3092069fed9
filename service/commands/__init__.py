"""Groups of commands of `luwte`, for the file of each to stay short; `service.cli` joins them.

Like there, nothing here holds a rule, and each command imports what it needs when it runs.
"""
