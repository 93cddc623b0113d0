"""The entry of the journal (moves here from app.sync.entry when that room lands)."""

from app.sync.entry import *  # noqa: F403
from app.sync.entry import Hlc as Hlc
