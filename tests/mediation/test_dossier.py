"""卷宗: what it must hold, how it is numbered and bound, and that archiving locks the record."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app import bootstrap
from app.attachments.messages import (
    About,
    AddAttachment,
    ListAttachments,
    ReadPlaces,
    RemoveAttachment,
    ReviseAttachment,
)
from app.clock import CHINA, FixedClock
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.lawbook.rules import Rulebook
from app.mediation.codes import Channel, Direction, DossierPart, Ruling
from app.mediation.messages import (
    AddNote,
    ArchiveDossier,
    BindDossier,
    CaseDetail,
    CloseCase,
    ReadCase,
    State,
)
from app.mediation.rules.dossier import (
    DossierFacts,
    check_archive,
    check_bind,
    check_pending,
    needed,
    part_of_file,
    sentence_of,
)
from app.mediation.rules.facts import ApplicationFact, ReferralFact
from app.papers.messages import JoinVolume, MakePart, NotePrinted, PlanVolume, PreparePaper
from app.people.messages import ListLooks, Secret
from app.records.messages import LoosePages, Retention
from app.records.pieces import Piece, gaps_of, numbered
from app.returns.messages import Aside, FileSheet, ReadReturns
from tests.mediation.test_confirmation import IN_FORCE
from tests.office import Office, keep_warm, sample_office
from tests.papers.samples import page_texts, squeezed
from tests.papers.scanning import crushed, scanned
from tests.papers.taking import taken

P = DossierPart
ORAL = DossierFacts(
    sessions=1, agreed=True, failed=False, settled=True, agents=False, investigations=False,
    asked=False,
)  # fmt: skip
TODAY = date(2026, 11, 24)


# -- what it must hold ---------------------------------------------------------------------


def test_f_a2_parts_that_must_be_filled() -> None:
    always = {P.REGISTER, P.RIGHTS, P.IDENTITY}
    assert needed(ORAL) == always | {P.SESSION, P.OUTCOME, P.PERFORMANCE, P.VISIT}
    withdrawn = replace(ORAL, sessions=0, agreed=False, settled=False)
    assert needed(withdrawn) == always
    failed = replace(withdrawn, sessions=2, failed=True)
    assert needed(failed) == always | {P.SESSION, P.OUTCOME}
    everything = replace(ORAL, agents=True, investigations=True, asked=True)
    assert needed(everything) == set(P) - {P.EVIDENCE, P.STATEMENT}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("李伟明身份证.jpg", P.IDENTITY),
        ("营业执照 副本.pdf", P.IDENTITY),
        ("授权委托书.pdf", P.AUTHORITY),
        ("转账凭证.png", P.PERFORMANCE),
        ("收条.jpg", P.PERFORMANCE),
        ("司法确认裁定书.pdf", P.COURT),
        ("现场勘查.jpg", P.INVESTIGATION),
        ("IMG_2301.jpg", P.EVIDENCE),
    ],
)
def test_a_file_says_by_its_name_where_it_lies(name: str, part: DossierPart) -> None:
    assert part_of_file(name) is part


def piece(part: DossierPart, title: str, pages: int = 1, *, must: bool = True) -> Piece:
    return Piece(part, title, pages, "here" if pages else "unprinted", must=must)


def test_pages_are_numbered_through_in_the_order_of_f_a2() -> None:
    pieces = [
        piece(P.VISIT, "回访记录"),
        piece(P.OUTCOME, "协议书", 2),
        piece(P.REGISTER, "申请书"),
        piece(P.REGISTER, "受理登记表", 2),
        piece(P.SESSION, "调解记录", 0),
    ]
    assert [(one.title, one.page_from, one.page_to) for one in numbered(pieces)] == [
        ("申请书", 1, 1),
        ("受理登记表", 2, 3),
        ("协议书", 4, 5),
        ("回访记录", 6, 6),
    ]


def test_gaps_name_papers_not_printed_and_parts_with_nothing() -> None:
    pieces = [
        piece(P.REGISTER, "受理登记表"),
        piece(P.SESSION, "调解记录（第一次）"),
        piece(P.SESSION, "调解记录（第二次）", 0),
        piece(P.OUTCOME, "复函", 0, must=False),
    ]
    gaps = gaps_of(pieces, {P.REGISTER, P.IDENTITY, P.SESSION})
    assert [one.title for one in gaps] == ["当事人身份证明", "调解记录（第二次）"]
    said = sentence_of(gaps, State.CLOSED, bound=False, changed=False)
    assert said == "再打印调解记录（第二次），补当事人身份证明，即可归档"
    visit = gaps_of([], {P.VISIT})
    assert sentence_of(visit, State.PERFORMING, bound=False, changed=False) == (
        "再补回访记录，即可申报和归档"
    )


def test_a90_a95_archiving_needs_a_bound_and_complete_dossier() -> None:
    def faults(**more: object) -> list[str]:
        given = {"bound_on": date(2026, 11, 20), "gaps": (), "changed": False, **more}
        state = given.pop("state", State.CLOSED)
        on = given.pop("on", TODAY)
        return [
            fault.message
            for fault in check_archive(state, on, given.pop("bound_on"), TODAY, **given)  # type: ignore[arg-type]
        ]

    assert faults() == []
    assert "结案以后才能归档" in faults(state=State.PERFORMED)[0]
    assert "还没有立卷" in faults(bound_on=None)[0]
    assert faults(gaps=(piece(P.VISIT, "回访记录", 0),)) == ["卷内材料不全，还缺回访记录"]
    assert "重新立卷" in faults(changed=True)[0]
    assert "早于立卷日期" in faults(on=date(2026, 11, 19))[0]
    assert "晚于今天" in faults(on=date(2026, 11, 25))[0]


def test_m30_binding_follows_the_closing() -> None:
    closed = date(2026, 11, 20)

    def said(state: State, on: date, binder: str = "陈丽华") -> list[str]:
        ended = closed if state is State.CLOSED else None
        return [one.message for one in check_bind(state, on, ended, TODAY, binder)]

    assert said(State.CLOSED, closed) == []
    assert "早于结案日期" in said(State.CLOSED, date(2026, 11, 19))[0]
    assert "晚于今天" in said(State.CLOSED, date(2026, 11, 25))[0]
    assert "结案以后才能立卷" in said(State.PERFORMING, TODAY)[0]
    assert said(State.CLOSED, closed, " ") == ["请填立卷人"]


def test_med_a95_nothing_is_locked_that_waits_for_an_answer(law: Rulebook) -> None:
    asked = ApplicationFact(applied_on=date(2026, 3, 20))
    case = replace(IN_FORCE, state=State.CLOSED, application=asked)
    assert [fault.rule for fault in check_pending(case, law)] == ["med.R-A11"]
    ruled = replace(asked, outcome=Ruling.CONFIRMED, ruled_on=date(2026, 3, 25))
    assert check_pending(replace(case, application=ruled), law) == []
    sent = ReferralFact(b"r" * 16, Direction.IN, Channel.COURT, date(2026, 3, 2), "新会区人民法院")
    case = replace(case, application=None, referrals=(sent,))
    (fault,) = check_pending(case, law)
    assert fault.message.startswith("还没有向新会区人民法院复函")
    replied = replace(sent, replied_on=date(2026, 3, 20))
    assert check_pending(replace(case, referrals=(replied,)), law) == []
    police = replace(sent, channel=Channel.POLICE)  # no letter asks for an answer by a day
    assert check_pending(replace(case, referrals=(police,)), law) == []


# -- on a real office -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Id]:
    """A closed case of a failed mediation (M5), every paper printed, its identity attached."""
    clock = FixedClock(datetime(2026, 11, 24, 10, 24, tzinfo=CHINA))
    office, cases = sample_office(tmp_path_factory.mktemp("dossier") / "office", clock)
    case = cases["M5"]
    for line in read(office, case).papers:
        if line.status == "ready":
            view = office.desk.ask(PreparePaper(line.kind, line.subject)).result()
            office.desk.do(NotePrinted(view, view.copies)).result()
    attach(office, case, "双方身份证.jpg")
    office.desk.close()
    return office, case


@pytest.fixture
def kept(made: tuple[Office, Id], tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Office, Id]]:
    """A copy of it: printing takes seconds."""
    office, case = made
    folder = shutil.copytree(office.path.parent, tmp_path / "office")
    books = bootstrap.open_books(folder / office.path.name, office.key)
    desk = bootstrap.open_desk(books, office.user, clock)
    keep_warm(desk)
    yield Office(desk, books, office.user, office.key, books.path), case
    desk.close()


def read(office: Office, case: Id) -> CaseDetail:
    return office.desk.ask(ReadCase(case)).result()


def attach(office: Office, case: Id, name: str) -> Id:
    file = io.BytesIO()
    Image.effect_noise((900, 1200), 60).save(file, "JPEG")
    about = About("mediation", case)
    return office.desk.do(AddAttachment(about, file.getvalue(), name)).result()


def bind(office: Office, case: Id, *loose: LoosePages) -> None:
    office.desk.do(
        BindDossier(case, Retention.LONG, "陈丽华", date(2026, 11, 24), tuple(loose))
    ).result()


def test_a_file_that_cannot_be_counted_is_named(kept: tuple[Office, Id]) -> None:
    """Among thirty scans nobody finds the one that is locked by trying."""
    office, case = kept
    locked = office.desk.do(
        AddAttachment(About("mediation", case), b"%PDF-1.7\nlocked", "借条.pdf")
    ).result()
    with pytest.raises(Refused, match=r"材料“借条\.pdf”数不出页数，还没有立卷"):
        bind(office, case)
    office.desk.do(RemoveAttachment(locked, "打不开")).result()
    bind(office, case)


def test_bound_numbered_archived_and_locked(kept: tuple[Office, Id]) -> None:
    office, case = kept
    dossier = read(office, case).dossier
    assert dossier is not None
    assert (dossier.gaps, dossier.sentence) == ((), "材料齐了，可以立卷")
    with pytest.raises(Refused, match="还没有立卷"):
        office.desk.do(ArchiveDossier(case, TODAY)).result()
    bind(office, case, LoosePages(P.EVIDENCE, 3))
    dossier = read(office, case).dossier
    assert dossier is not None
    pages = [(item.page_from, item.page_to) for item in dossier.items]
    assert pages[0][0] == 1
    assert all(before[1] + 1 == after[0] for before, after in pairwise(pages))  # type: ignore[operator]
    assert pages[-1][1] == dossier.pages
    assert [item.part for item in dossier.items] == sorted(item.part for item in dossier.items)
    (loose,) = [item for item in dossier.items if item.state == "paper"]
    assert loose.note == "纸质件"
    assert dossier.sentence == "已立卷，可以归档"
    assert [due.rule for due in read(office, case).dues] == ["med.R-A19"]
    office.desk.do(ArchiveDossier(case, TODAY, shelf="3 柜 2 层", reviewer="黄志强")).result()
    after = read(office, case)
    assert after.state is State.ARCHIVED
    assert after.dues == ()
    assert after.dossier is not None
    assert after.dossier.sentence == "已归档，记录已锁定"
    assert after.actions == ("ClaimSubsidy",)  # what is paid for it is no part of the record


def test_an_archived_record_refuses_every_further_command(kept: tuple[Office, Id]) -> None:
    office, case = kept
    bind(office, case)
    row = office.desk.ask(ListAttachments(case)).result()[0]
    office.desk.do(ArchiveDossier(case, TODAY)).result()
    about = About("mediation", case)
    for command in (
        AddNote(case, "再记一笔"),
        CloseCase(case, TODAY),
        BindDossier(case, Retention.LONG, "陈丽华", TODAY),
        ArchiveDossier(case, TODAY),
        AddAttachment(about, b"%PDF-1.4 late", "后来.pdf"),
        RemoveAttachment(row.id, "拍错了"),
    ):
        with pytest.raises(Refused, match="已经归档"):
            office.desk.do(command).result()


def test_a_page_that_comes_after_archiving_waits_in_the_tray(kept: tuple[Office, Id]) -> None:
    office, case = kept
    line = next(one for one in read(office, case).papers if one.kind == "med.F-A4")
    view = office.desk.ask(PreparePaper(line.kind, line.subject)).result()
    bind(office, case)
    office.desk.do(ArchiveDossier(case, TODAY)).result()
    (sheet,) = office.desk.do(FileSheet(crushed(scanned(view.pdf)), "迟到", ".jpg")).result()
    (waits,) = office.desk.ask(ReadReturns((sheet,))).result().aside
    assert waits.why is Aside.ARCHIVED
    office.desk.do(NotePrinted(view, 1)).result()  # a copy of what was printed may be made


def test_what_comes_after_binding_asks_to_bind_again(kept: tuple[Office, Id]) -> None:
    office, case = kept
    bind(office, case)
    attach(office, case, "现场照片.jpg")
    dossier = read(office, case).dossier
    assert dossier is not None
    assert dossier.sentence == "立卷以后材料有变动，请重新立卷"
    with pytest.raises(Refused, match="重新立卷"):
        office.desk.do(ArchiveDossier(case, TODAY)).result()
    bind(office, case)
    office.desk.do(ArchiveDossier(case, TODAY)).result()


def test_a_file_lies_where_it_was_put_rather_than_where_its_name_says(
    kept: tuple[Office, Id],
) -> None:
    office, case = kept
    file = attach(office, case, "收条.jpg")

    def part() -> DossierPart:
        dossier = read(office, case).dossier
        assert dossier is not None
        (item,) = [item for item in dossier.items if item.title.startswith("收条")]
        assert isinstance(item.part, DossierPart)
        return item.part

    places = office.desk.ask(ReadPlaces(file)).result()
    assert (part(), places.by_name) == (P.PERFORMANCE, "履行凭证")
    assert places.parts[5] == ("06", "证据材料")
    office.desk.do(ReviseAttachment(file, "收条.jpg", place="06")).result()
    assert part() is P.EVIDENCE
    change = office.desk.ask(ReadHistory(case)).result()[0].changes[0]
    assert (change.field, change.after) == ("卷宗里放在", "证据材料")
    with pytest.raises(Refused, match="从列表里选"):
        office.desk.do(ReviseAttachment(file, "收条.jpg", place="99")).result()
    office.desk.do(Undo()).result()
    assert part() is P.PERFORMANCE


def test_archiving_and_binding_are_taken_back_and_done_again(kept: tuple[Office, Id]) -> None:
    office, case = kept
    bind(office, case)
    office.desk.do(ArchiveDossier(case, TODAY)).result()
    assert office.desk.do(Undo()).result().text == "已撤销：归档"
    assert read(office, case).state is State.CLOSED
    assert office.desk.do(Undo()).result().text == "已撤销：立卷"
    dossier = read(office, case).dossier
    assert dossier is not None
    assert dossier.bound_on is None
    bind(office, case)
    office.desk.do(ArchiveDossier(case, TODAY)).result()
    history = office.desk.ask(ReadHistory(case)).result()
    assert any("卷宗" in item.what for item in history)


def test_a_dossier_without_proof_of_identity_is_not_archived(kept: tuple[Office, Id]) -> None:
    office, case = kept
    row = office.desk.ask(ListAttachments(case)).result()[0]
    office.desk.do(RemoveAttachment(row.id, "拍错了")).result()
    bind(office, case)
    with pytest.raises(Refused, match="还缺当事人身份证明"):
        office.desk.do(ArchiveDossier(case, TODAY)).result()
    bind(office, case, LoosePages(P.IDENTITY, 2))  # copies on paper, in the dossier alone
    office.desk.do(ArchiveDossier(case, TODAY)).result()


def test_the_whole_is_one_pdf_in_order_with_the_signed_pages(kept: tuple[Office, Id]) -> None:
    office, case = kept
    line = next(one for one in read(office, case).papers if one.kind == "med.F-A12-2")
    view = office.desk.ask(PreparePaper(line.kind, line.subject)).result()
    for page in range(view.pages):
        scan = crushed(scanned(view.pdf, page))
        office.desk.do(FileSheet(scan, "扫描", ".jpg")).result()
    signed = next(one for one in read(office, case).papers if one.kind == "med.F-A12-2")
    assert signed.when == "已签收回"
    bind(office, case)
    with pytest.raises(Refused, match="先写明做什么用"):
        office.desk.ask(PlanVolume("mediation", case)).result()
    taken(office.desk, "mediation", case)
    plan = office.desk.ask(PlanVolume("mediation", case)).result()
    (look,) = office.desk.ask(ListLooks(case)).result()
    assert (look.what, look.note) == (Secret.DOSSIER, "送区司法局评查")
    assert read(office, case).title in look.name  # of the case, where several people are in it
    assert [part.title for part in plan[:3]] == ["调解卷宗封面", "卷内目录", "人民调解受理登记表"]
    assert plan[-1].title == "调解卷宗封底"
    made = ((part, MakePart("mediation", case, part)) for part in plan)
    parts = tuple((part, office.desk.ask(query).result()) for part, query in made)
    volume = office.desk.ask(JoinVolume("卷宗", parts)).result()
    document = pdfium.PdfDocument(volume)
    marks = {one.get_title(): one.get_dest().get_index() for one in document.get_toc()}
    assert list(marks) == [part.title for part in plan]
    pages = len(document)
    document.close()
    texts = [squeezed(text) for text in page_texts(volume)]
    dossier = read(office, case).dossier
    assert dossier is not None
    first = next(item for item in dossier.items if item.title == "终止调解告知书")
    assert texts[marks["终止调解告知书"]] == str(first.page_from)  # a scan, and its number
    assert "受理登记表" in texts[2]
    covers = sum(part.first is None for part in plan)
    assert pages == dossier.pages + covers
