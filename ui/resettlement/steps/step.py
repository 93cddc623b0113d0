"""A step of a record of 安置帮教, and what several of them share."""

from __future__ import annotations

__all__ = ["GROUP", "HelpSheet", "HelpStep", "group_of", "members_of"]

import re
from collections.abc import Iterator, Sequence

from app.i18n import tr
from app.resettlement.messages import MemberInput, MemberView, Standing
from ui.forms.slots import PhraseSource, Slots
from ui.forms.spec import Spec
from ui.resettlement.actions import HelpRecord
from ui.steps.sheet import StepSheet
from ui.steps.step import Step, Values

_PART = re.compile(r"[、，,；;\s]+")
_PHONE = re.compile(r"[\d-]{7,}$")

_ROLES = {
    "members": (Standing.OFFICE, tr("司法所的人")),
    "village": (Standing.VILLAGE, tr("村（居）干部")),
    "family": (Standing.FAMILY, tr("家属")),
    "others": (Standing.VOLUNTEER, tr("社工、志愿者")),
}
GROUP = tuple(
    Spec(
        *(name, label),
        required=name == "members",
        width=2,
        most=120,
        hint=tr("如：李某 13900000000，多人用顿号隔开"),
    )
    for name, (_, label) in _ROLES.items()
)


class HelpStep(Step[HelpRecord]):
    """One step of a record or a card."""

    __slots__ = ()


class HelpSheet(StepSheet[HelpRecord]):
    """The sheet of a step; its drafts are listed under the line."""

    line_of_work = "resettlement"

    def phrases(self) -> PhraseSource:
        return PhraseSource((), str, self.slots)

    def slots(self) -> Slots:
        """What the slots of a phrase are filled with."""
        return {tr("姓名"): self.record.title}


def members_of(values: Values) -> tuple[MemberInput, ...]:
    """The group as typed: names, each with a telephone behind it or none."""
    return tuple(
        member for name, (standing, _) in _ROLES.items() for member in _read(values[name], standing)
    )


def _read(text: str, standing: Standing) -> Iterator[MemberInput]:
    name = ""
    for part in filter(None, _PART.split(text.strip())):
        found = _PHONE.search(part)
        if found and name and found.start() == 0:
            yield MemberInput(name, standing, part)
            name = ""
            continue
        if name:
            yield MemberInput(name, standing)
        name = part
        if found:
            yield MemberInput(part[: found.start()], standing, found.group())
            name = ""
    if name:
        yield MemberInput(name, standing)


def group_of(members: Sequence[MemberView]) -> Values:
    """The group as it stands, as it would be typed."""
    known = {standing: name for name, (standing, _) in _ROLES.items()}
    found: dict[str, list[str]] = {name: [] for name in _ROLES}
    for one in members:
        name = known.get(one.standing, "others")
        found[name].append(f"{one.name} {one.phone}".strip())
    return {name: tr("、").join(people) for name, people in found.items()}
