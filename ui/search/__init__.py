"""One box over everything (Ctrl+K)."""
