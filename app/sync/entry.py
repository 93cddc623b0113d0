"""Moved to db.entry, because the journal (db) writes entries and db may not import app."""

from __future__ import annotations

from db.entry import *  # noqa: F403
