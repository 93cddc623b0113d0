"""The office of the samples: 新会区大泽司法所, its mediators, and people who cannot exist."""

from __future__ import annotations

__all__ = ["MEDIATORS", "OFFICE", "person"]

from app.ids import Id, named_id
from app.people.idnumbers import check_digit
from app.people.messages import PersonInput

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
