"""Papers of legal aid in a working office: listed, printed, filed, bound, kept from others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app import bootstrap
from app.access import Role
from app.clock import FixedClock
from app.errors import Refused
from app.ids import Id, new_id
from app.legalaid.codes import WrongAgency
from app.legalaid.messages import (
    Proposal,
    ProposeAid,
    ReferElsewhere,
    RequestCompletion,
    SupplyCompletion,
)
from app.papers.messages import (
    ListPapers,
    ListVersions,
    NotePrinted,
    PaperView,
    PlanVolume,
    PreparePaper,
)
from app.records.messages import PaperLine
from app.returns.messages import FileSheet, ReadReturns
from app.vault.messages import UserCard
from tests.legalaid.kit import DAY, at, forwarded, notice, read, registered
from tests.office import Office, found_office
from tests.papers.scanning import crushed, scanned


def lines(home: Office, record: Id) -> Mapping[str, PaperLine]:
    return {line.kind: line for line in read(home, record).papers}


def prepare(home: Office, kind: str, subject: Id) -> PaperView:
    return home.desk.ask(PreparePaper(kind, subject)).result()


def print_one(home: Office, record: Id, kind: str) -> PaperView:
    view = prepare(home, kind, lines(home, record)[kind].subject)
    home.desk.do(NotePrinted(view, 1)).result()
    return view


def words(view: PaperView) -> str:
    document = pdfium.PdfDocument(view.pdf)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")


def test_the_desk_has_its_papers_at_once(home: Office) -> None:
    record = registered(home)
    found = lines(home, record)
    assert {kind for kind, line in found.items() if line.status == "ready"} >= {
        "la.F-B1", "la.F-B3",
    }  # fmt: skip
    assert found["la.F-B9"].when == "指派后"
    assert "la.F-B2" not in found  # route 3 (la.M21)
    receipt = words(prepare(home, "la.F-B3", record))
    assert "韦应㛃" in receipt
    assert "到2026年12月1日" in receipt  # seven days from 24 November
    view = print_one(home, record, "la.F-B1")
    assert [gap.name for gap in view.gaps] == ["户籍地"]
    assert lines(home, record)["la.F-B1"].status == "done"


def test_la_m21_the_statement_of_means_is_refused_where_none_is_asked(home: Office) -> None:
    with pytest.raises(Refused, match="不用填经济困难状况说明表"):
        prepare(home, "la.F-B2", registered(home))


def test_la_m20_the_station_cannot_print_a_decision_nobody_made(home: Office) -> None:
    record = registered(home)
    forwarded(home, record)
    for kind in ("la.F-B5", "la.F-B6", "la.provisional", "la.F-B12", "la.F-B7"):
        with pytest.raises(Refused):
            prepare(home, kind, record)


def test_the_slip_of_what_is_missing_opens_by_the_record_or_by_its_row(home: Office) -> None:
    record = registered(home)
    home.desk.do(RequestCompletion(record, DAY, ("居住证明", "银行流水"))).result()
    (asked,) = read(home, record).completions
    by_record, by_row = (prepare(home, "la.F-B4-1", one) for one in (record, asked.id))
    assert by_record.paper == by_row.paper
    for view in (by_record, prepare(home, "la.F-B4", record)):
        said = words(view)
        assert "居住证明" in said
        assert "银行流水" in said
    assert by_record.pages == 1


def test_the_proposal_stands_on_the_sheet_the_centre_decides_on(home: Office) -> None:
    record = registered(home)
    home.desk.do(ProposeAid(record, DAY, Proposal.GRANT, "工资条写明了欠薪。")).result()
    said = words(prepare(home, "la.review", record))
    assert "建议给予法律援助" in said
    assert "工资条写明了欠薪" in said
    assert "由法律援助机构决定" in said


def test_what_was_sent_on_is_printed_as_it_went(home: Office) -> None:
    record = registered(home)
    forwarded(home, record)
    said = words(print_view := prepare(home, "la.handover", record))
    assert "新会区法律援助处" in said
    assert "2026年11月24日10时24分" in said
    assert print_view.copies == 2


def test_shared_r_p02_a_minor_is_named_on_paper_alone(home: Office) -> None:
    record = notice(home)  # it goes to the centre at once
    view = prepare(home, "la.handover", record)
    assert view.case_label.startswith("陆×")
    assert "陆䶮" not in view.case_label
    assert "陆×" in [mark.shown for mark in view.marks if mark.kind == "mask"]
    assert "陆䶮" in words(view)
    assert "通知辩护文书" in words(view)  # what went on, though no material was counted
    assert "la.F-B1" not in lines(home, record)  # a notice is no application (la.M23)


def test_la_b18_an_applicant_told_where_to_go_has_it_on_paper(home: Office) -> None:
    told, sent = registered(home), registered(home)
    for record, way in ((told, WrongAgency.TOLD), (sent, WrongAgency.FORWARDED)):
        why = "仲裁委员会在台山。"
        home.desk.do(ReferElsewhere(record, DAY, way, "台山市法律援助处", why)).result()
    assert "la.transfer" not in lines(home, told)
    said = words(prepare(home, "la.redirect", told))
    assert "仲裁委员会在台山" in said
    assert "材料随本告知书退还" in said
    assert "已经转交该机构" in words(prepare(home, "la.redirect", sent))
    assert "工资" in words(prepare(home, "la.transfer", sent))


def test_a_signed_form_finds_its_way_back(home: Office) -> None:
    record = registered(home)
    view = print_one(home, record, "la.F-B3")
    for page in range(view.pages):
        scan = crushed(scanned(view.pdf, page))
        home.desk.do(FileSheet(scan, "扫描", ".jpg")).result()
    came = home.desk.ask(ReadReturns()).result().papers
    paper = next(one for one in came if one.record == record)
    assert (paper.title, paper.line, paper.missing) == ("申请材料受理凭证", "legalaid", ())
    assert lines(home, record)["la.F-B3"].when == "已签收回"


def test_what_changed_after_printing_is_said(home: Office) -> None:
    record = registered(home)
    home.desk.do(ProposeAid(record, DAY, Proposal.GRANT, "材料齐全。")).result()
    print_one(home, record, "la.review")
    home.desk.do(ProposeAid(record, DAY, Proposal.DOUBT, "劳动关系说不清。")).result()
    assert lines(home, record)["la.review"].when == "打印后改过"
    print_one(home, record, "la.review")
    newer, older = home.desk.ask(ListVersions("la.review", record)).result()
    assert (newer.version, older.version) == (2, 1)


def test_la_r_b02_the_days_of_a_completion_move_the_term_on_later_papers(home: Office) -> None:
    """Received on Friday the 20th; the clock stood still from the 21st to the 24th."""
    record = registered(home, received_at=at(date(2026, 11, 20)))
    home.desk.do(RequestCompletion(record, date(2026, 11, 21), ("居住证明",))).result()
    home.desk.do(SupplyCompletion(record, DAY)).result()
    assert "到2026年11月27日" in words(prepare(home, "la.F-B3", record))  # as it was told
    assert "2026年11月30日" in words(prepare(home, "la.review", record))


def test_who_may_not_see_the_line_sees_none_of_its_papers(
    tmp_path: Path, clock: FixedClock
) -> None:
    office = found_office(tmp_path, clock)
    record = registered(office)
    print_one(office, record, "la.F-B1")
    office.desk.close()
    user = UserCard(new_id(clock), "调解员甲", Role.MEDIATOR, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, user, clock)
    assert desk.ask(ListPapers()).result() == ()
    assert desk.ask(ListVersions("la.F-B1", record)).result() == ()
    for asked in (PreparePaper("la.F-B1", record), PlanVolume("legalaid", record, "")):
        with pytest.raises(Refused):
            desk.ask(asked).result()
    desk.close()
