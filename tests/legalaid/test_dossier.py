"""The dossier of legal aid: its order, what it lacks, bound, made as one PDF, archived (B65)."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.attachments.messages import About, AddAttachment
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.legalaid.codes import FilerBasis, Kinship, MeansRoute
from app.legalaid.codes.dossier import AidPart
from app.legalaid.messages import (
    AddAidNote,
    ArchiveAid,
    BindAidDossier,
    CloseResult,
    ClosingWay,
    DecisionKind,
    Delivery,
    EndMatter,
    FilerInput,
    NoteSource,
    RecordAidDecision,
    RecordAssignment,
    RecordAudit,
    RecordContract,
    Refusal,
    ServeAidDecision,
    StateMeans,
    SubmitClosing,
    WithdrawApplication,
)
from app.legalaid.messages.answers import Household, MemberInput
from app.legalaid.rules.dossier import part_of_file, part_of_paper
from app.legalaid.states import State
from app.papers.messages import (
    JoinVolume,
    MakePart,
    NotePrinted,
    PlanVolume,
    PreparePaper,
    TakeVolume,
    VolumePart,
)
from app.people.messages import ListLooks, Purpose, Secret
from app.records.messages import LoosePages, Retention
from tests.legalaid.kit import DAY, NOW, applicant, forwarded, read, registered, wages
from tests.office import Office
from tests.papers.samples import page_texts


def printed(home: Office, record: Id, *kinds: str) -> None:
    found = {line.kind: line.subject for line in read(home, record).papers}
    for kind in kinds:
        view = home.desk.ask(PreparePaper(kind, found[kind])).result()
        home.desk.do(NotePrinted(view, 1)).result()


def said_why(home: Office, record: Id) -> None:
    """What the dossier is taken away for."""
    home.desk.do(TakeVolume("legalaid", record, Purpose.OTHER, "送区法律援助处存档")).result()


def picture() -> bytes:
    """A photo of some paper."""
    file = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 30, 30)).save(file, "PNG")
    return file.getvalue()


def audited(home: Office) -> Id:
    """An application whose whole course is over, but for the dossier."""
    record, do = registered(home), home.desk.do
    forwarded(home, record)
    grant = RecordAidDecision(
        record, DecisionKind.GRANT, DAY, "（2026）江新援给字第0012号", "新会区法律援助处", DAY
    )
    do(grant).result()
    do(ServeAidDecision(record, DAY, Delivery.IN_PERSON)).result()
    do(
        RecordAssignment(record, DAY, "广东甲律师事务所", "谭𬍛", "（2026）江新援指字第0012号")
    ).result()
    do(RecordContract(record, DAY, DAY)).result()
    do(EndMatter(record, DAY, ClosingWay.AWARD, CloseResult.FULL)).result()
    do(SubmitClosing(record, DAY)).result()
    do(RecordAudit(record, DAY)).result()
    return record


def bound(home: Office, record: Id) -> None:
    loose = (LoosePages(AidPart.IDENTITY, 2), LoosePages(AidPart.CLOSING, 3))
    command = BindAidDossier(record, Retention.LONG, "陈丽华", DAY, loose)
    home.desk.do(command).result()


def test_a_paper_and_a_file_lie_where_the_order_has_them() -> None:
    assert part_of_paper("la.F-B1") is AidPart.APPLICATION
    assert part_of_paper("la.review") is AidPart.REVIEW
    assert part_of_paper("la.F-B4-1") is None  # the applicant takes it home
    assert part_of_file("身份证复印件.jpg") is AidPart.IDENTITY
    assert part_of_file("授权委托书.pdf") is AidPart.AUTHORITY
    assert part_of_file("给予法律援助决定书.jpg") is AidPart.REVIEW
    assert part_of_file("工资条.jpg") is AidPart.PROCEEDINGS
    order = [part.label for part in sorted(AidPart)]
    assert order[:4] == ["审批表、决定书", "申请表、通知书", "身份证明", "经济困难材料"]


def test_la_b65_bound_then_archived_then_locked(home: Office) -> None:
    record = audited(home)
    shown = read(home, record)
    assert shown.next_step is not None
    assert shown.next_step.action == "BindAidDossier"
    assert shown.dossier is not None
    assert "身份证明" in shown.dossier.gaps
    with pytest.raises(Refused, match="还没有立卷"):
        home.desk.do(ArchiveAid(record, DAY)).result()

    kinds = ("la.review", "la.F-B1", "la.F-B3", "la.handover", "la.F-B9", "la.F-B13")
    printed(home, record, *kinds)
    bound(home, record)
    dossier = read(home, record).dossier
    assert dossier is not None
    assert dossier.complete, dossier.gaps
    titles = [item.title for item in dossier.items]
    assert titles == [
        "法律援助申请审批表", "法律援助申请表", "申请材料受理凭证", "身份证明", "委托代理/辩护协议",
        "材料转交清单", "结案报告表", "结案材料",
    ]  # fmt: skip
    assert dossier.items[0].page_from == 1
    assert dossier.items[-1].page_to == dossier.pages
    assert read(home, record).next_step.action == "ArchiveAid"  # type: ignore[union-attr]

    home.desk.do(ArchiveAid(record, DAY, "2026-WS-0007")).result()
    shown = read(home, record)
    assert shown.state is State.ARCHIVED
    assert shown.dossier is not None
    assert shown.dossier.archived_on == DAY
    with pytest.raises(Refused):
        bound(home, record)


def test_la_b65_what_comes_after_the_binding_asks_for_another(home: Office) -> None:
    record = audited(home)
    printed(home, record, "la.review", "la.F-B1", "la.F-B3", "la.handover", "la.F-B9", "la.F-B13")
    bound(home, record)
    printed(home, record, "la.F-B9-1")
    with pytest.raises(Refused, match="重新立卷"):
        home.desk.do(ArchiveAid(record, DAY)).result()
    bound(home, record)
    home.desk.do(ArchiveAid(record, DAY)).result()


def test_nothing_is_bound_while_it_goes_on(home: Office) -> None:
    record = registered(home)
    with pytest.raises(Refused, match="办结以后才能立卷"):
        bound(home, record)


def test_the_whole_is_one_pdf_numbered_on_both_sides_of_its_sheets(home: Office) -> None:
    record = audited(home)
    printed(home, record, "la.review", "la.F-B1", "la.F-B3", "la.handover", "la.F-B9", "la.F-B13")
    bound(home, record)
    said_why(home, record)
    plan = home.desk.ask(PlanVolume("legalaid", record, "")).result()
    assert [part.title for part in plan][:4] == [
        "法律援助卷宗封面", "法律援助卷内目录", "法律援助申请审批表", "法律援助申请表",
    ]  # fmt: skip
    assert plan[-1].title == "法律援助卷宗封底"
    made = ((part, MakePart("legalaid", record, part, "")) for part in plan)
    parts = tuple((part, home.desk.ask(query).result()) for part, query in made)
    whole = home.desk.ask(JoinVolume("法律援助卷宗", parts, "legalaid")).result()
    volume = pdfium.PdfDocument(whole)
    covers = [len(pdf) for _, data in parts[:2] for pdf in (pdfium.PdfDocument(data),)]
    assert covers == [1, 1]
    third = volume[2].get_textpage().get_text_bounded(left=500, bottom=790, right=595, top=842)
    assert third.strip() == "1"
    fourth = volume[3].get_textpage().get_text_bounded(left=0, bottom=790, right=95, top=842)
    assert fourth.strip() == "2"
    index = pdfium.PdfDocument(parts[1][1])[0].get_textpage().get_text_range()
    assert "法律援助申请表" in index
    volume.close()


def test_m28_the_whole_of_a_minor_goes_out_without_name_home_number_or_scan(home: Office) -> None:
    child = applicant("莫小㛃", "2011-02-03", work_unit="大泽中学")
    mother = FilerInput(applicant("梁玉䶮", "1985-06-01"), "母亲")
    answers = replace(wages().answers, filer=FilerBasis.GUARDIAN)
    record = registered(home, person=child, filer=mother, answers=answers)
    printed(home, record, "la.F-B1", "la.filer")
    photo = AddAttachment(About("legalaid", record), picture(), "户口簿.png")
    home.desk.do(photo).result()
    said_why(home, record)
    found = {line.kind: line.subject for line in read(home, record).papers}
    assert home.desk.ask(PreparePaper("la.F-B1", found["la.F-B1"])).result().discreet

    plan = home.desk.ask(PlanVolume("legalaid", record, "")).result()
    assert all(part.covered for part in plan)
    assert "户口簿" not in [part.title for part in plan]
    made = [home.desk.ask(MakePart("legalaid", record, part, "")).result() for part in plan]
    said = "".join("".join("".join(page_texts(pdf)).split()) for pdf in made)
    hidden = ("莫小㛃", "梁玉䶮", "田金村", "大泽中学", "2011年2月3日", child.id_no, child.phone)
    assert [word for word in hidden if word in said] == []
    assert "莫×" in said
    scan = VolumePart("inside", "户口簿", (home.desk.do(photo).result(),), None)
    with pytest.raises(Refused, match="只导出脱敏"):
        home.desk.ask(MakePart("legalaid", record, scan, "")).result()


def test_m28_the_whole_of_anybody_goes_out_covered_and_after_its_purpose(home: Office) -> None:
    checked = replace(wages().answers, exemption=None, route=MeansRoute.CHECKED)
    who = applicant("区㛃平")
    record = registered(home, person=who, answers=checked)
    household = Household(members=(MemberInput(name="区㛃平", kinship=Kinship.SELF, wage=90_000),))
    home.desk.do(StateMeans(record, household, DAY)).result()
    printed(home, record, "la.F-B1", "la.F-B2")
    photo = home.desk.do(AddAttachment(About("legalaid", record), picture(), "工资条.png")).result()
    with pytest.raises(Refused, match="先写明做什么用"):
        home.desk.ask(PlanVolume("legalaid", record, "")).result()
    said_why(home, record)
    plan = home.desk.ask(PlanVolume("legalaid", record, "")).result()
    titles = [part.title for part in plan]
    assert "法律援助申请表" in titles
    assert not [one for one in titles if "经济" in one or "工资条" in one]
    made = [home.desk.ask(MakePart("legalaid", record, part, "")).result() for part in plan]
    said = "".join("".join("".join(page_texts(pdf)).split()) for pdf in made)
    assert "区㛃平" in said  # nobody keeps a grown person's name from the dossier
    assert [word for word in (who.id_no, who.phone) if word in said] == []
    scan = VolumePart("inside", "工资条", (photo,), None)
    with pytest.raises(Refused, match="只导出脱敏"):
        home.desk.ask(MakePart("legalaid", record, scan, "")).result()
    told = home.desk.ask(ListLooks(read(home, record).person.id)).result()
    assert (told[0].what, told[0].note) == (Secret.DOSSIER, "送区法律援助处存档")


def test_m28_the_paper_of_somebody_grown_up_may_be_saved(home: Office) -> None:
    record = registered(home)
    found = {line.kind: line.subject for line in read(home, record).papers}
    assert not home.desk.ask(PreparePaper("la.F-B1", found["la.F-B1"])).result().discreet


def refused(home: Office) -> Id:
    """Refused by the centre, served today, bound."""
    record, do = registered(home), home.desk.do
    forwarded(home, record)
    given = RecordAidDecision(
        *(record, DecisionKind.REFUSE, DAY, "（2026）江新援不字第0003号", "新会区法律援助处", DAY),
        reasons="不属于法律援助范围",
        refusal=Refusal.OUT_OF_SCOPE,
        remedy_told=True,
    )
    do(given).result()
    do(ServeAidDecision(record, DAY, Delivery.IN_PERSON)).result()
    printed(home, record, "la.review", "la.F-B1", "la.F-B3", "la.handover")
    loose = (LoosePages(AidPart.IDENTITY, 2),)
    do(BindAidDossier(record, Retention.LONG, "陈丽华", DAY, loose)).result()
    return record


def test_la_b65_what_was_refused_is_archived_once_nobody_may_object_or_a_reason_is_typed(
    home: Office,
) -> None:
    record, do = refused(home), home.desk.do
    assert "ArchiveAid" in read(home, record).actions
    with pytest.raises(Refused) as stopped:
        do(ArchiveAid(record, DAY)).result()
    (fault,) = stopped.value.faults
    assert (fault.rule, fault.field, fault.blocks) == ("la.R-B08", "archived_on", False)
    assert "2026年12月9日还可以提出异议" in fault.message
    do(ArchiveAid(record, DAY, "2026-WS-09", ((fault.key, "本人写明不提异议"),))).result()
    shown = read(home, record)
    assert (shown.state, shown.dues, shown.actions) == (State.REFUSED, (), ())
    assert shown.dossier is not None
    assert (shown.dossier.archived_on, shown.dossier.sentence) == (DAY, "已归档，记录已锁定")
    assert [line.title for line in shown.timeline].count("归档") == 1
    with pytest.raises(Refused):
        do(AddAidNote(record, NOW, NoteSource.RECIPIENT, "又来问")).result()
    assert do(Undo()).result().text == "已撤销：法律援助归档"
    shown = read(home, record)
    assert "FileAidObjection" in shown.actions
    assert [due.rule for due in shown.dues] == ["la.R-B08"]


def test_la_b65_what_was_withdrawn_is_bound_and_archived_and_goes_on_saying_so(
    home: Office,
) -> None:
    record, do = registered(home), home.desk.do
    do(WithdrawApplication(record, DAY, "厂里把工资结清了")).result()
    with pytest.raises(Refused, match="还没有立卷"):
        do(ArchiveAid(record, DAY)).result()
    printed(home, record, "la.F-B1", "la.F-B3")
    loose = (LoosePages(AidPart.IDENTITY, 2),)
    do(BindAidDossier(record, Retention.SHORT, "陈丽华", DAY, loose)).result()
    with pytest.raises(Refused, match="早于"):
        do(ArchiveAid(record, DAY - timedelta(1))).result()
    do(ArchiveAid(record, DAY)).result()
    shown = read(home, record)
    assert (shown.state, shown.state_note) == (State.WITHDRAWN, "厂里把工资结清了")
    assert shown.actions == ()


def test_the_archive_and_the_binding_can_be_taken_back(home: Office) -> None:
    record = audited(home)
    printed(home, record, "la.review", "la.F-B1", "la.F-B3", "la.handover", "la.F-B9", "la.F-B13")
    bound(home, record)
    home.desk.do(ArchiveAid(record, DAY)).result()
    assert home.desk.do(Undo()).result().text == "已撤销：法律援助归档"
    assert read(home, record).state is State.AUDITED
    assert home.desk.do(Undo()).result().text == "已撤销：给法律援助立卷"
    shown = read(home, record)
    assert shown.dossier is not None
    assert shown.dossier.bound_on is None
    lines = home.desk.ask(ReadHistory(record)).result()
    assert any("立卷" in line.what for line in lines)
