"""Subjects entered as rows, for reports: a category, the days they came and left, what they owe."""

from __future__ import annotations

__all__ = ["Roll"]

from datetime import date, datetime, time
from typing import Any

from app.clock import CHINA
from app.ids import Id
from app.statistics.messages import ReadBehind, ReadReport, ReportView, Span
from app.work import Work
from db.tables.base import Journalled
from db.tables.correction import ClassRecord, CorrectionSubject, Judgment
from db.tables.people import Person
from tests.office import Office

_JUDGMENT = {
    "organ": "新会区人民法院", "doc_no": "（2026）粤0705刑初9001号", "offence": "盗窃",
    "principal": "03", "years": 1, "probation_years": 2,
}  # fmt: skip


class Roll:
    """Enters subjects of an office; every number is asked for as a clerk would ask."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def enter(
        self,
        since: date,
        *,
        category: str = "02",
        end_on: date = date(2028, 12, 31),
        born: date = date(1990, 1, 1),
        sex: str = "1",
        nationality: str = "1",
        offence_kind: str = "05",
        grade: str = "2",
        minted: date | None = None,
        **more: Any,
    ) -> Id:
        """A subject received on a day and declared on the same."""

        def handler(_none: None, work: Work) -> Id:
            person = self._row(
                work,
                Person,
                name="某人",
                id_kind="99",
                id_no="",
                sex=sex,
                birth=born,
                nationality=nationality,
            )
            # Reports begin on the day the record was made.
            at = datetime.combine(minted or since, time(8), CHINA)
            id = int(at.timestamp() * 1000).to_bytes(6, "big") + work.new_id()[6:]
            values = {
                "person": person,
                "area": "440705",
                "state": "C30",
                "state_on": since,
                "notice_on": since,
                "reported_on": since,
                "accepted_on": since,
                "declared_on": since,
                **more,
            }
            self._row(work, CorrectionSubject, id=id, **values)
            self._row(
                work,
                Judgment,
                subject=id,
                category=category,
                doc_on=since,
                effective_on=since,
                offence_on=date(2026, 1, 1),
                offence_kind=offence_kind,
                start_on=since,
                end_on=end_on,
                **_JUDGMENT,
            )
            self._row(
                work,
                ClassRecord,
                subject=id,
                grade=grade,
                from_on=since,
                basis="入矫",
                confirmed_on=since,
            )
            return id

        return self.office.desk.write(handler, None).result()  # fmt: skip

    def add(self, table: type[Journalled], **values: Any) -> Id:
        """A row of any table."""
        return self.office.desk.write(
            lambda _none, work: self._row(work, table, **values), None
        ).result()

    def change(self, subject: Id, **values: Any) -> None:
        """What became of a subject."""

        def handler(_none: None, work: Work) -> None:
            row = work.session.get(CorrectionSubject, subject)
            assert row is not None
            for name, value in values.items():
                setattr(row, name, value)

        self.office.desk.write(handler, None).result()

    def read(self, report: str, day: date, span: Span = Span.MONTH) -> ReportView:
        """A report of the period that holds a day."""
        return self.office.desk.ask(ReadReport(report, span, day)).result()

    def numbers(self, report: str, day: date, row: str = "合计") -> dict[str, Any]:
        """The numbers of a line, by group and head, without those that are nought."""
        table = self.read(report, day).table
        line = next(one for one in table.rows if one.head.label == row)
        return {
            "·".join(filter(None, (column.group, column.head))): cell
            for column, cell in zip(table.columns, line.cells, strict=True)
            if cell
        }

    def wrong(self, report: str, day: date) -> list[str]:
        """The checks that do not hold."""
        return [one.words for one in self.read(report, day).table.checks if not one.passed]

    def behind(self, report: str, day: date, column: str) -> set[Id]:
        """Who is behind a number of the last line."""
        return set(self.office.desk.ask(ReadBehind(report, Span.MONTH, day, None, column)).result())

    def _row(self, work: Work, table: type[Journalled], **values: Any) -> Id:
        row = table(**{"id": work.new_id(), "office": work.me.office, **values})
        work.session.add(row)
        work.session.flush()
        return row.id
