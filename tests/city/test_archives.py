"""A minor's record goes to the county's archive, and out of every copy; nothing else does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.attachments.messages import About, AddAttachment
from app.city.archives import drop_erased
from app.city.backup import BLOBS, back_up
from app.city.city import City
from app.city.main import main
from app.city.writer import Writers
from app.clock import CHINA
from app.correction.codes import Attitude, Checked, OffenceKind, Standing, VisitTarget
from app.correction.messages import (
    AddMember,
    AppraiseSubject,
    DeclareSubject,
    GuardianInput,
    JudgmentInput,
    ReceiveSubject,
    RecordSubjectVisit,
    RegisterSubject,
    ReleaseSubject,
    SubjectInput,
    TellEnding,
)
from app.correction.states import Category
from app.drafts.messages import SaveDraft
from app.errors import Refused
from app.ids import Id, new_id
from app.lawbook.terms import Principal, Term
from app.legalaid.messages import (
    AidDetail,
    AidTab,
    CloseResult,
    ClosingWay,
    EndMatter,
    ListApplications,
    NoticeGround,
    NoticeInput,
    NoticeKind,
    Organ,
    ReadApplication,
    RecordAssignment,
    RecordAudit,
    RecordContract,
    RegisterNotice,
    SubmitClosing,
)
from app.papers.messages import NotePrinted, PreparePaper
from app.people.messages import IdKind, PersonInput, Sex
from app.resettlement.messages import HelpTab, ListReleased
from app.sealing.messages import (
    DropSealing,
    FinishSealing,
    ListSealings,
    PackRecord,
    SealingRow,
    SealingStep,
)
from app.search.messages import Search
from app.today.messages import ReadToday
from app.vault.contents import Contents
from app.work import Work
from db.tables.attachments import Attachment
from db.tables.correction import CorrectionSubject
from db.tables.house import Draft, JournalEntry
from db.tables.legalaid import AidCase
from db.tables.papers import PrintedPaper
from db.tables.people import Person
from tests.attachments.files import JPEG
from tests.city.world import CityWorld, Laptop

_NAME = "吴某轩"
_DAY = date(2025, 11, 25)


@pytest.fixture
def archive(city: CityWorld, tmp_path: Path) -> Path:
    """The key of 新会's archive, made while the city is served."""
    safe = tmp_path / "county"
    assert main(["--dir", str(city.folder), "archive-key", "440705", str(safe)]) == 0
    return safe / "archive-440705.key"


@pytest.fixture
def subject(city: CityWorld) -> Id:
    """A minor whose term is over, known to both laptops and the city."""
    made = _served(city.first)
    city.first.sync()
    city.second.sync()
    return made


def test_cor_a19_the_archive_gets_it_and_every_copy_forgets_it(
    city: CityWorld, archive: Path, subject: Id, tmp_path: Path
) -> None:
    one, two = city.first, city.second
    photo = _photo(one, subject)
    assert _cards(one) == _cards(two) == [_NAME]  # 安置帮教 took the person over (A20)
    for laptop in (one, two):
        form = f"correction.AppraiseSubject.{subject.hex()}."
        draft = SaveDraft(new_id(laptop.clock), form, _NAME, {"summary": "表现良好"})
        laptop.desk.do(draft).result()
    kept = SaveDraft(new_id(one.clock), "mediation.form", "别的", {"facts": "排水沟"})
    one.desk.do(kept).result()
    order = one.desk.do(PackRecord("correction", subject)).result()
    assert _row(one).step is SealingStep.PACKED
    with pytest.raises(Refused, match="还没有送到"):
        one.desk.do(FinishSealing(order)).result()
    one.sync()
    two.sync()
    assert _row(one).step is SealingStep.RECEIPTED
    _back_up(city, tmp_path / "disk")
    one.sync()
    assert _row(one).step is SealingStep.DURABLE
    one.desk.do(FinishSealing(order)).result()
    one.sync()
    two.sync()
    one.sync()
    two.sync()
    _sweep(city, tmp_path / "disk" / BLOBS)
    for laptop in (one, two):
        assert laptop.desk.read(_left, subject).result() == 0
        assert not laptop.desk.tools.get(Contents).has(photo)
        assert _row(laptop).step is SealingStep.ERASED
        assert _cards(laptop) == []
    assert (one.desk.read(_drafts, None).result(), two.desk.read(_drafts, None).result()) == (
        ["mediation.form"],
        [],
    )
    assert one.digest() == two.digest() == city.digest()
    assert list((city.folder / "blobs").rglob(photo.hex())) == []
    assert main(["--dir", str(city.folder), "verify"]) == 0
    _opened(city, order, archive, tmp_path / "out")


def test_without_an_archive_nothing_is_packed(city: CityWorld, subject: Id) -> None:
    with pytest.raises(Refused, match="还没有下发"):
        city.first.desk.do(PackRecord("correction", subject)).result()


