"""执行档案 and 工作档案: what they lack, how they are bound, that archiving locks the record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.attachments.messages import About, AddAttachment
from app.clock import CHINA, FixedClock
from app.correction.codes import DossierKind, FilePart
from app.correction.messages import (
    AddSubjectNote,
    AppraiseSubject,
    ArchiveSubjectDossier,
    Attitude,
    BindSubjectDossier,
    NoticeKind,
    ReadSubject,
    RecordNotice,
    ReleaseSubject,
    ReplyNotice,
    SubjectDetail,
    TellEnding,
)
from app.correction.rules.dossier import DossierFacts, needed, sentence_of
from app.errors import Refused
from app.history.messages import ReadHistory, Undo
from app.ids import Id
from app.papers.messages import JoinVolume, MakePart, NotePrinted, PlanVolume, PreparePaper
from app.records.messages import DossierView, LoosePages, Retention
from app.records.pieces import Piece
from tests.correction.serving import serve
from tests.office import Office, found_office
from tests.papers.samples import page_texts, squeezed
from tests.papers.taking import taken
from tests.refusals import refused

TODAY = date(2026, 11, 23)
END = date(2026, 11, 20)
WORK, EXECUTION = DossierKind.WORK, DossierKind.EXECUTION
OVER = DossierFacts(
    ended=True, released=True, declared=True, told=True, away=False, sanctioned=False, sought=False
)


# -- what must be in it, pure -----------------------------------------------------------------


def test_each_dossier_needs_what_the_course_came_to() -> None:
    assert needed(WORK, OVER) == {
        FilePart.LAW, FilePart.RECEPTION, FilePart.DECLARATION, FilePart.REPORTS, FilePart.END,
    }  # fmt: skip
    more = replace(OVER, away=True, sanctioned=True, sought=True)
    assert needed(WORK, more) - needed(WORK, OVER) == {FilePart.APPROVALS, FilePart.SEARCH}
    assert needed(EXECUTION, more) - needed(EXECUTION, OVER) == {
        FilePart.APPROVALS, FilePart.SANCTIONS,
    }  # fmt: skip
    stopped = replace(OVER, released=False)  # 终止: the notice of it alone, and in 执行档案
    assert FilePart.END not in needed(WORK, stopped)
    assert FilePart.END in needed(EXECUTION, stopped)


def test_how_it_stands_is_said_in_one_sentence() -> None:
    gap = Piece(FilePart.END, "期满鉴定表", 0, "unprinted", must=True)
    none = {"bound": False, "changed": False, "archived": False}
    assert sentence_of(WORK, [gap], OVER, **none) == "再打印期满鉴定表，即可归档"
    assert sentence_of(WORK, [], OVER, **none) == "材料齐了，可以立卷"
    assert sentence_of(WORK, [], replace(OVER, ended=False), **none) == (
        "材料齐了，矫正结束后可以立卷"
    )
    assert sentence_of(WORK, [], OVER, **{**none, "archived": True}) == "已归档，记录已锁定"
    assert sentence_of(EXECUTION, [], OVER, **{**none, "archived": True}) == (
        "已归档，移交县级保管"
    )


# -- on a real office ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    clock = FixedClock(datetime(2026, 11, 23, 10, tzinfo=CHINA))
    made = found_office(tmp_path_factory.mktemp("office"), clock)
    yield made
    made.desk.close()


def _do(office: Office, command: Any) -> Id:
    made: Id = office.desk.do(command).result()
    return made


def _read(office: Office, subject: Id) -> SubjectDetail:
    return office.desk.ask(ReadSubject(subject)).result()


def _dossier(office: Office, subject: Id, kind: DossierKind = WORK) -> DossierView:
    return dict(_read(office, subject).dossiers)[kind]


def _bind(subject: Id, kind: DossierKind = WORK, *loose: LoosePages) -> BindSubjectDossier:
    return BindSubjectDossier(subject, kind, Retention.LONG, "陈丽华", TODAY, tuple(loose))


def _attach(office: Office, subject: Id, name: str) -> None:
    file = io.BytesIO()
    Image.effect_noise((300, 400), 60).save(file, "JPEG")
    _do(office, AddAttachment(About("correction", subject), file.getvalue(), name))


@pytest.fixture(scope="module")
def subject(office: Office) -> Id:
    """Released on the last day, told; nothing printed, the scans of what came on paper added."""
    made = serve(office.desk, "冯某强", since=date(2025, 11, 21), until=END, reports_from=TODAY)
    _do(
        office,
        AppraiseSubject(made, date(2026, 10, 20), "表现良好", Attitude.ADMITS_OBEYS, "一般帮教"),
    )
    _do(office, ReleaseSubject(made, END, "新矫解〔2026〕9 号"))
    for name in ("判决书.jpg", "身份证.jpg", "矫正宣告书.jpg", "书面报告.jpg"):
        _attach(office, made, name)
    return made


def test_not_before_it_ended(office: Office) -> None:
    serving = serve(office.desk, "在矫某", reports_from=TODAY)
    (fault, *_) = refused(office.desk, _bind(serving))
    assert fault.message == "矫正还没有结束，解除、终止或者转出以后才能立卷"
    assert "BindSubjectDossier" not in _read(office, serving).actions


def test_gaps_are_named_until_they_are_closed_and_all_is_taken_back(
    office: Office, subject: Id
) -> None:
    step = _read(office, subject).next_step
    assert step is not None
    assert step.action == "TellEnding"  # first of all
    assert _dossier(office, subject).sentence == "再打印社区矫正期满鉴定表，即可归档"
    assert [one.state for one in _dossier(office, subject).items][-1] == "unprinted"
    view = office.desk.ask(PreparePaper("cor.D20", subject)).result()
    _do(office, NotePrinted(view, 1))
    assert _dossier(office, subject).sentence == "材料齐了，可以立卷"
    wrong = LoosePages(FilePart.REPORTS, 2)
    (fault,) = refused(office.desk, _bind(subject, EXECUTION, wrong))
    assert fault.message == "报告不放在执行档案里"
    _do(office, _bind(subject, WORK, LoosePages(FilePart.HEALTH, 3)))
    bound = _dossier(office, subject)
    pages = [(item.page_from, item.page_to) for item in bound.items]
    assert pages[0][0] == 1
    assert all(before[1] + 1 == after[0] for before, after in pairwise(pages))  # type: ignore[operator]
    assert bound.pages == pages[-1][1]
    assert [item.part for item in bound.items] == sorted(item.part for item in bound.items)
    assert [item.title for item in bound.items if item.state == "paper"] == ["病情"]
    assert office.desk.do(Undo()).result().text == "已撤销：立矫正档案"
    assert _dossier(office, subject).bound_on is None
    history = office.desk.ask(ReadHistory(subject)).result()
    assert any("矫正档案" in one.what for one in history)


def test_archiving_waits_for_what_could_not_be_entered_any_more(
    office: Office, subject: Id
) -> None:
    notice = _do(office, RecordNotice(subject, NoticeKind.SUGGESTION, TODAY, "建议规范台账"))
    _do(office, _bind(subject))
    close = ArchiveSubjectDossier(subject, WORK, TODAY, "3 柜 2 层", "黄志强")
    said = [fault.message for fault in refused(office.desk, close)]
    assert said[:2] == [
        "还没有登记通知决定机关、检察院、公安机关，归档后不能再登记；请先登记",
        "检察院的来文还没有回复，归档后不能再登记；请先登记",
    ]
    assert said[2].startswith("执行档案还没有归档")  # passed with a reason
    _do(office, ReplyNotice(notice, True, "已补建", TODAY))
    _do(office, TellEnding(subject, TODAY))
    (doubt,) = refused(office.desk, close)
    assert not doubt.blocks
    _attach(office, subject, "走访照片.jpg")
    assert _dossier(office, subject).sentence == "立卷以后材料有变动，请重新立卷"
    _do(office, _bind(subject))
    _do(office, replace(close, reasons=((doubt.key, "执行档案由县级保管"),)))
    after = _read(office, subject)
    assert (after.actions, after.next_step) == ((), None)
    assert dict(after.dossiers)[WORK].sentence == "已归档，记录已锁定"
    for command in (AddSubjectNote(subject, "再记一笔"), _bind(subject, EXECUTION), close):
        assert "已经归档" in refused(office.desk, command)[0].message
    with pytest.raises(Refused, match="已经归档"):
        _attach(office, subject, "后来.jpg")
    with pytest.raises(Refused, match="先写明做什么用"):
        office.desk.ask(PlanVolume("correction", subject, "work")).result()
    taken(office.desk, "correction", subject)
    plan = office.desk.ask(PlanVolume("correction", subject, "work")).result()
    made = ((part, MakePart("correction", subject, part, "work")) for part in plan)
    parts = tuple((part, office.desk.ask(query).result()) for part, query in made)
    document = pdfium.PdfDocument(office.desk.ask(JoinVolume("工作档案", parts)).result())
    marks = [one.get_title() for one in document.get_toc()]
    assert marks == [part.title for part in plan]
    covers = sum(part.first is None for part in plan)
    assert len(document) == _dossier(office, subject).pages + covers
    document.close()
    assert office.desk.do(Undo()).result().text == "已撤销：归矫正档案"
    assert "BindSubjectDossier" in _read(office, subject).actions


def test_papers_of_a_minor_leave_as_a_file_covered_alone_and_without_scans(office: Office) -> None:
    """社区矫正法 第54条, 未成年人保护法 第103条; of an adult they leave as they are."""
    grown, young = serve(office.desk, "何永健"), serve(office.desk, "吴某轩", minor=True)
    assert not office.desk.ask(PreparePaper("cor.D1", grown)).result().discreet
    assert office.desk.ask(PreparePaper("cor.D1", young)).result().discreet
    office.desk.do(NotePrinted(office.desk.ask(PreparePaper("cor.D1", young)).result(), 1)).result()
    _attach(office, young, "身份证.jpg")
    taken(office.desk, "correction", young)
    plan = office.desk.ask(PlanVolume("correction", young, "work")).result()
    assert all(part.covered for part in plan)
    assert "身份证" not in {part.title for part in plan}
    said = ""
    for part in plan:
        made = office.desk.ask(MakePart("correction", young, part, "work")).result()
        said += squeezed("".join(page_texts(made)))
    hidden = ("吴某轩", "大泽镇田金村", "1988年3月5日", "1988-03-05", "13900000001")
    assert [word for word in hidden if word in said] == []
    assert "吴×" in said
