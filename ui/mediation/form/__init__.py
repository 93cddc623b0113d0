"""Registering a dispute: parties, what happened, where it came from, who mediates."""
