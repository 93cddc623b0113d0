"""走访: who is visited in which villages, on paper there and back, over all lines of work.

messages · handlers · queries: plan a round, settle its stops, close it
papers: the sheet to take along, and a blank form for each stop
line: what it tells the shared rooms; what the lines tell it: app/visits.py
"""

from __future__ import annotations

__all__ = ["NAME"]

NAME = "rounds"
