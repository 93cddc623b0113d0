"""Who may open what: minors behind their own permission, and a line behind its roles."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from app import bootstrap
from app.access import Role
from app.attachments.messages import (
    About,
    AddAttachment,
    ListAttachments,
    ReadAttachment,
    ReadSheets,
    ReadThumbnail,
)
from app.clock import FixedClock
from app.correction.messages import (
    AddSubjectNote,
    Checked,
    CheckInKind,
    FourHistory,
    ListSubjects,
    ReadLadder,
    ReadReporter,
    ReadSubject,
    RecordCheckIn,
    RecordSearchStep,
    RecordSubjectVisit,
    ReviseProfile,
    SearchWay,
    StartSearch,
    SubjectDetail,
    SubjectTab,
    VisitTarget,
)
from app.errors import Refused
from app.history.messages import ReadHistory
from app.ids import Id, new_id
from app.people.messages import (
    FindPerson,
    ListLooks,
    ListPersons,
    LookInto,
    Purpose,
    ReadPersonFile,
    Secret,
)
from app.search.messages import Search
from app.today.messages import ReadDues, ReadToday
from app.vault.messages import UserCard
from tests.correction.registering import GUARDIAN, Life, given, judgment, man, minor, woman
from tests.correction.serving import looked, serve
from tests.office import Office, let_settle

_FINAL = date(2026, 6, 11)


@pytest.fixture
def young(office: Office, clock: FixedClock) -> Life:
    """A minor, registered by the head of the office."""
    case = judgment(
        doc_on=date(2026, 6, 1), effective_on=_FINAL, start_on=_FINAL, end_on=date(2026, 12, 10)
    )
    return Life(office, clock, given(minor, case, guardian=GUARDIAN))


def _sits(office: Office, clock: FixedClock, role: Role) -> Office:
    """Another user at the same laptop."""
    user = UserCard(new_id(clock), "梁志强", role, None, False)
    let_settle(office.desk)  # two desks share one connection here, as no laptop ever does
    desk = bootstrap.open_desk(office.books, user, clock)
    let_settle(desk)
    return Office(desk, office.books, user, office.key, office.path)


def test_a_minor_is_a_dash_in_the_list_of_who_is_not_assigned(
    young: Life, office: Office, clock: FixedClock
) -> None:
    own = office.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows
    assert [card.name for card in own] == ["吴某轩"]
    other = _sits(office, clock, Role.OFFICER)
    (card,) = other.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows
    assert (card.name, card.number, card.due) == ("", "", None)
    assert card.minor


def test_nothing_else_tells_of_the_minor_either(
    young: Life, office: Office, clock: FixedClock
) -> None:
    person = young.read().person.id
    assert office.desk.ask(Search("吴某轩")).result()
    other = _sits(office, clock, Role.OFFICER).desk
    with pytest.raises(Refused, match="只有所长和专管这名对象的人能看"):
        other.ask(ReadSubject(young.id)).result()
    with pytest.raises(Refused):
        other.ask(ReadHistory(young.id)).result()
    assert other.ask(Search("吴某轩")).result() == ()
    assert other.ask(ReadDues((young.id,))).result() == ()
    today = other.ask(ReadToday(days=30)).result()
    assert not any(row.record == young.id for group in today.groups for row in group.rows)
    assert other.ask(FindPerson(id_no=minor.id_no)).result() == ()
    assert person not in {one.id for one in other.ask(ListPersons()).result()}
    with pytest.raises(Refused):
        other.ask(ReadPersonFile(person)).result()


def test_nothing_is_done_in_a_record_that_may_not_be_seen(
    young: Life, office: Office, clock: FixedClock
) -> None:
    other = _sits(office, clock, Role.OFFICER).desk
    with pytest.raises(Refused, match="未成年人的记录"):
        other.do(AddSubjectNote(young.id, "来电")).result()
    assert other.ask(ListAttachments(young.id)).result() == ()


def test_who_is_assigned_sees_the_minor(young: Life, office: Office, clock: FixedClock) -> None:
    other = _sits(office, clock, Role.OFFICER)
    young.do(ReviseProfile(young.id, aides=(other.user.id,)))
    assert other.desk.ask(ReadSubject(young.id)).result().person.name == "吴某轩"


def test_an_adult_is_open_to_every_officer(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(man))
    other = _sits(office, clock, Role.OFFICER)
    assert other.desk.ask(ReadSubject(life.id)).result().person.name == "赵某宁"


def test_a_mediator_reads_no_history_of_a_line_that_is_closed(
    office: Office, clock: FixedClock
) -> None:
    life = Life(office, clock, given(man))
    mediator = _sits(office, clock, Role.MEDIATOR).desk
    with pytest.raises(Refused, match="您不办理这项业务"):
        mediator.ask(ReadHistory(life.id)).result()
    assert office.desk.ask(ReadHistory(life.id)).result()


# -- who only helps (#26) --------------------------------------------------------------------


def test_an_aide_sees_the_assigned_alone(office: Office, clock: FixedClock) -> None:
    life, other = Life(office, clock, given(man)), Life(office, clock, given(woman))
    aide = _sits(office, clock, Role.AIDE)
    assert aide.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows == ()
    with pytest.raises(Refused, match="没有分给您协助"):
        aide.desk.ask(ReadSubject(life.id)).result()
    life.do(ReviseProfile(life.id, aides=(aide.user.id,)))
    (card,) = aide.desk.ask(ListSubjects(SubjectTab.AWAITED)).result().rows
    assert card.id == life.id
    with pytest.raises(Refused):
        aide.desk.ask(ReadSubject(other.id)).result()


def test_cor_w26_an_aide_reads_neither_the_judgment_nor_the_health(
    office: Office, clock: FixedClock
) -> None:
    case = judgment(victims=("张某",), co_offenders=("李某",))
    entered = given(man, case, infectious="肺结核", four_history=(FourHistory.DRUGS,))
    life = Life(office, clock, entered)
    life.do(AddSubjectNote(life.id, "危险驾驶案的被害人来过"))
    aide = _sits(office, clock, Role.AIDE)
    life.do(ReviseProfile(life.id, aides=(aide.user.id,)))
    seen = aide.desk.ask(ReadSubject(life.id)).result()
    told = repr(seen)
    secrets = ("危险驾驶", "张某", "李某", "肺结核", "刑初9001", "新会区人民法院", man.id_no)
    assert [word for word in secrets if word in told] == []
    assert seen.guarded
    assert seen.person.name == "赵某宁"
    assert seen.judgment.end_on == date(2026, 8, 30)  # between which days it runs is no secret
    assert set(seen.actions) <= {"AddSubjectNote", "RecordSubjectVisit"}
    with pytest.raises(Refused):
        aide.desk.ask(ReadHistory(life.id)).result()


def test_an_aide_writes_a_note_and_nothing_else(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(man))
    aide = _sits(office, clock, Role.AIDE)
    with pytest.raises(Refused, match="没有分给您协助"):
        aide.desk.do(AddSubjectNote(life.id, "上门")).result()
    life.do(ReviseProfile(life.id, aides=(aide.user.id,)))
    aide.desk.do(AddSubjectNote(life.id, "上门走访，家里正常")).result()
    assert any("上门走访" in item.title for item in life.read().timeline)
    with pytest.raises(Refused, match="社工不能"):
        aide.desk.do(ReviseProfile(life.id, political="群众")).result()
    assert aide.desk.ask(Search("赵某宁")).result() == ()


# -- what is covered until somebody says what for ------------------------------------------------


def test_a_record_is_read_without_crime_health_and_notes_until_a_look_is_written_down(
    office: Office, clock: FixedClock
) -> None:
    entered = given(man, infectious="肺结核", four_history=(FourHistory.DRUGS,))
    life = Life(office, clock, entered)
    plain = repr(life.read())
    for words in ("危险驾驶", "肺结核", "吸毒"):
        assert words not in plain
    person = life.read().person.id

    def look(what: Secret) -> Id:
        made: Id = office.desk.do(LookInto(person, what, Purpose.PAPER)).result()
        return made

    def seen(*looks: Id) -> SubjectDetail:
        return office.desk.ask(ReadSubject(life.id, looks)).result()

    crime, health = look(Secret.CRIME), look(Secret.HEALTH)
    assert seen(crime).judgment.offence == "危险驾驶罪"
    assert (seen(crime).infectious, seen(crime).uncovered) == ("", frozenset({Secret.CRIME}))
    ill = seen(health)
    assert (ill.infectious, ill.four_history) == ("肺结核", (FourHistory.DRUGS,))
    assert ill.judgment.offence == ""
    assert seen(new_id(clock)).judgment.offence == ""  # nobody wrote that look down
    other = _sits(office, clock, Role.OFFICER).desk
    assert other.ask(ReadSubject(life.id, (crime,))).result().judgment.offence == ""
    clock.set(clock.now() + timedelta(hours=2))
    assert seen(crime).judgment.offence == ""  # one look lasts an hour
    told = office.desk.ask(ListLooks()).result()
    assert {one.what for one in told} == {Secret.CRIME, Secret.HEALTH}


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 50), "white").save(made, "PNG")
    return made.getvalue()


def test_files_lie_closed_until_a_look_at_what_they_show(office: Office, clock: FixedClock) -> None:
    life = Life(office, clock, given(man))
    desk = office.desk
    about = About("correction", life.id)
    photo = desk.do(AddAttachment(about, _picture(), "本人照片.png")).result()
    record = desk.do(AddAttachment(about, _picture(), "病历.png")).result()
    rows = {one.id: one.closed for one in desk.ask(ListAttachments(life.id)).result()}
    assert rows == {photo: Secret.PHOTO, record: Secret.HEALTH}
    for query in (ReadAttachment(photo), ReadThumbnail(photo), ReadSheets(photo)):
        with pytest.raises(Refused, match="平时遮着"):
            desk.ask(query).result()
    look = (looked(desk, life.id, Secret.PHOTO),)
    rows = {one.id: one.closed for one in desk.ask(ListAttachments(life.id, look)).result()}
    assert rows == {photo: None, record: Secret.HEALTH}
    assert desk.ask(ReadAttachment(photo, look)).result()
    with pytest.raises(Refused, match="平时遮着"):
        desk.ask(ReadAttachment(record, look)).result()
    with pytest.raises(Refused, match="平时遮着"):  # a look is of who wrote it down
        _sits(office, clock, Role.OFFICER).desk.ask(ReadAttachment(photo, look)).result()


def test_the_desk_of_reports_tells_neither_what_was_noted_nor_where_somebody_was(
    office: Office, clock: FixedClock
) -> None:
    desk = office.desk
    subject = serve(desk, "何永健")
    desk.do(RecordCheckIn(subject, CheckInKind.TELEPHONE, Checked.VOICE, "在广州看肝病")).result()
    desk.do(RecordSubjectVisit(subject, VisitTarget.FAMILY, "住在表哥家", ("陈敏",))).result()
    search = desk.do(StartSearch(subject, clock.now(), "昨天电话")).result()
    desk.do(
        RecordSearchStep(search, clock.now(), SearchWay.VILLAGE, "邻居说去了台山", ("陈敏", "黄伟"))
    ).result()
    secrets = ("肝病", "表哥", "台山")

    def told(*looks: Id) -> list[str]:
        seen = repr(desk.ask(ReadReporter(subject, looks=looks)).result())
        seen += repr(desk.ask(ReadLadder(subject, looks)).result())
        seen += repr(desk.ask(ReadSubject(subject, looks)).result().ladder)
        return [word for word in secrets if word in seen]

    assert told() == []
    assert told(looked(desk, subject, Secret.PHOTO)) == []  # a face says nothing of the rest
    assert told(looked(desk, subject)) == list(secrets)
    about = About("correction", subject)
    desk.do(AddAttachment(about, _picture(), "身份证.png")).result()
    photo = desk.do(AddAttachment(about, _picture(), "证件照.png")).result()
    desk.do(AddAttachment(about, _picture(), "走访照片.png")).result()
    assert desk.ask(ReadReporter(subject)).result().photo == photo
