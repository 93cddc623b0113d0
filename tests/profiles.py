"""A profile folder of the sample office as the first run leaves it: vault, passphrase, records."""

from __future__ import annotations

__all__ = ["PASSPHRASE", "copy_profile", "sample_profile"]

import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from app.access import Role
from app.clock import FixedClock
from app.profile import Profile
from app.vault.messages import CreateVault, NewUser

PASSPHRASE = "荔枝熟了 2026"


def sample_profile(folder: Path, now: datetime) -> Path:
    """Fill a folder with the profile of 梁志强, closed; made once a run and moment, then copied."""
    return copy_profile(_made(now), folder)


def copy_profile(made: Path, folder: Path) -> Path:
    """Copy a closed profile folder and what is kept outside of it."""
    shutil.copytree(made, folder, dirs_exist_ok=True)
    outside = ".outside.json"
    shutil.copy(made.with_name(made.name + outside), folder.with_name(folder.name + outside))
    return folder


@cache
def _made(now: datetime) -> Path:
    folder = Path(_KEPT.name) / now.isoformat().replace(":", "")
    profile = Profile(folder, FixedClock(now), None)
    profile.gate.do(CreateVault(NewUser("梁志强", Role.HEAD, PASSPHRASE)))
    profile.found_sample().close()
    return folder


_KEPT = tempfile.TemporaryDirectory(prefix="banyan-profiles-")
