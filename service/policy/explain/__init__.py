"""What the linter says, explained to whoever mends a policy: one page per code, in Dutch."""
