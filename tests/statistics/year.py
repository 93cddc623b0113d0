"""A year of a small office, entered by commands as its days come."""

from __future__ import annotations

__all__ = ["HOME", "VILLAGE", "Year", "day_of", "play"]

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.clock import CHINA, FixedClock
from app.ids import Id, named_id
from app.mediation.codes import CourtCourse, DeclineGround, Prevention, SubsidyStage
from app.mediation.messages import (
    AdvanceClaim,
    AgreementForm,
    ClaimSubsidy,
    CloseCase,
    DeclineCase,
    Difficulty,
    DisputeType,
    EndMediation,
    EndReason,
    ItemStatus,
    MarkPrevention,
    OpenCase,
    Outcome,
    ReadCase,
    RecordPerformance,
    RecordVisit,
    RegisterCase,
    RenewAgreement,
    Satisfaction,
    SetRate,
    ShareInput,
    Source,
    StrikeCase,
    VisitWay,
    WithdrawCase,
)
from app.office.messages import (
    AddCommittee,
    AddMediator,
    CommitteeForm,
    CommitteeInput,
    CommitteeKind,
    Education,
    EndMediator,
    MediatorInput,
    Post,
    RecordFunding,
    RecordTraining,
)
from app.people.messages import Sex
from app.samples.office import mediator_id
from app.statistics.messages import ReadReport, ReportView, Span
from tests.dispute import TOWN, agreement_input, case_input, payment, session_input, signatures
from tests.office import Office, found_office
from tests.refusals import refused

VILLAGE = named_id("committee", "440705101219")  # 田金村
HOME = named_id("committee", "440705101001")  # 大泽社区, a 居委会
CHEN, FENG = mediator_id("陈丽华"), mediator_id("冯敏仪")
WRITTEN, ORAL = AgreementForm.WRITTEN, AgreementForm.ORAL
UNDONE = (("med.R-A13", "企业停产"), ("med.R-A13b", "企业停产"), ("med.M30", "如实登记"))


@dataclass
class Year:
    """The office, and its cases by their number in the list above."""

    office: Office
    clock: FixedClock
    cases: dict[int, Id] = field(default_factory=dict)
    rows: dict[str, Id] = field(default_factory=dict)

    def on(self, day: date) -> None:
        self.clock.set(datetime.combine(day, datetime.min.time(), CHINA).replace(hour=17))

    def do(self, command: Any) -> Any:
        return self.office.desk.do(command).result()

    def open(self, n: int, day: date, **given: Any) -> Id:
        self.on(day)
        source = given.get("source", Source.APPLICATION)
        if source.referred:
            given |= {"source_doc_no": f"移〔2026〕{n}号", "organ": "移送机关"}
        if source is Source.COURT:
            given["course"] = CourtCourse.ASSIGNED
        self.cases[n] = self.do(OpenCase(case_input(accepted_on=day, **given)))
        return self.cases[n]

    def agree(self, n: int, day: date, fen: int, form: AgreementForm = WRITTEN) -> None:
        self.on(day)
        case = self.cases[n]
        self.do(session_input(case, day, 10))
        owed = payment("补偿款", day, amount_fen=fen, on_the_spot=form is ORAL)
        self.do(agreement_input(case, day, owed, form=form, reasons=UNDONE))
        if form is WRITTEN:
            self.do(signatures(case, day))

    def perform(self, n: int, day: date) -> None:
        self.on(day)
        agreement = self.do_read(n).agreement
        self.do(RecordPerformance(agreement.items[0].id, day, ItemStatus.DONE, "收条"))

    def do_read(self, n: int) -> Any:
        return self.office.desk.ask(ReadCase(self.cases[n])).result()

    def close(self, n: int, day: date) -> None:
        self.on(day)
        case = self.cases[n]
        if self.do_read(n).agreement:
            self.do(RecordVisit(case, day, VisitWay.TELEPHONE, "问过", Satisfaction.SATISFIED))
        self.do(CloseCase(case, day, reasons=UNDONE))

    def settle(self, n: int, day: date, fen: int, form: AgreementForm, **given: Any) -> None:
        """From acceptance to the end of it on one day."""
        self.open(n, day, amount_fen=fen, **given)
        self.agree(n, day, fen, form)
        if form is WRITTEN:
            self.perform(n, day)
        self.close(n, day)

    def fail(self, n: int, day: date, **given: Any) -> None:
        self.open(n, day, **given)
        self.do(session_input(self.cases[n], day, 10, outcome=Outcome.FAILURE))
        self.do(EndMediation(self.cases[n], day, EndReason.TOO_FAR_APART))
        self.close(n, day)

    def read(self, report: str, span: Span, day: date, row: Id | None = None) -> ReportView:
        return self.office.desk.ask(ReadReport(report, span, day, row)).result()


