"""Papers of a subject in a working office: listed, printed, filed, bound, kept from others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pypdfium2 as pdfium
import pytest

from app import bootstrap
from app.access import Role
from app.clock import FixedClock
from app.correction.messages import ReadSubject
from app.desk import Desk
from app.errors import Refused
from app.ids import Id, new_id
from app.papers.messages import (
    JoinVolume,
    ListPapers,
    ListVersions,
    MakePart,
    NotePrinted,
    PaperView,
    PlanVolume,
    PreparePaper,
    ReadPrinted,
)
from app.records.messages import PaperLine
from app.returns.messages import FileSheet, FindPrinted, ReadReturns, ReadSigned
from app.search.messages import HitKind, Search
from app.vault.messages import UserCard
from db.tables.correction import CorrectionPlan, TeamMember
from tests.correction.figures.people import Roll
from tests.office import Office
from tests.papers.scanning import crushed, scanned
from tests.papers.taking import taken


@pytest.fixture
def subject(office: Office) -> Id:
    """Somebody serving, with a team and a plan."""
    roll = Roll(office)
    found = roll.enter(date(2026, 11, 2), sex="1")
    roll.add(TeamMember, subject=found, name="陈丽华", sex="2", standing="1",
             joined_on=date(2026, 11, 2))  # fmt: skip
    roll.add(CorrectionPlan, subject=found, version=1, made_on=date(2026, 11, 5),
             assessment="表现稳定", measures="每月到所一次")  # fmt: skip
    return found


@pytest.fixture
def mediator(office: Office, subject: Id, clock: FixedClock) -> Iterator[Desk]:
    """The same laptop, with somebody who may not know that anybody is under correction."""
    print_all(office, subject, "cor.D3")
    office.desk.close()
    user = UserCard(new_id(clock), "调解员甲", Role.MEDIATOR, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, user, clock)
    yield desk
    desk.close()


def lines(office: Office, subject: Id) -> dict[str, PaperLine]:
    found = office.desk.ask(ReadSubject(subject)).result().papers
    return {line.kind: line for line in found}


def prepare(office: Office, kind: str, subject: Id) -> PaperView:
    return office.desk.ask(PreparePaper(kind, subject)).result()


def print_all(office: Office, subject: Id, *kinds: str) -> list[PaperView]:
    found = []
    for kind in kinds:
        view = prepare(office, kind, lines(office, subject)[kind].subject)
        office.desk.do(NotePrinted(view, 1)).result()
        found.append(view)
    return found


def test_what_is_ready_and_what_is_to_come(office: Office, subject: Id) -> None:
    found = lines(office, subject)
    ready = {"cor.received", "cor.D1", "cor.D2", "cor.D3", "cor.D4", "cor.D5"}
    ready.add("cor.inquiry")  # its papers have another end than is counted
    assert {kind for kind, line in found.items() if line.status == "ready"} == ready
    later = {kind: line.when for kind, line in found.items() if line.status == "later"}
    assert later == {
        "cor.D20": "期满前一个月", "cor.D21": "解除时", "cor.D21-1": "解除时",
        "cor.D22": "解除或者终止后",
    }  # fmt: skip
    assert "cor.chase" not in found  # nothing is missing
    assert "cor.sealed" not in found  # nobody is a minor


def test_who_serves_outside_gets_the_prisons_certificate(office: Office) -> None:
    roll = Roll(office)
    outside = roll.enter(date(2026, 11, 2), category="04")
    assert {"cor.D21", "cor.D21-1"}.isdisjoint(lines(office, outside))
    ended = roll.enter(date(2026, 11, 2), state="C60", ended_as="T04", ended_on=date(2026, 11, 9))
    found = lines(office, ended)
    assert {"cor.D21", "cor.D21-1"}.isdisjoint(found)
    assert found["cor.D22"].status == "ready"


def test_printed_then_changed_then_printed_again(office: Office, subject: Id) -> None:
    print_all(office, subject, "cor.D4")
    assert lines(office, subject)["cor.D4"].status == "done"
    Roll(office).add(TeamMember, subject=subject, name="赵师傅", sex="1", standing="8",
                     joined_on=date(2026, 11, 9))  # fmt: skip
    assert lines(office, subject)["cor.D4"].when == "打印后改过"
    print_all(office, subject, "cor.D4")
    newer, older = office.desk.ask(ListVersions("cor.D4", subject)).result()
    assert (newer.version, older.version) == (2, 1)
    assert any("赵师傅" in change.after for change in newer.changes)


def test_a_signed_paper_finds_its_way_back(office: Office, subject: Id) -> None:
    (view,) = print_all(office, subject, "cor.D3")
    for page in range(view.pages):
        scan = crushed(scanned(view.pdf, page))
        office.desk.do(FileSheet(scan, "扫描", ".jpg")).result()
    (paper,) = office.desk.ask(ReadReturns()).result().papers
    assert (paper.title, paper.line, paper.record) == ("社区矫正宣告书", "correction", subject)
    assert paper.missing == ()
    signed = office.desk.ask(ReadSigned("cor.D3", subject)).result()
    assert [one.page for one in signed] == list(range(1, view.pages + 1))


def test_the_first_part_of_a_form_that_was_cut_finds_its_way_back(
    office: Office, subject: Id
) -> None:
    Roll(office).change(subject, ended_as="D01", ended_on=date(2026, 11, 20), state="C50")
    (view,) = print_all(office, subject, "cor.D21-1")
    picture = scanned(view.pdf, 0, dpi=200)
    stub = picture.crop((0, 0, picture.width, picture.height // 2))
    office.desk.do(FileSheet(crushed(stub), "存根", ".jpg")).result()
    (paper,) = office.desk.ask(ReadReturns()).result().papers
    assert paper.title == "解除社区矫正证明书"


def test_both_dossiers_in_their_order_as_one_pdf(office: Office, subject: Id) -> None:
    print_all(office, subject, "cor.D5", "cor.D3", "cor.D1", "cor.received")
    taken(office.desk, "correction", subject)
    plans = {
        kind: office.desk.ask(PlanVolume("correction", subject, kind)).result()
        for kind in ("exec", "work")
    }
    assert [part.title for part in plans["exec"]][2:-1] == [
        "社区矫正收文登记表", "社区矫正对象基本信息表", "社区矫正宣告书",
    ]  # fmt: skip
    plan = plans["work"]
    assert [part.title for part in plan] == [
        "社区矫正工作档案封面", "社区矫正工作档案卷内目录", "社区矫正收文登记表",
        "社区矫正对象基本信息表", "社区矫正宣告书", "社区矫正方案", "社区矫正工作档案备考表",
    ]  # fmt: skip
    made = ((part, MakePart("correction", subject, part, "work")) for part in plan)
    parts = tuple((part, office.desk.ask(query).result()) for part, query in made)
    volume = pdfium.PdfDocument(office.desk.ask(JoinVolume("工作档案", parts)).result())
    marks = [one.get_title() for one in volume.get_toc()]
    assert marks == [part.title for part in plan]
    plan_at = next(one for one in volume.get_toc() if one.get_title() == "社区矫正方案")
    page = volume[plan_at.get_dest().get_index()]
    corner = page.get_textpage().get_text_bounded(left=500, bottom=790, right=595, top=842)
    before = sum(len(pdfium.PdfDocument(pdf)) for _, pdf in parts[2:5])
    assert corner.strip() == str(before + 1)
    volume.close()


def test_a_template_of_the_office_makes_a_new_version(office: Office, subject: Id) -> None:
    print_all(office, subject, "cor.D4")
    folder = office.path.with_name("templates") / "correction"
    folder.mkdir(parents=True)
    source = (bootstrap.RESOURCES / "papers" / "correction" / "cor.D4.toml").read_text("utf-8")
    own = folder / "cor.D4.toml"
    own.write_text(source.replace("保护成员的个人信息。", "为成员保密。"), encoding="utf-8")
    view = prepare(office, "cor.D4", subject)
    assert view.version == 2
    assert "用本所自己的格式文件制作" in [check.text for check in view.checks if check.passed]
    own.write_text(source.replace("{office}", "{bureau}"), encoding="utf-8")
    view = prepare(office, "cor.D4", subject)
    assert view.version == 1  # the built-in words are those that were printed
    (wrong,) = [check.text for check in view.checks if "格式文件" in check.text]
    assert "没有 {bureau} 这一项内容" in wrong


def test_who_may_not_see_the_line_sees_none_of_its_papers(mediator: Desk, subject: Id) -> None:
    assert mediator.ask(ListPapers()).result() == ()
    assert mediator.ask(ListVersions("cor.D3", subject)).result() == ()
    assert mediator.ask(FindPrinted("宣告书")).result() == ()
    assert mediator.ask(ReadSigned("cor.D3", subject)).result() == ()
    hits = mediator.ask(Search("宣告书")).result()
    assert not [hit for hit in getattr(hits, "hits", hits) if hit.kind is HitKind.PAPER]
    for asked in (
        PreparePaper("cor.D3", subject),
        PreparePaper("cor.S1", subject),
        PlanVolume("correction", subject, "work"),
    ):
        with pytest.raises(Refused):
            mediator.ask(asked).result()


def test_a_minors_papers_are_the_heads_and_of_who_is_assigned(
    office: Office, clock: FixedClock
) -> None:
    minor = Roll(office).enter(date(2026, 11, 2), minor_regime=True)
    print_all(office, minor, "cor.D4")
    assert lines(office, minor)["cor.sealed"].status == "later"
    office.desk.close()
    user = UserCard(new_id(clock), "工作人员乙", Role.OFFICER, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, user, clock)
    assert desk.ask(ListPapers()).result() == ()
    assert desk.ask(ListVersions("cor.D4", minor)).result() == ()
    assert desk.ask(FindPrinted("责任书")).result() == ()
    for asked in (PreparePaper("cor.D4", minor), PlanVolume("correction", minor, "work")):
        with pytest.raises(Refused, match="没有找到这份文书"):
            desk.ask(asked).result()
    desk.close()


def test_a_printing_is_not_read_by_its_id_either(
    office: Office, subject: Id, clock: FixedClock
) -> None:
    print_all(office, subject, "cor.D3")
    (row,) = office.desk.ask(ListPapers()).result()
    assert office.desk.ask(ReadPrinted(row.id, subject)).result().title == "社区矫正宣告书"
    office.desk.close()
    user = UserCard(new_id(clock), "调解员甲", Role.MEDIATOR, None, machine_bound=False)
    desk = bootstrap.open_desk(office.books, user, clock)
    with pytest.raises(Refused, match="没有找到这份文书"):
        desk.ask(ReadPrinted(row.id, subject)).result()
    desk.close()
