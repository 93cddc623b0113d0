"""Drafts: kept as typed, one's own alone, and never a line in the journal."""

from __future__ import annotations

from datetime import date, datetime

from app import bootstrap
from app.access import Role
from app.clock import CHINA, FixedClock
from app.drafts.messages import DraftView, DropDraft, ListDrafts, SaveDraft
from app.ids import new_id
from app.mediation.messages import DisputeType
from app.vault.messages import UserCard
from tests.office import Office
from tests.refusals import journal, refused

FORM = "mediation"
FIELDS = {
    "parties": [{"name": "黄䶮", "id_no": "440799", "traits": ("老年人",)}, {}],
    "facts": "写到一半，",
    "occurred_on": date(2026, 11, 20),
    "amount_fen": None,
    "consent": True,
    "dispute_type": DisputeType.NEIGHBOUR,
}


def _drafts(office: Office, form: str = FORM) -> tuple[DraftView, ...]:
    return office.desk.ask(ListDrafts(form)).result()


def test_a_draft_comes_back_as_it_stood(office: Office, clock: FixedClock) -> None:
    id = new_id(clock)
    kept = office.desk.do(SaveDraft(id, FORM, "黄䶮与谭𬍛㛃", FIELDS)).result()
    assert kept == clock.now()
    (draft,) = _drafts(office)
    assert (draft.id, draft.form, draft.title) == (id, FORM, "黄䶮与谭𬍛㛃")
    assert draft.fields == {
        "parties": [{"name": "黄䶮", "id_no": "440799", "traits": ["老年人"]}, {}],
        "facts": "写到一半，",
        "occurred_on": "2026-11-20",
        "amount_fen": None,
        "consent": True,
        "dispute_type": "02",
    }


def test_saved_again_it_is_the_same_draft(office: Office, clock: FixedClock) -> None:
    id = new_id(clock)
    office.desk.do(SaveDraft(id, FORM, "", {"facts": "一"})).result()
    begun = clock.now()
    clock.advance(minutes=3)
    office.desk.do(SaveDraft(id, FORM, "黄䶮", {"facts": "一二"})).result()
    (draft,) = _drafts(office)
    assert (draft.title, draft.fields) == ("黄䶮", {"facts": "一二"})
    assert (draft.started_at, draft.saved_at) == (
        begun,
        datetime(2026, 11, 24, 10, 27, tzinfo=CHINA),
    )


def test_newest_first_and_by_form(office: Office, clock: FixedClock) -> None:
    ids = [new_id(clock) for _ in range(3)]
    for id in ids:
        clock.advance(minutes=1)
        office.desk.do(SaveDraft(id, FORM, "", {})).result()
    office.desk.do(SaveDraft(new_id(clock), "consultation", "", {})).result()
    assert [draft.id for draft in _drafts(office)] == ids[::-1]
    assert len(_drafts(office, "consultation")) == 1
    assert _drafts(office, "other") == ()


def test_a_keystroke_is_no_change_of_the_records(office: Office, clock: FixedClock) -> None:
    entries, id = journal(office.desk), new_id(clock)
    for text in ("黄", "黄䶮", "黄䶮与"):
        office.desk.do(SaveDraft(id, FORM, text, {"facts": text})).result()
    office.desk.do(DropDraft(id)).result()
    assert _drafts(office) == ()
    assert journal(office.desk) == entries
    office.desk.do(DropDraft(id)).result()  # a second time does no harm


def test_a_draft_is_its_writer_s_alone(office: Office, clock: FixedClock) -> None:
    id = new_id(clock)
    office.desk.do(SaveDraft(id, FORM, "", {"facts": "一"})).result()
    user = UserCard(new_id(clock), "梁志强", Role.OFFICER, None, False)
    other = bootstrap.open_desk(office.books, user, clock)
    assert other.ask(ListDrafts(FORM)).result() == ()
    other.do(DropDraft(id)).result()
    (fault,) = refused(other, SaveDraft(id, FORM, "", {"facts": "二"}))
    assert "另一位同事" in fault.message
    assert [draft.fields for draft in _drafts(office)] == [{"facts": "一"}]


def test_drafts_outlive_the_program(office: Office, clock: FixedClock) -> None:
    office.desk.do(SaveDraft(new_id(clock), FORM, "黄䶮", FIELDS)).result()
    before = _drafts(office)
    office.desk.close()
    books = bootstrap.open_books(office.path, office.key)
    desk = bootstrap.open_desk(books, office.user, clock)
    assert desk.ask(ListDrafts(FORM)).result() == before
    desk.close()