def day_of(text: str) -> date:
    """A day of 2026, as 03-05."""
    return date.fromisoformat(f"2026-{text}")


def _committee(year: Year, name: str, kind: CommitteeKind, **more: Any) -> Id:
    made = year.do(AddCommittee(CommitteeInput(name, kind, "（{年}）试人调字第{号}号", **more)))
    year.rows[name] = made
    return made  # type: ignore[no-any-return]


def _mediator(year: Year, committee: Id, name: str, **more: Any) -> Id:
    given = MediatorInput(committee, name, Post.APPOINTED, **more)
    return year.do(AddMediator(given))  # type: ignore[no-any-return]


def _cases(year: Year) -> None:
    works = _committee(year, "照明厂调委会", CommitteeKind.ENTERPRISE)
    trade = _committee(year, "商会调委会", CommitteeKind.SOCIETY)
    room = _committee(year, "派出所调解室", CommitteeKind.TOWNSHIP, form=CommitteeForm.POLICE_ROOM)
    simple = Difficulty.SIMPLE
    year.settle(1, day_of("01-09"), 80_050, ORAL, committee=TOWN, difficulty=simple)
    year.settle(
        2, day_of("01-30"), 1_234_567, WRITTEN, committee=VILLAGE, source=Source.OWN_MOTION,
        dispute_type=DisputeType.HOUSING, people_count=4,
    )  # fmt: skip
    year.fail(
        3, day_of("02-11"), committee=HOME, dispute_type=DisputeType.PROPERTY_MANAGEMENT,
        difficulty=Difficulty.COMPLEX,
    )  # fmt: skip
    year.open(
        4, day_of("02-27"), committee=works, source=Source.OTHER_ORGAN, people_count=12,
        dispute_type=DisputeType.MIGRANT_WAGES, amount_fen=98_765_432,
        difficulty=Difficulty.MAJOR,
    )  # fmt: skip
    year.agree(4, day_of("02-27"), 98_765_432)
    year.on(day_of("02-28"))
    item = year.do_read(4).agreement.items[0].id
    year.do(RecordPerformance(item, day_of("02-28"), ItemStatus.OVERDUE))
    year.clock.set(datetime(2026, 2, 28, 17, tzinfo=CHINA))
    year.close(4, day_of("02-28"))
    year.settle(
        5, day_of("03-31"), 1, WRITTEN, committee=trade, source=Source.PROCURATORATE,
        dispute_type=DisputeType.CONTRACT, difficulty=simple,
    )  # fmt: skip
    year.settle(
        6, day_of("03-31"), 500_000, WRITTEN, committee=room, source=Source.POLICE,
        dispute_type=DisputeType.DAMAGES, people_count=3, difficulty=simple,
    )  # fmt: skip
    year.open(
        7, day_of("04-20"), committee=TOWN, source=Source.COURT, amount_fen=3_000_000,
        dispute_type=DisputeType.TRAFFIC,
    )  # fmt: skip
    year.agree(7, day_of("04-28"), 3_000_000)
    year.perform(7, day_of("05-06"))
    year.close(7, day_of("05-06"))
    year.open(9, day_of("05-11"), committee=VILLAGE, amount_fen=600_000)
    year.agree(9, day_of("05-11"), 600_000, ORAL)
    year.on(day_of("06-02"))
    owed = payment("补偿款", day_of("06-12"), amount_fen=600_000)
    again = agreement_input(year.cases[9], day_of("06-02"), owed)
    year.do(RenewAgreement(again, consent=True))
    year.do(signatures(year.cases[9], day_of("06-02")))
    year.perform(9, day_of("06-12"))
    year.close(9, day_of("06-15"))
    year.fail(
        8, day_of("06-30"), committee=TOWN, source=Source.PETITIONS, people_count=30, amount_fen=0,
        dispute_type=DisputeType.EXPROPRIATION, difficulty=Difficulty.COMPLEX,
    )  # fmt: skip
    year.open(
        10, day_of("06-29"), committee=HOME, dispute_type=DisputeType.FAMILY, amount_fen=100_000
    )
    year.on(day_of("07-01"))
    year.do(WithdrawCase(year.cases[10], day_of("07-01"), "自行和好"))
    year.close(10, day_of("07-01"))
    year.settle(
        11, day_of("09-30"), 250_000, WRITTEN, committee=works, dispute_type=DisputeType.LABOUR
    )
    year.do(MarkPrevention(year.cases[11], (Prevention.CRIME,), 2, "劝住持械报复"))
    year.settle(
        12, day_of("10-01"), 99, ORAL, committee=TOWN, source=Source.OWN_MOTION,
        dispute_type=DisputeType.OTHER,
    )  # fmt: skip
    year.open(13, day_of("10-12"), committee=TOWN)
    year.cases[14] = year.do(RegisterCase(case_input(accepted_on=day_of("10-12"))))
    year.do(DeclineCase(year.cases[14], day_of("10-12"), DeclineGround.TITLE, "请向镇政府申请确权"))
    year.open(15, day_of("10-12"), committee=TOWN)
    year.do(StrikeCase(year.cases[15], "与 13 重复"))


