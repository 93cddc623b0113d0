"""What the city itself enters in the books of an office: its committees and number blocks."""

from __future__ import annotations

__all__ = ["NUMBERED", "BlockUse", "add_mediators", "block_uses", "furnish", "top_up"]

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.city.city import City
from app.i18n import tr
from app.ids import Id, new_id
from app.legalaid.numbering import BLOCK_KIND as AID_KIND
from app.legalaid.numbering import EACH, first_number, register_of
from app.mediation.numbering import BLOCK_KIND
from app.office.founding import committee_row, committees_of
from app.sync.hub import city_publish, own_stream
from app.sync.ledger import Ledger
from db.journal import Pen
from db.tables import Journalled
from db.tables.city import HubDevice
from db.tables.legalaid import AidCase
from db.tables.mediation import MediationCase
from db.tables.office import Committee, Mediator, NumberBlock

_TOWN = 50, 20  # how many numbers at a time, and how few may be left
_VILLAGE = 10, 3
_STATION = 50, 20
_DECEMBER = 12
NUMBERED = frozenset(
    {MediationCase.__tablename__, AidCase.__tablename__}
)  # tables whose rows use numbers up


@dataclass(frozen=True, slots=True)
class BlockUse:
    """How far a block is used.

    Attributes:
        committee: its name; 法律援助 for the numbers of applications.
        used: how many numbers have a case; last: the highest of them, lo - 1 for none.
        revoked: its laptop is out of use, so what is left stays empty.
    """

    block: NumberBlock
    committee: str
    used: int
    last: int
    revoked: bool

    @property
    def left(self) -> int:
        """Numbers that may still be given."""
        return self.block.hi - self.last

    @property
    def gaps(self) -> int:
        """Numbers passed over, or never to be given any more."""
        passed = self.last - self.block.lo + 1 - self.used
        return passed + (self.left if self.revoked else 0)


@dataclass(frozen=True, slots=True)
class _Register:
    """Whose numbers they are: so many at a time, more when fewer than that are left."""

    owner: Id
    kind: str
    size: int
    fewest: int
    first: int = 1
    last: int | None = None


def furnish(session: Session, city: City, office: str) -> None:
    """Enter the committees of an office, at its first laptop, and blocks for every laptop."""
    known = set(session.scalars(select(Committee.id).where(Committee.office == office)))
    seeds = [seed for seed in committees_of(office, city.divisions) if seed.id not in known]
    _write(session, city, office, [committee_row(seed, office) for seed in seeds])
    top_up(session, city, office)


def add_mediators(session: Session, city: City, office: str, names: Iterable[str]) -> None:
    """Enter mediators of the town's committee, those that are not in the books yet."""
    known = set(session.scalars(select(Mediator.name).where(Mediator.office == office)))
    committee = next(committees_of(office, city.divisions)).id
    rows = [
        Mediator(id=new_id(city.clock), office=office, committee=committee, name=name)
        for name in dict.fromkeys(names)
        if name not in known
    ]
    _write(session, city, office, rows)


def top_up(session: Session, city: City, office: str) -> None:
    """Reserve more numbers wherever a laptop has few left; next year's in December."""
    today = city.clock.today()
    years = [today.year, today.year + 1] if today.month == _DECEMBER else [today.year]
    devices = session.scalars(
        select(HubDevice.device).where(HubDevice.office == office, HubDevice.revoked_at.is_(None))
    ).all()
    committees = session.scalars(
        select(Committee).where(Committee.office == office, ~Committee.voided)
    ).all()
    registers = [_of_committee(committee) for committee in committees]
    registers.append(_of_station(office, city))
    for year in years:
        uses = list(block_uses(session, office, year))
        rows: list[NumberBlock] = []
        for register in registers:
            mine = [use for use in uses if use.block.committee == register.owner]
            top = max((use.block.hi for use in mine), default=register.first - 1)
            for device in devices:
                left = sum(use.left for use in mine if use.block.device == device)
                full = register.last is not None and top + register.size > register.last
                if left < register.fewest and not full:
                    rows.append(_block(city, office, register, (year, top + 1), device))
                    top += register.size
        _write(session, city, office, rows)


