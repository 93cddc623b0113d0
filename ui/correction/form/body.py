"""The middle of the registration: five sections, and the end of the term counted as one types."""

from __future__ import annotations

__all__ = ["SECTIONS", "SubjectForm"]

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer

from app.correction.messages import Category, OutsideGround, ReckonEnd, SubjectChoices
from app.errors import Fault
from app.i18n import tr
from app.ids import Id
from app.people.messages import IdKind, PersonView, ReadTyped, Typed
from ui.context import Context
from ui.correction.form.tables import JUDGMENT, NOTICE, PERSON, PROFILE, SPECIAL, TERM
from ui.correction.form.values import FIELDS, judgment_of
from ui.forms.asked import AskedCheck
from ui.forms.grid import FieldGrid, Gap, Reasons
from ui.forms.reasons import merged
from ui.forms.sectioned import SectionedForm
from ui.people.identity import IdentityCheck
from ui.widgets.combo import Choice, PinyinCombo

SECTIONS = (tr("本人"), tr("裁判"), tr("刑期"), tr("收文"), tr("其他情况"))
_PAUSE_MS = 200
_KNOWN = (
    "id_kind", "id_no", "name", "sex", "birth", "phone", "ethnicity", "address", "division",
    "registered_address", "work_unit",
)  # fmt: skip
_EXECUTED = {  # what the day is called that a term is counted from
    Category.CONTROL: tr("管制执行之日"),
    Category.PAROLE: tr("假释之日"),
    Category.OUTSIDE: tr("暂监决定之日"),
}


