"""Looks for both sides of a matter in all lines, by role, as far as the reader may see them."""

from __future__ import annotations

__all__ = ["QUERIES", "check_conflict"]

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from app.errors import Refused
from app.i18n import tr
from app.ids import Id
from app.legalaid import NAME
from app.legalaid.messages.conflict import (
    CheckConflict,
    ConflictHit,
    ConflictKind,
    ConflictRecord,
    ConflictView,
    PartyHint,
)
from app.legalaid.rules.guards import check_lawyer
from app.lines import Lines
from app.messages import PersonRecord
from app.people import idnumbers, names, phones
from app.people.discretion import known_elsewhere, organisation_records, records_of, seen_by
from app.people.messages import IdKind
from app.people.plain import plain
from app.people.seeking import Found, Wanted, files_of
from app.work import Handler, Work
from db.tables.aid import AidAssignment
from db.tables.legalaid import AidCase, AidParty
from db.tables.people import Organisation, Person, PersonRelation

_SHOWN = 20  # records of one finding


@dataclass(frozen=True, slots=True)
class _Side:
    """One of a side, and what the office has of them, as far as the reader may know."""

    hint: PartyHint
    sure: frozenset[Id]
    alike: Mapping[Id, str]

    @property
    def files(self) -> frozenset[Id]:
        return self.sure | frozenset(self.alike)


def check_conflict(query: CheckConflict, work: Work) -> ConflictView:
    """What speaks against taking this side, or asks for a look."""
    ours, *theirs = _sides((query.applicant, *query.opponents), work)
    persons = ours.files.union(*(side.files for side in theirs if not side.hint.organisation))
    firms = frozenset[Id]().union(*(side.files for side in theirs if side.hint.organisation))
    records = [*records_of(work, persons), *organisation_records(work, firms)]
    found = [one for one in records if one.record != query.record]
    home = list(_household(ours, theirs, work))
    hits = [
        *_one(ours, theirs),
        *_lawyers(query, ours, theirs, found, work),
        *_together(ours, theirs, found, work),
        *home,
        *_before(ours, found, work),
        *_alike((ours, *theirs), work),
    ]
    return ConflictView(
        hits=tuple(sorted(hits, key=lambda hit: hit.kind.value)),
        household=bool(home),
        elsewhere=known_elsewhere(work, persons),
    )


def _sides(hints: Sequence[PartyHint], work: Work) -> list[_Side]:
    """Each side as far as the reader may know of it; who may be known is asked for all at once."""
    found = [(hint, _found(hint, work)) for hint in hints]
    persons = frozenset[Id]().union(*(one.all for hint, one in found if not hint.organisation))
    seen = seen_by(work, persons) if persons else set()
    sides = []
    for hint, one in found:
        if hint.organisation:
            sides.append(_Side(hint, one.sure, {}))
        else:
            alike = {id: why for id, why in one.alike.items() if id in seen}
            sides.append(_Side(hint, one.sure & seen, alike))
    return sides


def _found(hint: PartyHint, work: Work) -> Found:
    if hint.organisation:
        return Found(_firms(hint, work), {})
    wanted = Wanted(
        name=_kept(names.parse, hint.name),
        id_no=_number(hint.id_no, work),
        phone=_kept(phones.parse, hint.phone),
        birth=hint.birth,
        id=hint.id,
    )
    return files_of(work.session, wanted)


def _firms(hint: PartyHint, work: Work) -> frozenset[Id]:
    """An organisation has no number people know by heart: its name is what it is known by."""
    said = [Organisation.id == hint.id] if hint.id else []
    if hint.name.strip():
        said.append(Organisation.name == plain(hint.name))
    if hint.uscc.strip():
        said.append(Organisation.uscc == hint.uscc.strip().upper())
    found: set[Id] = set()
    for one in said:
        query = select(Organisation.id).where(one, ~Organisation.voided)
        found.update(work.session.scalars(query))
    return frozenset(found)


# -- findings --------------------------------------------------------------------------------


def _one(ours: _Side, theirs: Sequence[_Side]) -> Iterator[ConflictHit]:
    for side in theirs:
        if not side.hint.organisation and (
            ours.sure & side.sure or _same_number(ours.hint, side.hint)
        ):
            says = tr("申请人和对方的证件号码相同，请核对两边填的是谁")
            yield _hit(ConflictKind.ONE, says, (ours, side), sure=True)


