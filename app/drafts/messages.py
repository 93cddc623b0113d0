"""Drafts: half-typed forms, kept encrypted, never journalled."""

from __future__ import annotations

__all__ = ["DraftView", "DropDraft", "ListDrafts", "SaveDraft"]

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.ids import Id
from app.messages import Command, Query


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft; fields are the plain values of the form by field name."""

    id: Id
    form: str
    title: str
    fields: Mapping[str, Any]
    started_at: datetime
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class SaveDraft(Command[datetime]):
    """Keep a draft; returns when it was kept."""

    id: Id
    form: str
    title: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DropDraft(Command[None]):
    """Forget a draft that became a record or was given up."""

    id: Id


@dataclass(frozen=True, slots=True)
class ListDrafts(Query[tuple[DraftView, ...]]):
    """This user's drafts of a form, newest first."""

    form: str
