"""The registers of a row (move here from app.sync.merge when that room lands)."""

from app.sync.merge import *  # noqa: F403
