"""What the steps of a correction have in common."""

from __future__ import annotations

__all__ = ["LAW", "SubjectStep", "day_step"]

from collections.abc import Callable

from app.correction.messages import SubjectDetail
from app.i18n import tr
from app.ids import Id
from app.messages import Command
from ui.forms.spec import Kind, Spec
from ui.steps.step import Step, on

LAW = tr("社区矫正法")


class SubjectStep(Step[SubjectDetail]):
    """A step of a correction."""

    __slots__ = ()


def day_step(
    command: Callable[..., Command[Id]],
    row: Spec,
    day: tuple[str, str],
    *,
    title: str,
    button: str,
    done: str,
    text: str = "",
) -> SubjectStep:
    """A step that writes one day into a row of the subject.

    Args:
        command: takes both by the names of the fields, and names the step.
        day: the field of the day, and its words.
    """
    name, words = day
    return SubjectStep(
        getattr(command, "__name__", ""),
        title=title,
        button=button,
        done=done,
        specs=(row, Spec(name, words, Kind.DATE, required=True, width=2)),
        start=on(name),
        make=lambda _subject, _row, values: command(**values),
        text=text,
        width=520,
    )
