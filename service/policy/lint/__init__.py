"""The linter: what a policy must hold to, and what would be wise, each rule with a code of its own."""