def _of_committee(committee: Committee) -> _Register:
    size, fewest = _VILLAGE if committee.division else _TOWN
    return _Register(committee.id, BLOCK_KIND, size, fewest)


def _of_station(office: str, city: City) -> _Register:
    size, fewest = _STATION
    first = first_number(office, city.divisions)
    return _Register(register_of(office), AID_KIND, size, fewest, first, first + EACH - 1)


def block_uses(session: Session, office: str, year: int | None = None) -> Iterator[BlockUse]:
    """How far each block of an office is used, of one year or of all."""
    yield from _committee_uses(session, office, year)
    yield from _station_uses(session, office, year)


def _committee_uses(session: Session, office: str, year: int | None) -> Iterator[BlockUse]:
    given = (
        (MediationCase.committee == NumberBlock.committee)
        & (MediationCase.number_year == NumberBlock.year)
        & MediationCase.number.between(NumberBlock.lo, NumberBlock.hi)
    )
    used, last = func.count(MediationCase.number.distinct()), func.max(MediationCase.number)
    query = (
        select(NumberBlock, Committee.name, HubDevice.revoked_at, used, last)
        .join(Committee, Committee.id == NumberBlock.committee)
        .outerjoin(HubDevice, HubDevice.device == NumberBlock.device)
        .outerjoin(MediationCase, given)
        .where(NumberBlock.office == office, ~NumberBlock.voided)
        .group_by(NumberBlock.id, Committee.name, HubDevice.revoked_at)
        .order_by(NumberBlock.year, NumberBlock.committee, NumberBlock.lo)
    )
    if year is not None:
        query = query.where(NumberBlock.year == year)
    for block, committee, revoked_at, count, highest in session.execute(query):
        yield _use(block, committee, count, highest, revoked=revoked_at is not None)


def _station_uses(session: Session, office: str, year: int | None) -> Iterator[BlockUse]:
    given = (
        (AidCase.office == NumberBlock.office)
        & (AidCase.number_year == NumberBlock.year)
        & AidCase.number.between(NumberBlock.lo, NumberBlock.hi)
    )
    used, last = func.count(AidCase.number.distinct()), func.max(AidCase.number)
    query = (
        select(NumberBlock, HubDevice.revoked_at, used, last)
        .outerjoin(HubDevice, HubDevice.device == NumberBlock.device)
        .outerjoin(AidCase, given)
        .where(NumberBlock.office == office, NumberBlock.kind == AID_KIND, ~NumberBlock.voided)
        .group_by(NumberBlock.id, HubDevice.revoked_at)
        .order_by(NumberBlock.year, NumberBlock.lo)
    )
    if year is not None:
        query = query.where(NumberBlock.year == year)
    for block, revoked_at, count, highest in session.execute(query):
        yield _use(block, tr("法律援助"), count, highest, revoked=revoked_at is not None)


def _use(
    block: NumberBlock, owner: str, used: int, highest: int | None, *, revoked: bool
) -> BlockUse:
    return BlockUse(block, owner, used, block.lo - 1 if highest is None else highest, revoked)


def _block(
    city: City, office: str, register: _Register, start: tuple[int, int], device: Id
) -> NumberBlock:
    year, lo = start
    return NumberBlock(
        id=new_id(city.clock),
        office=office,
        committee=register.owner,
        kind=register.kind,
        year=year,
        device=device,
        lo=lo,
        hi=lo + register.size - 1,
    )


def _write(session: Session, city: City, office: str, rows: Iterable[Journalled]) -> None:
    """Rows in the city's own hand, put in the office's order."""
    rows = list(rows)
    if not rows:
        return
    stream = own_stream(Ledger(session), city.merge, office)
    session.info["pen"] = Pen(stream.no, office, city.hub, city.clock)
    try:
        session.add_all(rows)
        session.flush()
    finally:
        del session.info["pen"]
    city_publish(Ledger(session), office)
