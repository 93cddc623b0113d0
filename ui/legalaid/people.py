"""Who takes part in legal aid: who is aided, who files, the other side, who acts."""

from __future__ import annotations

__all__ = ["sides_of"]

from collections.abc import Iterator

from app.i18n import tr
from app.legalaid.messages import AidDetail, AssignmentView, PartyRole, PartyView, WishView
from app.people.messages import PersonView, mask_phone
from ui.legalaid.actions import AidRecord
from ui.records.people import Side, person_lines

_LABELS = {
    PartyRole.OPPONENT: tr("对方"),
    PartyRole.FILER: tr("代申请"),
    PartyRole.GUARDIAN: tr("法定代理人"),
}


def sides_of(record: AidRecord) -> tuple[Side, ...]:
    """Who is aided first; a minor by the masked name (未成年人保护法 第103条)."""
    return tuple(_wished(record) if isinstance(record, WishView) else _sides(record))


def _sides(record: AidDetail) -> Iterator[Side]:
    name = record.masked_name if record.minor else record.person.name
    yield _main(record.person, name)
    for one in record.parties:
        yield _party(one)
    if record.assignment is not None:
        yield _lawyer(record.assignment)


def _wished(wish: WishView) -> Iterator[Side]:
    if wish.person is not None:
        yield _main(wish.person, wish.title)
    else:
        phone = mask_phone(wish.phone) if wish.phone else tr("没有留电话")
        yield Side(wish.title, "", (phone,), main=True)
    if wish.opponent:
        known = wish.opponent_person
        yield Side(wish.opponent_shown, tr("对方"), file=known.id if known else None)


def _main(person: PersonView, name: str) -> Side:
    return Side(name, *person_lines(person), main=True, file=person.id)


def _party(one: PartyView) -> Side:
    lines = [tr("与本人的关系：{what}").format(what=one.relation)] if one.relation else []
    if one.household:
        lines.append(tr("与申请人同住，只看申请人自己的收入"))
    if one.lawyer:
        lawyer = tr("代理人 {name}").format(name=one.lawyer)
        lines.append(tr("，").join(filter(None, (lawyer, one.lawyer_unit))))
    if one.person is None:
        return Side(one.shown, _LABELS[one.role], tuple(lines))
    if one.person.phone:
        lines.append(mask_phone(one.person.phone))
    return Side(one.shown, _LABELS[one.role], tuple(lines), file=one.person.id)


def _lawyer(one: AssignmentView) -> Side:
    lines = tuple(filter(None, (one.unit, one.phone)))  # an office's number is public
    return Side(one.lawyer or one.unit, tr("承办人"), lines)