def _team(year: Year) -> None:
    """Who joins and leaves, who learns, what is paid; claims of 1, 2, 5 and 11."""
    works, trade = year.rows["照明厂调委会"], year.rows["商会调委会"]
    year.on(day_of("10-20"))
    learned = {"education": Education.BACHELOR, "sex": Sex.FEMALE, "full_time": True}
    _mediator(year, works, "何某", appointed_on=day_of("02-01"), **learned)
    official = _mediator(
        year, trade, "罗某", appointed_on=day_of("08-01"), civil_servant=True, sex=Sex.MALE,
        education=Education.COLLEGE,
    )  # fmt: skip
    year.do(EndMediator(mediator_id("吴振邦"), day_of("05-31")))
    year.do(RecordTraining((CHEN, FENG), day_of("03-03"), "劳动争议"))
    year.do(RecordTraining((CHEN,), day_of("09-03"), "婚姻家庭"))
    year.do(RecordFunding(TOWN, day_of("06-30"), 50_000_050, "镇财政"))
    year.do(SetRate(Difficulty.SIMPLE, day_of("01-01"), 20_000, 15_000, 0, "试〔2026〕1号"))
    year.do(SetRate(Difficulty.ORDINARY, day_of("01-01"), 30_000, 0, 0, "试〔2026〕1号"))
    day = day_of("04-01")
    year.do(ClaimSubsidy(year.cases[1], Difficulty.SIMPLE, day, (ShareInput(CHEN, 15_000),)))
    two = (ShareInput(CHEN, 10_000), ShareInput(FENG, 20_000))
    (fault,) = refused(year.office.desk, ClaimSubsidy(year.cases[2], Difficulty.ORDINARY, day, two))
    assert fault.rule == "med.M19"  # she took no part in it
    alone = (ShareInput(CHEN, 30_000),)
    year.do(ClaimSubsidy(year.cases[2], Difficulty.ORDINARY, day, alone))
    serving = (ShareInput(official, 20_000),)
    faults = refused(year.office.desk, ClaimSubsidy(year.cases[5], Difficulty.SIMPLE, day, serving))
    assert {fault.rule for fault in faults} == {"med.M19"}
    year.do(ClaimSubsidy(year.cases[11], Difficulty.ORDINARY, day_of("10-08"), alone))
    for n, paid in ((1, 10), (2, 12)):
        for place, stage in enumerate(("2", "3", "4", "5")):
            on = day_of(f"04-{paid - 3 + place:02}")
            year.do(AdvanceClaim(year.cases[n], SubsidyStage(stage), on, "同意"))


def play(folder: Path) -> Year:
    """The whole year; it ends on 2026-11-24."""
    clock = FixedClock(datetime(2026, 1, 5, 9, tzinfo=CHINA))
    made = Year(found_office(folder, clock), clock)
    _cases(made)
    _team(made)
    clock.set(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    return made