def test_what_was_written_since_stops_the_erasure(
    city: CityWorld, archive: Path, subject: Id, tmp_path: Path
) -> None:
    one = city.first
    one.sync()
    order = one.desk.do(PackRecord("correction", subject)).result()
    _photo(one, subject)
    one.sync()
    _back_up(city, tmp_path / "disk")
    one.sync()
    assert (_row(one).step, _row(one).later) == (SealingStep.DURABLE, 1)
    with pytest.raises(Refused, match="又有改动"):
        one.desk.do(FinishSealing(order)).result()
    one.desk.do(DropSealing(order, "补了照片")).result()
    assert one.desk.ask(ListSealings()).result() == ()
    assert one.desk.read(_left, subject).result() > 0


def test_another_key_opens_nothing(
    city: CityWorld, archive: Path, subject: Id, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = city.first
    one.sync()
    order = one.desk.do(PackRecord("correction", subject)).result()
    one.sync()
    other = tmp_path / "other"
    assert main(["--dir", str(city.folder), "archive-key", "440703", str(other)]) == 0
    key, out = other / "archive-440703.key", tmp_path / "out"
    asked = ["--dir", str(city.folder), "archive-open", order.hex()[:12]]
    assert main([*asked, "--key", str(key), "--out", str(out)]) == 1
    assert "打不开" in capsys.readouterr().err
    assert not out.exists()


def test_a_county_has_one_key(city: CityWorld, archive: Path, tmp_path: Path) -> None:
    assert main(["--dir", str(city.folder), "archive-key", "440705", str(tmp_path / "again")]) == 1
    assert not (tmp_path / "again").exists()


def _opened(city: CityWorld, order: Id, key: Path, out: Path) -> None:
    asked = ["--dir", str(city.folder), "archive-open", order.hex()[:12]]
    assert main([*asked, "--key", str(key), "--out", str(out)]) == 0
    tables = json.loads((out / "记录.json").read_text(encoding="utf-8"))
    (person,) = tables["person"].values()
    assert person["name"] == _NAME
    assert len(tables["correction_visit"]) == 1
    assert JPEG in [path.read_bytes() for path in out.iterdir()]


def _served(laptop: Laptop) -> Id:
    do = laptop.desk.do
    person = PersonInput(
        name=_NAME, id_no="440799200812240535", phone="13900000006", address="大泽镇沙冲村"
    )
    judgment = JudgmentInput(
        category=Category.SUSPENSION,
        organ="新会区人民法院",
        doc_no="（2025）粤0705刑初9006号",
        doc_on=date(2025, 11, 7),
        effective_on=date(2025, 11, 20),
        offence="盗窃罪",
        offence_kind=OffenceKind.PROPERTY,
        offence_on=date(2025, 5, 1),
        principal=Principal.IMPRISONMENT,
        sentence=Term(months=10),
        probation=Term(years=1),
        start_on=date(2025, 11, 20),
        end_on=date(2026, 11, 19),
    )
    guardian = GuardianInput("林某", "13900000016", "母亲")
    given = SubjectInput(person, "440705", date(2025, 11, 20), judgment, guardian=guardian)
    subject = do(RegisterSubject(given)).result()
    do(ReceiveSubject(subject, _DAY, Checked.CARD, papers_on=_DAY)).result()
    do(AddMember(subject, "刘某", Sex.FEMALE, Standing.OFFICE, _DAY, letter_on=_DAY)).result()
    do(
        AddMember(
            subject, "周某", Sex.FEMALE, Standing.SOCIAL, _DAY, knows_minors=True, letter_on=_DAY
        )
    ).result()
    do(DeclareSubject(subject, _DAY, "陈丽华", closed=True, guardian_present=True)).result()
    at = datetime(2026, 3, 2, 10, 0, tzinfo=CHINA)
    visit = RecordSubjectVisit(subject, VisitTarget.SUBJECT, "在校表现良好", ("陈丽华",), at)
    do(visit).result()
    appraised = date(2026, 10, 20)
    do(AppraiseSubject(subject, appraised, "遵守规定", Attitude.ADMITS_OBEYS)).result()
    do(ReleaseSubject(subject, date(2026, 11, 19), "新矫解证字〔2026〕第40号")).result()
    do(TellEnding(subject, date(2026, 11, 20))).result()
    return subject


def _photo(laptop: Laptop, subject: Id, line: str = "correction") -> bytes:
    about = About(line, subject)
    row = laptop.desk.do(AddAttachment(about, JPEG, "谈话.jpg")).result()
    return laptop.desk.read(_content, row).result()


def _content(row: Id, work: Work) -> bytes:
    return work.session.get_one(Attachment, row).content


def _row(laptop: Laptop) -> SealingRow:
    (row,) = laptop.desk.ask(ListSealings()).result()
    return row


def _cards(laptop: Laptop) -> list[str]:
    return [card.title for card in laptop.desk.ask(ListReleased(HelpTab.WAITING)).result().rows]


def _drafts(_none: object, work: Work) -> list[str]:
    return list(work.session.scalars(select(Draft.form)))


def _left(subject: Id, work: Work) -> int:
    """Rows and whole entries that still speak of a subject."""
    rows = [
        *work.session.scalars(select(CorrectionSubject.id).where(CorrectionSubject.id == subject))
    ]
    bodies = work.session.scalars(select(JournalEntry.body)).all()
    rows += work.session.scalars(select(Person.id).where(Person.name == _NAME)).all()
    return len(rows) + sum(body is not None and "盗窃".encode() in body for body in bodies)


def _back_up(city: CityWorld, disk: Path) -> None:
    open_city = City(city.folder, city.clock)
    try:
        back_up(open_city, disk)
    finally:
        open_city.close()


def _sweep(city: CityWorld, beside: Path) -> None:
    open_city = City(city.folder, city.clock)
    writers = Writers(open_city, 1)
    try:
        drop_erased(open_city, writers, beside)
    finally:
        writers.close()
        open_city.close()


_CHILD = "陆某铭"


def test_the_aid_of_a_minor_who_was_defended_goes_the_same_way(
    city: CityWorld, archive: Path, tmp_path: Path
) -> None:
    """Cards, hits, what was printed, photos and drafts leave with it, and the chain verifies."""
    one, two = city.first, city.second
    record, today = _defended(one), one.clock.today()
    photo = _photo(one, record, "legalaid")
    letter = one.desk.ask(_some_paper(one, record)).result()
    one.desk.do(NotePrinted(letter, 1)).result()
    form = f"legalaid.EndMatter.{record.hex()}."
    draft = SaveDraft(new_id(one.clock), form, _CHILD, {"note": "判缓刑"})
    one.desk.do(draft).result()
    ended = EndMatter(record, today, ClosingWay.JUDGMENT, CloseResult.ADOPTED)
    one.desk.do(ended).result()
    with pytest.raises(Refused, match="五年有期徒刑以下"):
        one.desk.do(PackRecord("legalaid", record)).result()
    one.desk.do(replace(ended, light=True)).result()
    with pytest.raises(Refused, match="还没有审核"):
        one.desk.do(PackRecord("legalaid", record)).result()
    one.desk.do(SubmitClosing(record, today)).result()
    one.desk.do(RecordAudit(record, today)).result()
    one.sync()
    two.sync()
    assert _aid_known(one) == _aid_known(two) == (1, 3)
    assert "la.R-B24" in repr(one.desk.ask(ReadToday()).result())
    order = one.desk.do(PackRecord("legalaid", record)).result()
    one.sync()
    _back_up(city, tmp_path / "disk")
    one.sync()
    one.desk.do(FinishSealing(order)).result()
    for laptop in (one, two, one, two):
        laptop.sync()
    _sweep(city, tmp_path / "disk" / BLOBS)
    for laptop in (one, two):
        assert _aid_known(laptop) == (0, 0)
        assert laptop.desk.read(_aid_left, record).result() == 0
        assert not laptop.desk.tools.get(Contents).has(photo)
    assert one.desk.read(_drafts, None).result() == []
    assert one.digest() == two.digest() == city.digest()
    assert main(["--dir", str(city.folder), "verify"]) == 0


def _defended(laptop: Laptop) -> Id:
    """A minor notified of, with a lawyer."""
    do, today = laptop.desk.do, laptop.clock.today()
    child = PersonInput(name=_CHILD, birth=date(2010, 4, 10), id_kind=IdKind.OTHER)
    given = NoticeInput(
        suspect=child,
        organ_kind=Organ.POLICE,
        organ="江门市公安局新会分局",
        kind=NoticeKind.DEFENCE,
        ground=NoticeGround.MINOR,
        doc_no="新公（刑）援通字〔2026〕9号",
        cause="涉嫌盗窃",
    )
    record = do(RegisterNotice(given)).result()
    do(RecordAssignment(
        record, today, "广东甲律师事务所", "谭𬍛", "（2026）江新援指字第9号",
        minor_specialist=True,
    )).result()  # fmt: skip
    do(RecordContract(record, today, today)).result()
    return record


def _some_paper(laptop: Laptop, record: Id) -> PreparePaper:
    """One that the record has."""
    shown = laptop.desk.ask(ReadApplication(record)).result()
    assert isinstance(shown, AidDetail)
    line = next(line for line in shown.papers if line.status != "later")
    return PreparePaper(line.kind, line.subject)


def _aid_known(laptop: Laptop) -> tuple[int, int]:
    """Rows of the list, and hits of the search."""
    hits = laptop.desk.ask(Search(_CHILD)).result()
    return laptop.desk.ask(ListApplications(AidTab.CLOSED)).result().total + (
        laptop.desk.ask(ListApplications(AidTab.HANDLED)).result().total
    ), sum(hit.line == "legalaid" for hit in hits)


def _aid_left(record: Id, work: Work) -> int:
    """Rows and whole entries that still speak of a record of legal aid."""
    rows = [*work.session.scalars(select(AidCase.id).where(AidCase.id == record))]
    rows += work.session.scalars(select(PrintedPaper.id).where(PrintedPaper.record == record)).all()
    rows += work.session.scalars(select(Person.id).where(Person.name == _CHILD)).all()
    bodies = work.session.scalars(select(JournalEntry.body)).all()
    return len(rows) + sum(body is not None and _CHILD.encode() in body for body in bodies)
