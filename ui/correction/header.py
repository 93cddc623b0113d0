"""The head of a subject: who, how the correction stands, its number and who answers for it."""

from __future__ import annotations

__all__ = ["SubjectHeader"]

from app.correction.messages import SubjectDetail
from app.i18n import tr
from app.people.messages import Secret
from ui.correction.actions import LOOK, action_of
from ui.records.actions import Action
from ui.records.header import RecordHeader
from ui.theme.theme import Theme
from ui.widgets.tags import Tag


class SubjectHeader(RecordHeader):
    """Name, class, what runs beside it, number, place and officer."""

    def __init__(self, theme: Theme) -> None:
        self._state, self._minor, self._flags = (Tag(theme, "") for _ in range(3))
        super().__init__(theme, self._state, self._minor, self._flags)

    def show_subject(self, subject: SubjectDetail) -> None:
        """Show a subject."""
        grade = tr(subject.grade.label) if subject.grade else ""
        state = tr("·").join(filter(None, (tr(subject.state.label), grade)))
        ended = subject.state.ended
        self._state.set(state, "" if ended else "ok", icon="")
        self._minor.set(tr("未成年人"), "info", icon="shield-check")
        self._minor.setVisible(subject.minor)
        flags = tr("、").join(tr(flag.label) for flag in subject.flags)
        self._flags.set(flags, "warn")
        self._flags.setVisible(bool(flags))
        about = (
            tr(subject.category.label),
            subject.number,
            subject.person.division_name or subject.area_name,
            tr("专管 {name}").format(name=subject.officer) if subject.officer else "",
        )
        self.show_head(subject.person.name, about, _menu(subject), subject.reviews)


def _menu(subject: SubjectDetail) -> list[Action | None]:
    """The main course first; behind a line what belongs to each part beside it."""
    own = [action for name in subject.actions if (action := action_of(name))]
    beside = [
        action
        for track in subject.tracks
        for name in track.actions
        if (action := action_of(name)) and action not in own
    ]
    rest = list(dict.fromkeys(beside))
    look = () if subject.guarded or Secret.NOTES in subject.uncovered else (None, LOOK)
    return [*own, *([None, *rest] if rest else []), *look]
