"""From answers to the lines of a policy file, part by part in the order of the grammar (pure)."""
