"""The office of the samples: 新会区大泽司法所, its mediators, and people who cannot exist."""

from __future__ import annotations

__all__ = ["MEDIATORS", "OFFICE", "furnish", "mediator_id", "person", "seat_mediators"]

from collections.abc import Iterator

from app.ids import Id, named_id
from app.legalaid.numbering import BLOCK_KIND as AID_KIND
from app.legalaid.numbering import first_number, register_of
from app.mediation.numbering import BLOCK_KIND
from app.office.codes import Post
from app.office.founding import committee_row, committees_of
from app.people.divisions import Divisions
from app.people.idnumbers import check_digit
from app.people.messages import PersonInput, Sex
from app.work import Work
from db.tables.office import Committee, Mediator, NumberBlock

OFFICE = "440705101"

# (name, village code or None for the town's committee)
MEDIATORS: tuple[tuple[str, str | None], ...] = (
    ("陈丽华", None),
    ("梁志强", None),
    ("冯敏仪", None),
    ("吴振邦", None),
    ("冯桂芳", "440705101219"),
    ("李国兴", "440705101205"),
)

_POSTS = {
    "陈丽华": (Post.CHAIR, Sex.FEMALE),
    "梁志强": (Post.DEPUTY, Sex.MALE),
    "冯敏仪": (Post.MEMBER, Sex.FEMALE),
    "吴振邦": (Post.APPOINTED, Sex.MALE),
    "冯桂芳": (Post.CHAIR, Sex.FEMALE),
    "李国兴": (Post.CHAIR, Sex.MALE),
}


def mediator_id(name: str) -> Id:
    """The id of a sample mediator."""
    return named_id("sample mediator", OFFICE, name)


def person(
    name: str, birth: str, order: int, phone: str, address: str, **more: str | tuple[str, ...]
) -> PersonInput:
    """A person with a number of region 440799, which no place has; order is odd for men."""
    number = f"440799{birth.replace('-', '')}{order:03d}"
    return PersonInput(
        name=name,
        id_no=number + check_digit(number),
        phone=phone,
        address=address,
        **more,  # type: ignore[arg-type]
    )


def furnish(_message: object, work: Work) -> None:
    """What a city would have given: committees, mediators, a block of numbers for each."""
    committees = [
        committee_row(seed, OFFICE) for seed in committees_of(OFFICE, work.tool(Divisions))
    ]
    work.session.add_all([*committees, *mediators(), *_blocks(committees, work)])


def seat_mediators(_message: object, work: Work) -> None:
    """The sample mediators alone: the city gave the committees and the numbers."""
    work.session.add_all(mediators())


def mediators() -> Iterator[Mediator]:
    """The sample mediators."""
    for name, village in MEDIATORS:
        post, sex = _POSTS[name]
        yield Mediator(
            id=mediator_id(name),
            office=OFFICE,
            committee=named_id("committee", village or OFFICE),
            name=name,
            sex=sex.value,
            post=post.value,
        )


def _blocks(committees: list[Committee], work: Work) -> Iterator[NumberBlock]:
    for committee in committees:
        yield NumberBlock(
            id=work.new_id(),
            office=OFFICE,
            committee=committee.id,
            kind=BLOCK_KIND,
            year=work.clock.today().year,
            device=work.me.device,
            lo=1,
            hi=500,
        )
    first = first_number(OFFICE, work.tool(Divisions))
    yield NumberBlock(
        id=work.new_id(),
        office=OFFICE,
        committee=register_of(OFFICE),
        kind=AID_KIND,
        year=work.clock.today().year,
        device=work.me.device,
        lo=first,
        hi=first + 99,
    )
