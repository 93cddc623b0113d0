"""What the desk asks and how means are weighed, read from data: forms and figures, not law."""

from __future__ import annotations

__all__ = ["AidPractice"]

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

import msgspec

from app.lawbook.rules import Proof
from app.legalaid.codes import Exemption, Matter, NoticeGround
from app.legalaid.rules.asking import QuestionRule
from app.legalaid.rules.checklist import MaterialRule
from app.legalaid.rules.means import MeansRule, MeansStandard

_FEN = 100
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class AidPractice:
    """resources/legalaid: questions, checklist, formula, the figures that were found.

    Attributes:
        standards: dated figures of the city; an office's own come before them.
    """

    questions: tuple[QuestionRule, ...]
    materials: tuple[MaterialRule, ...]
    means: MeansRule
    standards: tuple[MeansStandard, ...]

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the folder.

        Raises:
            ValueError: a name stands twice, a choice is asked for by nothing, or one has no digit.
        """
        questions = msgspec.convert(
            _read(folder, "questions")["question"], tuple[QuestionRule, ...]
        )
        materials = msgspec.convert(
            _read(folder, "materials")["material"], tuple[MaterialRule, ...]
        )
        means = _read(folder, "means")
        _refuse_twins(one.id for one in questions)
        _refuse_twins(one.id for one in materials)
        _refuse_twins(proof.id for one in materials for proof in one.proofs)
        _refuse_unreachable(questions)
        return cls(questions, materials, _rule(means), tuple(map(_standard, means["standard"])))


def _read(folder: Path, name: str) -> dict[str, Any]:
    raw = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    raw.setdefault("standard", [])
    return raw


def _rule(raw: dict[str, Any]) -> MeansRule:
    assets = raw["assets"]
    return MeansRule(
        raw["months"],
        raw["percent"],
        assets["homes"],
        assets["area"],
        raw["source"],
        raw["article"],
        Proof(raw["proof"]),
    )


def _standard(raw: dict[str, Any]) -> MeansStandard:
    since: date = raw["since"]
    area = raw.get("area_per_head")
    return MeansStandard(
        since=since,
        monthly_fen=round(raw["monthly_yuan"] * _FEN),
        area_per_head=None if area is None else round(area * _HUNDREDTHS),
        source=raw["source"],
        proof=Proof(raw["proof"]),
    )


def _refuse_twins(names: Iterable[str]) -> None:
    found = list(names)
    if twins := {name for name in found if found.count(name) > 1}:
        raise ValueError(twins)


def _refuse_unreachable(questions: Iterable[QuestionRule]) -> None:
    """Every code of the lists can be chosen, and every choice has its digit."""
    asked = list(questions)
    if long := [one.id for one in asked if len(one.choices) > 9]:
        raise ValueError(long)
    sets = {(name, value) for one in asked for c in one.choices for name, value in c.sets.items()}
    for name, codes in (
        ("matter", Matter),
        ("exemption", Exemption),
        ("notice_ground", NoticeGround),
    ):
        if missing := {code.value for code in codes} - {
            value for key, value in sets if key == name
        }:
            raise ValueError(name, missing)