def _same_number(one: PartyHint, other: PartyHint) -> bool:
    number = plain(one.id_no).upper()
    return bool(number) and number == plain(other.id_no).upper()


def _lawyers(
    query: CheckConflict,
    ours: _Side,
    theirs: Sequence[_Side],
    found: Sequence[PersonRecord],
    work: Work,
) -> Iterator[ConflictHit]:
    """M25: who acts for the other side in what is known here, against who is to act for ours."""
    if not (query.lawyer.strip() or query.unit.strip()):
        return
    of_ours = {one.record for one in found if one.line == NAME and one.person in ours.files}
    shared = of_ours | ({query.record} if query.record else set())  # 同一案件, not any of theirs
    ids = frozenset[Id]().union(*(side.files for side in theirs))
    sides = [side.hint.name for side in theirs]
    for fault in check_lawyer(query.lawyer, query.unit, _rivals(shared, ids, work), sides):
        yield ConflictHit(
            ConflictKind.LAWYER, tr(ConflictKind.LAWYER.label), fault.message,
            (query.lawyer or query.unit,), sure=True, law=tr("律师法"), article=tr("第39条"),
        )  # fmt: skip


def _rivals(
    records: Collection[Id], theirs: Collection[Id], work: Work
) -> Iterator[tuple[str, str]]:
    """(Lawyer, unit) who act for the other side: assigned to them, or named as theirs."""
    assigned = (
        select(AidAssignment.lawyer, AidAssignment.unit)
        .join(AidCase, AidCase.id == AidAssignment.case)
        .where(
            AidCase.id.in_(records),
            AidCase.person.in_(theirs),
            ~AidAssignment.voided,
            AidAssignment.ended_on.is_(None),
        )
    )
    yield from ((one, other) for one, other in work.session.execute(assigned))
    named = select(AidParty.lawyer, AidParty.lawyer_unit).where(
        AidParty.case.in_(records),
        or_(AidParty.person.in_(theirs), AidParty.organisation.in_(theirs)),
        ~AidParty.voided,
        or_(AidParty.lawyer != "", AidParty.lawyer_unit != ""),
    )
    yield from ((one, other) for one, other in work.session.execute(named))


def _together(
    ours: _Side, theirs: Sequence[_Side], found: Sequence[PersonRecord], work: Work
) -> Iterator[ConflictHit]:
    """Records in which both sides stand: opposed elsewhere, or the other side is aided here."""
    of_record: dict[Id, list[PersonRecord]] = defaultdict(list)
    for one in found:
        of_record[one.record].append(one)
    for side in theirs:
        both = [
            some
            for some in of_record.values()
            if any(one.person in ours.files for one in some)
            and any(one.person in side.files for one in some)
        ]
        aided = [some for some in both if _aids(some, side, work)]
        others = [some for some in both if some not in aided]
        sure = bool(ours.sure and side.sure)
        if aided:
            says = tr("{name}已经因为同申请人的事得到法律援助，两边要由不同的律师、律所办理")
            yield _hit(
                ConflictKind.CROSSED, says.format(name=side.hint.name), (ours, side), sure=sure,
                records=_records(aided, work), place=(tr("律师法"), tr("第39条")),
            )  # fmt: skip
        if others:
            says = tr("申请人和{name}在下面的事里都有份，看看是不是同一件事")
            yield _hit(
                ConflictKind.OPPOSED, says.format(name=side.hint.name), (ours, side), sure=sure,
                records=_records(others, work),
            )  # fmt: skip


def _aids(records: Sequence[PersonRecord], side: _Side, work: Work) -> bool:
    """Whether a record of ours aids this side."""
    case = work.session.get(AidCase, records[0].record) if records[0].line == NAME else None
    return case is not None and case.person in side.files