class SubjectForm(SectionedForm):
    """The fields of a registration.

    Attributes:
        known: the file that was chosen for the person, or None.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, SECTIONS, tr("登记"))
        self._context = context
        self.known: Id | None = None
        self._choices: SubjectChoices | None = None
        self.grids = tuple(
            FieldGrid(context, specs, later=specs is not PERSON)
            for specs in (PERSON, JUDGMENT, (*TERM, *SPECIAL), NOTICE, PROFILE)
        )
        self.person, self.judgment, self.term, self.notice, self.profile = self.grids
        self.build(self.grids)
        for grid in self.grids:
            grid.edited.connect(self._on_edited)
            grid.judged.connect(self.judged)
        IdentityCheck(context, self.person)
        for name, kind in (("name", Typed.NAME), ("phone", Typed.PHONE)):
            AskedCheck(context, self.person.field(name), partial(ReadTyped, kind))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._reckon)
        self._fit()

    # -- what the page asks --------------------------------------------------------------

    def reset(self) -> None:
        """An empty form."""
        self.known = None
        for grid in self.grids:
            grid.clear()
        self.doubts.clear()
        self.notice.fill({"notice_on": self._context.clock.today()})
        self._suggest()
        self._fit()
        self.area.verticalScrollBar().setValue(0)
        self.line.say("")

    def offer(self, choices: SubjectChoices) -> None:
        """The counties of the city and the villages of the town."""
        self._choices = choices
        keys = dict(choices.initials)
        for name, options in (("area", choices.areas), ("division", choices.villages)):
            field = self.person.field(name)
            if isinstance(field, PinyinCombo):
                field.set_choices(
                    [Choice(code, text, keys.get(text, "")) for code, text in options]
                )
        self._suggest()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed yet."""
        typed = ("id_no", "name", "phone", "address")
        return not any(self.person.field(name).text() for name in typed) and self.judgment.blank

    def values(self) -> dict[str, Any]:
        """All fields by name."""
        return {name: value for grid in self.grids for name, value in grid.values().items()}

    def gaps(self, section: int) -> tuple[Gap, ...]:
        """What is empty or wrong in a section."""
        last = self.doubts.gaps() if section == len(self.grids) - 1 else ()
        return self.grids[section].gaps() + last

    def validate(self) -> None:
        """Say beside every field what is wrong with it."""
        for grid in self.grids:
            grid.validate()

    def place(self, faults: Iterable[Fault]) -> list[Fault]:
        """Show faults beside their fields; returns those without one."""
        rest = [_here(fault) for fault in faults]
        for grid in self.grids:
            rest = grid.place(rest)
        return self.doubts.ask(rest)

    def reasons(self) -> Reasons:
        """The reasons typed for passing what was warned of."""
        return merged(*(grid.reasons() for grid in self.grids), self.doubts.given())

    def kept(self) -> dict[str, Any]:
        """What a draft keeps."""
        kept: dict[str, Any] = {str(at): grid.kept() for at, grid in enumerate(self.grids)}
        return kept | {"known": self.known, "doubts": self.doubts.kept()}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Fill in what a draft kept."""
        for at, grid in enumerate(self.grids):
            grid.restore(kept.get(str(at), {}))
        self.doubts.restore(kept.get("doubts", {}))
        self.known = kept.get("known")
        self._fit()
        self._pause.start()

    def use(self, person: PersonView) -> None:
        """Fill in a file that is already here."""
        self.known = person.id
        self.person.fill({name: getattr(person, name) for name in _KNOWN})
        self._fit()
        self.edited.emit()

    def go_to(self, section: int) -> None:
        """The first field of a section."""
        self.scroll_to(section)
        first = "id_no" if section == 0 else next(iter(self.grids[section].fields))
        self.grids[section].field(first).setFocus(Qt.FocusReason.TabFocusReason)

    # -- inside --------------------------------------------------------------------------

    def _on_edited(self, name: str) -> None:
        if name == "id_no":
            self.known = None  # another number is another person
        if name in ("category", "id_kind", "ban", "ground"):
            self._fit()
        if name == "ban":
            self._span_ban()
        if name == "effective_on" and self.values()["category"] is Category.SUSPENSION:
            self._begin(self.judgment.field("effective_on").value())
        if name == "executed_on":
            self._begin(self.judgment.field("executed_on").value())
        self._pause.start()
        self.edited.emit()

    def _begin(self, day: date | None) -> None:
        """The term begins on the day it is counted from, unless the document says otherwise."""
        start = self.term.field("start_on")
        if day is not None and start.value() is None:
            start.set_value(day)

    def _span_ban(self) -> None:
        """A 禁止令 runs as long as the term, unless the judgment says otherwise."""
        for name, of in (("ban_from", "start_on"), ("ban_to", "end_on")):
            field, day = self.term.field(name), self.term.field(of).value()
            if day is not None and field.value() is None:
                field.set_value(day)

    def _fit(self) -> None:
        """Only what the category and the age ask for."""
        category: Category | None = self.judgment.value("category")
        words = _EXECUTED.get(category) if category else None
        self.judgment.show_field("executed_on", shown=words is not None)
        self.judgment.set_aside("executed_on", words or "")
        self.judgment.set_required("executed_on", required=words is not None)
        outside = category is Category.OUTSIDE
        self.judgment.show_field("decision_on", shown=outside)
        self.judgment.set_required("decision_on", required=outside)
        suspended = category is Category.SUSPENSION
        for name in ("probation_years", "probation_months"):
            self.term.show_field(name, shown=suspended)
        self.term.show_field("nominal_end", shown=category in (Category.PAROLE, Category.OUTSIDE))
        self.term.set_required("nominal_end", required=category is Category.PAROLE)
        self._fit_special(category)
        kind = self.person.field("id_kind").value()
        self.person.set_required("id_no", required=kind is IdKind.RESIDENT)

    def _fit_special(self, category: Category | None) -> None:
        """禁止令 of 管制 and 缓刑; of 暂监 its ground, and what that asks for."""
        may = category in (Category.CONTROL, Category.SUSPENSION)
        self.term.show_field("ban", shown=may)
        banned = may and bool(self.term.value("ban"))
        for name in ("ban_kind", "ban_from", "ban_to", "ban_content"):
            self.term.show_field(name, shown=banned)
            self.term.set_required(name, required=banned)
        outside = category is Category.OUTSIDE
        ground = self.term.value("ground") if outside else None
        ill = ground is OutsideGround.ILLNESS
        mother = ground in (OutsideGround.PREGNANCY, OutsideGround.NURSING)
        self.term.show_field("ground", shown=outside)
        for name in ("hospital", "diagnosis"):
            self.term.show_field(name, shown=ground is not None)
        for name in ("expected_on", "born_on"):
            self.term.show_field(name, shown=mother)
        for name in ("guarantor", "guarantor_phone", "guarantor_id_no"):
            self.term.show_field(name, shown=ill)
        self.term.set_required("guarantor", required=ill)

    def _suggest(self) -> None:
        field = self.person.field("area")
        if self._choices is not None and self._choices.area and field.value() is None:
            field.set_value(self._choices.area)

    def _reckon(self) -> None:
        judgment = judgment_of(self.values())
        if judgment is None:
            self._show_end(None)
            return
        future = self._context.desk.ask(ReckonEnd(judgment))
        self._context.work.run(future, self._show_end, owner=self)

    def _show_end(self, end: date | None) -> None:
        """The counted end, and that the document says another one, which governs (T9)."""
        field = self.term.field("end_on")
        field.set_aside(tr("推算到 {day}").format(day=end) if end else "")
        if field.state in ("error", "warn"):
            return
        differs = end is not None and field.value() not in (None, end)
        field.set_note(tr("与推算的不一致，请对照文书；以文书为准") if differs else "")


def _here(fault: Fault) -> Fault:
    """A fault of the command, at the field of the form."""
    name = (fault.field or "").removeprefix("person.").removeprefix("judgment.")
    name = FIELDS.get(name, name)
    return fault if name == (fault.field or "") else fault.shown_at(name)
