"""Luwte: anonymous, one-way reporting points for Dutch municipalities.

The rooms and the direction in which they may import each other are drawn in
ARCHITECTURE.md and held by import-linter (see `[tool.importlinter]` in pyproject.toml).
"""