def _household(ours: _Side, theirs: Sequence[_Side], work: Work) -> Iterator[ConflictHit]:
    """The other side is of the household: written down as kin, or living at the same address."""
    persons = [side for side in theirs if not side.hint.organisation]
    if not persons:
        return
    kin, named = _kin(ours.files, work) if ours.files else (set(), set())
    homes = _addresses((ours, *persons), work)
    for side in persons:
        related = bool(kin & side.files) or side.hint.name.strip() in named
        together = bool(homes[0] & homes[1 + persons.index(side)])
        if related or together:
            why = tr("档案里登记是亲属") if related else tr("住址相同")
            says = tr("{why}。是共同生活的家人的，经济状况只算申请人本人")
            yield _hit(
                ConflictKind.HOUSEHOLD, says.format(why=why), (ours, side), sure=related,
                place=(tr("法律援助法"), tr("第41条")),
            )  # fmt: skip


def _kin(ours: Collection[Id], work: Work) -> tuple[set[Id], set[str]]:
    """Files and names of who is written down as close to these, from either side."""
    rows = work.session.execute(
        select(PersonRelation.person, PersonRelation.other, PersonRelation.name).where(
            or_(PersonRelation.person.in_(ours), PersonRelation.other.in_(ours)),
            ~PersonRelation.voided,
        )
    ).all()
    files = {id for person, other, _ in rows for id in (person, other) if id and id not in ours}
    return files, {name for person, _, name in rows if person in ours}


def _addresses(sides: Sequence[_Side], work: Work) -> list[set[str]]:
    """Of each side its addresses with a house number: a whole village is not a household."""
    sure = frozenset[Id]().union(*(side.sure for side in sides))
    kept = dict(
        work.session.execute(select(Person.id, Person.address).where(Person.id.in_(sure))).all()
    )
    return [
        {
            plain(one)
            for one in (side.hint.address, *(kept.get(id, "") for id in side.sure))
            if any(char.isdigit() for char in one)
        }
        for side in sides
    ]


def _before(ours: _Side, found: Sequence[PersonRecord], work: Work) -> Iterator[ConflictHit]:
    """The applicant's own applications: the same matter is not aided twice."""
    own: dict[Id, list[PersonRecord]] = defaultdict(list)
    for one in found:
        if one.line == NAME and one.person in ours.files:
            own[one.record].append(one)
    if own:
        says = tr("申请人在这里办过 {n} 件法律援助，看看是不是同一事项")
        yield _hit(
            ConflictKind.KNOWN, says.format(n=len(own)), (ours,), sure=bool(ours.sure),
            records=_records(own.values(), work),
        )  # fmt: skip


def _alike(sides: Iterable[_Side], work: Work) -> Iterator[ConflictHit]:
    for side in sides:
        if side.sure or not side.alike:
            continue
        rows = work.session.execute(
            select(Person.id, Person.name).where(Person.id.in_(side.alike))
        ).all()
        parts = [tr("{name}（{why}）").format(name=name, why=side.alike[id]) for id, name in rows]
        says = tr("{typed}可能就是已有档案里的{found}，请看证件核对")
        yield _hit(
            ConflictKind.ALIKE,
            says.format(typed=side.hint.name, found=tr("、").join(parts)),
            (side,),
            sure=False,
        )


def _hit(
    kind: ConflictKind,
    text: str,
    sides: Iterable[_Side],
    *,
    sure: bool,
    records: tuple[ConflictRecord, ...] = (),
    place: tuple[str, str] = ("", ""),
) -> ConflictHit:
    who = tuple(side.hint.name for side in sides)
    return ConflictHit(kind, tr(kind.label), text, who, sure, records, *place)


def _records(groups: Iterable[Sequence[PersonRecord]], work: Work) -> tuple[ConflictRecord, ...]:
    labels = {line.name: line.label for line in work.tool(Lines)}
    return tuple(
        ConflictRecord(
            line=some[0].line,
            label=labels.get(some[0].line, ""),
            record=some[0].record,
            title=some[0].title,
            number=some[0].number,
            since=some[0].since,
            roles=tuple(dict.fromkeys(one.role for one in some)),
            state=some[0].state,
        )
        for some in list(groups)[:_SHOWN]
    )


# -- as files keep it ------------------------------------------------------------------------


def _kept(parse: Callable[[str], str], text: str) -> str:
    try:
        return parse(text) if text.strip() else ""
    except Refused:
        return text.strip()


def _number(text: str, work: Work) -> str:
    if not text.strip():
        return ""
    try:
        return idnumbers.parse(IdKind.RESIDENT, text, work.clock.today()).normalised
    except Refused:
        return plain(text)


QUERIES: Mapping[type, Handler] = {CheckConflict: check_conflict}
